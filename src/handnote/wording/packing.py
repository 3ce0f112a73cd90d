"""What is said of the order in which parcels are packed."""

from handnote.domain.packing import PackingOrder

PACK_BY = "Packing order"
PACK_BY_MENU = "Packing order…"
PACK_BY_ABOUT = "Labels come off the sheet in this order, too."
ORDERS = {
    PackingOrder.SHIP_BY: "By day to send",
    PackingOrder.ARRIVAL: "Oldest order first",
    PackingOrder.SHOP: "Shop by shop",
    PackingOrder.ARRANGED: "As you arranged them",
}
DRAG = (
    "Drag to change the order they come off the sheet, so that it matches your pile of parcels; "
    "or Alt+Up and Alt+Down."
)
MOVE_KEYS = "Alt+Up, Alt+Down"
MOVE_ON_SHEETS = "On Print: move this one up or down in the packing order"


def packed(order: PackingOrder) -> str:
    """The packing order read aloud."""
    return f"{PACK_BY}: {ORDERS[order]}"
