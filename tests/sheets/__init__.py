"""Label stocks, slots and imposition."""
