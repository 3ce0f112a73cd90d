"""The ink room."""
