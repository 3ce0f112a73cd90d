"""Evenings as a seller spends them."""
