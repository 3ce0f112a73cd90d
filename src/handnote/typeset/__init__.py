"""Words into positioned glyphs, the same for screen and paper."""
