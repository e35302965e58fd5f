"""The application; ARCHITECTURE.md shows its rooms and the arrows between them."""
