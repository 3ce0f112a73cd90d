"""A second pair of eyes that notices and never writes."""
