"""Filing photos of written sheets: the photo with its corners, and the labels cut out of it."""
