"""What practitioners do. No room knows another."""
