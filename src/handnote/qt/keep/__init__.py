"""Keeping safe and letting go: backups, going back, forgetting, what was thrown away."""
