"""Order files into orders, keeping only what a note needs."""
