"""What the sign-in library asks the house, and what the house answers."""
