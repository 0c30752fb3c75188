"""Django looks for this package by its name."""
