"""Photos of written sheets: opened, the sheet found, each label cut out."""
