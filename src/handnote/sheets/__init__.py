"""Label stocks, slots, and notes onto slots."""
