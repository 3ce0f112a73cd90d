"""Order files, well and badly made."""
