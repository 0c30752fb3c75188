"""The calls of the vault, one file for each noun."""
