"""Files for the browser: packed once at set-up, named by their hash, and listed in the import map."""
