"""Every sentence a seller reads."""
