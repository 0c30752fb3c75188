"""Measurements anyone can run again, each beside its floor."""
