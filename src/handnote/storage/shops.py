"""Which shop an order file is of, where a channel numbers the orders of each shop from one."""

from handnote.storage.connection import Connection

_NEXT = """
SELECT channel, shop FROM orders INDEXED BY orders_key
WHERE (channel, shop) > (?, ?) AND number <> '' AND parcel_of IS NULL
ORDER BY channel, shop LIMIT 1
"""


def known(connection: Connection, channel: str) -> tuple[str, ...]:
    """Return the shops orders of this channel came from, the oldest first; "" is unnamed."""
    rows = connection.execute(
        "SELECT shop FROM orders WHERE channel = ? GROUP BY shop ORDER BY min(arrival)", (channel,)
    )
    return tuple(shop for (shop,) in rows)


def every(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Return every channel and shop that gave an order a number, in the order of the alphabet.

    Each is a step in the index, however many orders there are of it.
    """
    found: list[tuple[str, str]] = []
    last = ("", "")
    while row := connection.execute(_NEXT, last).fetchone():
        last = row
        found.append(last)
    return tuple(found)


def remembered(connection: Connection, key: str) -> tuple[str, ...]:
    """Return the shops files of this kind and folder were of before."""
    rows = connection.execute("SELECT shop FROM shop_of_file WHERE key = ? ORDER BY shop", (key,))
    return tuple(shop for (shop,) in rows)


def remember(connection: Connection, key: str, shop: str) -> None:
    """Remember the shop a kind of file from a folder is of."""
    connection.execute(
        "INSERT INTO shop_of_file (key, shop) VALUES (?, ?) ON CONFLICT DO NOTHING", (key, shop)
    )
