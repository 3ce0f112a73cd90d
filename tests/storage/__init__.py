"""What the storage room promises."""
