"""Template tags of Reflect."""
