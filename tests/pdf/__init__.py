"""What the PDF holds."""
