"""Folders, resources and files."""
