"""Small widgets that know no rules."""
