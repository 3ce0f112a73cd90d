"""Whatever is dropped, an import is orders, a question or a sentence: never a traceback."""

import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

from handnote.domain.order import IncomingOrder, Item
from handnote.domain.problem import Problem
from handnote.readers.order_file import OrderFile, UnknownTable
from handnote.readers.own_columns import ColumnMap
from handnote.services.desk import Desk
from handnote.services.import_plan import ImportPlan
from handnote.wording.problems import sentence
from tests.fuzz.mutations import mutated, rearranged
from tests.readers.test_order_file import EXPECTED
from tests.readers.test_privacy import CANARY, planted

SAMPLES = Path(__file__).parents[1] / "readers" / "samples"
SLOW = 2.0
"""Seconds a file of a few kilobytes may take at most, on a busy machine."""

_TEXTS = {"channel", "shop", "number", "buyer", "recipient", "country", "buyer_key"}
_WORDS = {"words", "gift_message", "details"}
_KEPT = _TEXTS | _WORDS | {"items", "ordered_on", "ship_by", "sent_on"}
_ENDS = {".csv", ".txt", ".xlsx", ".zip"}


@dataclass(slots=True)
class Tally:
    """How many files there were, what became of them, and the slowest."""

    files: int = 0
    orders: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    slowest_seed: int = 0


class BrokenError(AssertionError):
    """A file that was not taken as it should be; the seed makes it again."""


def samples() -> Mapping[str, bytes]:
    """Every sample by name."""
    return {
        path.name: path.read_bytes()
        for path in sorted(SAMPLES.iterdir())
        if path.suffix.lower() in _ENDS
    }


def run(desk: Desk, folder: Path, seeds: Iterator[int], until: float) -> Tally:
    """Go through files made of these seeds until then; raises BrokenError for the first bad one."""
    tally, contents = Tally(), samples()
    names = list(contents)
    for seed in seeds:
        if time.monotonic() > until:
            break
        chance = random.Random(seed)
        name = chance.choice(names)
        path = folder / f"a file{Path(name).suffix.lower()}"
        # Cells that may not be kept have a sentinel in them, as long as they stay in their column.
        is_whole = name in EXPECTED and chance.random() < 0.25
        if is_whole:
            path.write_bytes(rearranged(chance, "".join(planted(name))))
        else:
            path.write_bytes(mutated(chance, contents[name]))
        began = time.perf_counter()
        try:
            _take(desk, path, chance, tally)
        except Exception as error:
            raise BrokenError(f"seed {seed} ({name}): {error!r}") from error
        took = time.perf_counter() - began
        if took > tally.slowest:
            tally.slowest, tally.slowest_seed = took, seed
        if took > SLOW:
            raise BrokenError(f"seed {seed} ({name}): {took:.1f} s")
        tally.files += 1
    return tally


def _take(desk: Desk, path: Path, chance: random.Random, tally: Tally) -> None:
    try:
        found = desk.order_files.read([path])
        if found.unknown:
            tally.outcomes["asked"] += 1
            chosen = {table.sha256: _some_columns(table, chance) for table in found.unknown}
            found = desk.order_files.read([path], chosen)
        plan = desk.inbox.plan(found.files)
        if plan.asks:
            plan = desk.inbox.plan(found.files, {plan.asks.shop_key: "A shop"})
    except Problem as problem:
        tally.outcomes[problem.code.value] += 1
        said = sentence(problem)
        if not said or CANARY in said:
            raise AssertionError("nothing to say") from problem
        return
    tally.outcomes["read"] += 1
    _check(plan, found.files)
    tally.orders += len(plan.told)


def _some_columns(table: UnknownTable, chance: random.Random) -> ColumnMap:
    """The guess, or what a hurried person might click together."""
    open_to_all = [column.place for column in table.columns if not column.is_forbidden]
    columns = dict(table.guess)
    if open_to_all and (not table.has_something or chance.random() < 0.3):
        from handnote.readers.column_names import GUESSED

        columns = {role: (chance.choice(open_to_all),) for role in chance.sample(GUESSED, 5)}
    return ColumnMap(columns, "A shop", has_names=table.has_names or chance.random() < 0.5)


def _check(plan: ImportPlan, files: Sequence[OrderFile]) -> None:
    for told in plan.told:
        _check_order(told.order)
    if {order.key for file in files for order in file.orders} and not plan.told:
        raise AssertionError("orders lost")
    if len({told.order.key for told in plan.told}) != len(plan.told):
        raise AssertionError("an order twice")


def _check_order(order: IncomingOrder) -> None:
    names = {one.name for one in fields(order)}
    if names != _KEPT | {"is_cancelled", "needs_parcel"}:
        raise AssertionError(f"fields nobody agreed to: {names}")
    if not order.number:
        raise AssertionError("an order without a number")
    for name in _TEXTS:
        _check_text(getattr(order, name), may_have_lines=False)
    for name in _WORDS:
        _check_text(getattr(order, name), may_have_lines=True)
    for item in order.items:
        _check_item(item)


def _check_item(item: Item) -> None:
    _check_text(item.title, may_have_lines=False)
    _check_text(item.variation, may_have_lines=True)
    _check_text(item.personalisation, may_have_lines=True)
    if not (item.title and 1 <= item.quantity <= 99_999):
        raise AssertionError(f"an odd item: {item!r}")


def _check_text(text: str, *, may_have_lines: bool) -> None:
    bad = [letter for letter in text if letter < " " and not (may_have_lines and letter in "\n\t")]
    if bad or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise AssertionError(f"an odd letter in {text!r}")
    if CANARY in text:
        raise AssertionError("a forbidden cell")
    text.encode()
