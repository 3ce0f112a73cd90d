"""Writing on a label with a tablet, a finger or a mouse."""
