"""Keeping the house: a backup is one file, and restoring it is one command."""
