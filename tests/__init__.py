"""What handnote promises, one sentence a test."""
