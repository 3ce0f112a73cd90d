"""Sheets into the bytes that are shown and printed."""
