"""Label stocks in the window: the chooser, and the sheet for measures of one's own."""
