"""Loads the cast for every test of the house, wherever the test stands."""

pytest_plugins = ["tests.cast"]
