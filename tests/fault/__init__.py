"""What goes wrong underneath, on purpose, and what must hold all the same."""
