"""Where things live on this computer: folders, resources, settings."""
