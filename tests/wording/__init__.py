"""The sentences a seller reads."""
