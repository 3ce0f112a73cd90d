"""A quiet desk for the one short personal note that goes into a parcel."""
