"""History as one page to read, share with nobody, and keep."""
