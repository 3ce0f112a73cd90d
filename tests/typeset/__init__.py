"""Setting notes in type."""
