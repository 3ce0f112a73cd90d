"""Photos of written sheets, made up with a known truth."""
