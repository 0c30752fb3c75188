"""What the demo's rooms hold. Every person and every scene here is made up."""
