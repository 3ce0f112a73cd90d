"""Photos of labels on a saved page: within it, so that it asks no other file for anything."""

from base64 import b64encode

_BEGINS = b"\xff\xd8\xff"


def photo_address(jpeg: bytes) -> str:
    """A JPEG as an address that holds all of it; empty for bytes that are none."""
    if not jpeg.startswith(_BEGINS):
        return ""
    return f"data:image/jpeg;base64,{b64encode(jpeg).decode()}"
