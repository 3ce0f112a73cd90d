"""Order files written for a test: the marketplaces' own columns, and only the cells that matter."""

import csv
import hashlib
import io
from collections.abc import Callable, Mapping
from pathlib import Path

from handnote.readers.order_file import OrderFile, read_order_file

SAMPLES = Path(__file__).parent / "samples"

Cells = Mapping[str, str]


def sign(identity: str) -> str:
    """An opaque key, as the store would make one."""
    return hashlib.sha256(identity.encode()).hexdigest()[:16]


def read(
    folder: Path,
    content: str | bytes,
    *,
    name: str = "orders.csv",
    sign: Callable[[str], str] = sign,
) -> OrderFile:
    """Write a file and read it as an order file."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_order_file(path, sign=sign)


def table(columns: list[str], *rows: Cells, delimiter: str = ",", end: str = "\n") -> str:
    """A CSV file with these columns; cells that are not given are empty."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end)
    writer.writerow(columns)
    for row in rows:
        assert row.keys() <= set(columns), row.keys() - set(columns)
        writer.writerow([row.get(column, "") for column in columns])
    return text.getvalue()


def etsy_items(*rows: Cells, **usual: str) -> str:
    """Etsy's Order Items, one mug on order 3812345671 unless a row says otherwise."""
    mug = {"Order ID": "3812345671", "Item Name": "Mug", "Quantity": "1", "Sale Date": "09/03/26"}
    return table(ETSY_ITEMS, *({**mug, **usual, **row} for row in rows))


def etsy_orders(*rows: Cells) -> str:
    """Etsy's Orders, order 3812345671 unless a row says otherwise."""
    order = {"Order ID": "3812345671", "Number of Items": "1", "Sale Date": "09/03/26"}
    return table(ETSY_ORDERS, *({**order, **row} for row in rows))


def shopify(*rows: Cells) -> str:
    """Shopify's export, one mug on order #1001 unless a row says otherwise."""
    mug = {"Name": "#1001", "Lineitem name": "Mug", "Lineitem quantity": "1"}
    return table(SHOPIFY, *({**mug, **row} for row in rows))


def ebay(*rows: Cells, columns: list[str] | None = None) -> str:
    """eBay's orders report: a blank line, the header, a padding row, rows, and no footer."""
    mug = {"Order Number": "01-14679-61001", "Item Title": "Mug", "Quantity": "1"}
    padding: Cells = dict.fromkeys(mug, "")
    return "\n" + table(columns or EBAY, padding, *({**mug, **row} for row in rows))


def ebay_footer(records: int) -> str:
    """How eBay ends a report."""
    return (
        f'\n"{records}","record(s) downloaded","from Sep-01-26 to Sep-30-26"\n'
        "Seller ID : made_up_seller\n"
    )


def amazon(*rows: Cells, columns: list[str] | None = None) -> str:
    """Amazon's report, tabs and nothing quoted, one mug unless a row says otherwise."""
    mug = {
        "order-id": "111-0000001-0000001",
        "order-item-id": "52336476957410",
        "product-name": "Mug",
        "quantity-purchased": "1",
    }
    columns = columns or AMAZON_NEW
    lines = ["\t".join(columns)]
    for row in rows:
        cells = {**mug, **row}
        lines.append("\t".join(cells.get(column, "") for column in columns))
    return "\r\n".join([*lines, ""])


def _columns(sample: str, *, delimiter: str = ",") -> list[str]:
    text = (SAMPLES / sample).read_bytes().decode("utf-8-sig", "replace").lstrip("\r\n")
    return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


ETSY_ITEMS = _columns("EtsySoldOrderItems2026-9.csv")
ETSY_ORDERS = _columns("EtsySoldOrders2026-9.csv")
SHOPIFY = _columns("orders_export_1.csv")
EBAY = _columns("eBay-OrdersReport-Sep-30-2026.csv")
EBAY_UK = _columns("ebay-uk-orders.csv")
AMAZON_UNSHIPPED = _columns("amazon-unshipped-utf8.txt", delimiter="\t")
AMAZON_NEW = _columns("amazon-orders-gift-cp1252.txt", delimiter="\t")
