"""The Print place: the sheet as it will be."""
