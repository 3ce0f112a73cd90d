"""A big order file looked at and added, beside Python's own reading of its rows."""

import csv
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from handnote.bootstrap import open_desk
from tests.bench.measurement import Measurement, ms, seconds
from tests.bench.shops import Shops
from tests.bench.size import Size
from tests.bench.words import Scribe

_SAMPLE = Path(__file__).parents[1] / "readers" / "samples" / "orders_export_1.csv"
_TWO_ITEMS = 4
"""One order in so many has a second row."""


def measure(shops: Shops, size: Size) -> Iterator[Measurement]:
    """Look at the file and add it, each time on a desk that has not seen it."""
    looks, adds, least = [], [], []
    with TemporaryDirectory(dir=shops.folder) as folder:
        file = write_shopify_file(Path(folder, "orders_export.csv"), size.rows)
        for _ in range(size.rounds):
            with shops.copy(size.notes, waiting=1) as shop:
                look, add = _look_and_add(shop, file)
            looks.append(look)
            adds.append(add)
            least.append(seconds(floor, file))
    name = f"order file of {size.rows:,} rows"
    yield ms(f"{name}, looked at", median(looks), median(least))
    yield ms(f"{name}, added", median(adds))
    both = [look + add for look, add in zip(looks, adds, strict=True)]
    yield ms(f"{name}, looked at and added", median(both), median(least))


def floor(file: Path) -> int:
    """How many rows Python's reader finds in the file."""
    with file.open(encoding="utf-8", newline="") as text:
        return sum(1 for _ in csv.reader(text))


def write_shopify_file(file: Path, rows: int) -> Path:
    """An export of so many rows in Shopify's columns, written as its sample is."""
    scribe = Scribe(seed=rows)
    header = _SAMPLE.read_text("utf-8").splitlines()[0].split(",")
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, header, restval="")
        writer.writeheader()
        number = 0
        for row in range(rows):
            is_second = row % _TWO_ITEMS == _TWO_ITEMS - 1
            number += not is_second
            writer.writerow({**_item(scribe, number), **({} if is_second else _order(scribe))})
    return file


def _item(scribe: Scribe, number: int) -> dict[str, str]:
    return {
        "Name": f"#{number}",
        "Email": f"buyer{number}@example.com",
        "Created at": "2026-11-03 10:14:00 -0400",
        "Lineitem quantity": str(scribe.number(1, 3)),
        "Lineitem name": f"{scribe.title()} - Large / Blue",
        "Lineitem price": "18.50",
        "Lineitem requires shipping": "true",
        "Lineitem taxable": "true",
        "Lineitem fulfillment status": "pending",
        "Vendor": "Made Up Studio",
        "Lineitem discount": "0.00",
    }


def _order(scribe: Scribe) -> dict[str, str]:
    name = scribe.name()
    return {
        "Financial Status": "paid",
        "Fulfillment Status": "unfulfilled",
        "Currency": "USD",
        "Total": "24.00",
        "Billing Name": name,
        "Shipping Name": name,
        "Shipping Street": "1 Fictional Lane",
        "Shipping City": "Testville",
        "Shipping Country": "GB",
        "Notes": scribe.note(12) if scribe.number(1, 3) == 1 else "",
        "Source": "web",
    }


def _look_and_add(shop: Path, file: Path) -> tuple[float, float]:
    desk = open_desk(shop)
    try:
        looked = seconds(desk.inbox.look, [file])
        plan = desk.inbox.look([file])
        added = seconds(desk.inbox.add, plan)
        if len(desk.inbox.pile()) < len(plan.new) or not plan.new:
            raise RuntimeError("not every order was added")
    finally:
        desk.close()
    return looked, added
