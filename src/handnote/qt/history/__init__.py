"""The History place: everything said, findable."""
