"""Opens a sealed room from outside the browser."""
