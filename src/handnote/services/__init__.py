"""What a seller can do, one module per occasion."""
