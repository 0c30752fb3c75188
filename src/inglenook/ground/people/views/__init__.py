"""The pages of accounts, one file for each sort."""
