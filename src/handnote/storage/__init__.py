"""The seller's one file: opened safely, saved durably, searched."""
