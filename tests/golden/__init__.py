"""Pages as readable text, kept in files and looked at when they change."""
