"""The second pair of eyes: what it notices, and what it lets be."""
