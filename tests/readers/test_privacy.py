"""What is not read cannot leak: streets, towns, e-mails, phones, prices and tax numbers."""

import csv
import io
import random
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handnote.domain.problem import FileTrouble, Problem
from handnote.readers.folding import fold_header
from handnote.readers.header import SEARCHED, Header, find_header
from handnote.readers.order_file import OrderFile
from handnote.readers.profile import Profile, Role, profiles
from handnote.readers.rows import Dialect
from handnote.readers.source import open_source
from tests.readers import written
from tests.readers.test_order_file import EXPECTED
from tests.readers.written import SAMPLES, read, sign

CANARY = "CANARY"

CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp932", "latin-1")

KEPT = {
    Role.RECORD: "12{n}",
    Role.LINE: "23000{n}",
    Role.TITLE: "Mug Nº {n}",
    Role.QUANTITY: "{n}",
    Role.VARIATION: "Colour:Teal",
    Role.RECIPIENT: "Bén Example",
    Role.WORDS: "Für {n}",
    Role.GIFT: "Alles Liebe",
    Role.DETAILS: f"_token: {CANARY}1\nwrap: yes",
    Role.ORDERED_ON: "09/03/26",
    Role.SHIP_BY: "2026-09-03",
    Role.SENT_ON: "",
    Role.COUNTRY: "Japan",
    Role.STATUS: "paid",
    Role.CANCELLED_AT: "",
    Role.FULFILMENT: "",
    Role.PARCEL: "",
    Role.IDENTITY: f"{CANARY}2@example.com",
}
NUMBERS = {
    "etsy": "38123456{n}",
    "shopify": "#10{n}",
    "ebay": "01-14679-610{n}",
    "amazon": "111-0000001-00000{n}",
}


class Kind(NamedTuple):
    """A kind of order file, with the columns it really has."""

    profile: str
    columns: list[str]
    delimiter: str = ","


KINDS = [
    Kind("etsy-items", written.ETSY_ITEMS),
    Kind("etsy-orders", written.ETSY_ORDERS),
    Kind("shopify", written.SHOPIFY),
    Kind("ebay", written.EBAY),
    Kind("ebay", written.EBAY_UK),
    Kind("amazon", written.AMAZON_NEW, "\t"),
    Kind("amazon", written.AMAZON_UNSHIPPED, "\t"),
]


def cell(shop: Profile, column: str, n: int, *, street: str) -> str:
    """What stands in a column: something kept, or a canary where nothing may be kept."""
    name = fold_header(column)
    role = next(
        (role for role, columns in shop.columns.items() if any(name in c.names for c in columns)),
        None,
    )
    if name in dict(shop.noted):
        return "classic"
    if role is Role.NUMBER:
        return NUMBERS[shop.channel].format(n=10 + n)
    if role is Role.BUYER:
        name = "Ana Example"
        return f"{name} ({CANARY}3)" if shop.buyer_in_brackets else name
    return KEPT[role].format(n=n) if role else street


def lines(kind: Kind, *, street: str = f"{CANARY}, 1 Fictional Lane") -> list[str]:
    """A whole file of that kind, a canary in every cell that may not be kept."""
    [shop] = [shop for shop in profiles() if shop.id == kind.profile]
    told = [
        {column: cell(shop, column, n, street=street) for column in kind.columns} for n in range(4)
    ]
    if kind.delimiter == "\t":
        table = [kind.columns, *([row[column] for column in kind.columns] for row in told)]
        return ["\t".join(cells) + "\r\n" for cells in table]
    header = written.table(kind.columns)
    # Cells may span lines; it is rows that are told apart here.
    return [header, *(written.table(kind.columns, row).removeprefix(header) for row in told)]


def planted(sample: str) -> list[str]:
    """A sample by its rows, header first, a canary in every cell that is not kept as it is."""
    with open_source(SAMPLES / sample) as source:
        text = list(source.lines())
    header = find_header(text[:SEARCHED], name=sample)
    layout, is_bare = header.layout, header.profile.tabs_quote_nothing
    kept = {place for role in layout.cells for place in kept_cells(header, role)}
    kept |= {place for place, _ in layout.noted}
    rows = Dialect(header.delimiter, quotes=not is_bare).rows(text[header.line + 1 :])
    told = [
        # What was alike stays alike: a number may be made of it.
        [
            cell if place in kept else f"{CANARY}{place}-{crc32(cell.encode())}@x"
            for place, cell in enumerate(row)
        ]
        for row in rows
        if len(row) == layout.width and any(row)
    ]
    if is_bare:
        return [text[header.line], *("\t".join(row) + "\r\n" for row in told)]
    return [text[header.line], *(row_of(row, header.delimiter) for row in told)]


def kept_cells(header: Header, role: Role) -> set[int]:
    """Where something is kept as it stands; an identity, or what is signed, is not."""
    if role is Role.IDENTITY or (role is Role.NUMBER and header.profile.number_is_made):
        return set()
    return {cell for place in header.layout.cells[role] for cell in place.cells}


def row_of(cells: list[str], delimiter: str) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerow(cells)
    return text.getvalue()


def leak(read_or_refused: OrderFile | Problem) -> bool:
    """Whether a canary got out, in orders or in what is said of a file."""
    if isinstance(read_or_refused, Problem):
        return CANARY in repr(read_or_refused.facts)
    return CANARY in repr(read_or_refused)


def look(folder: Path, content: str | bytes) -> OrderFile | Problem:
    try:
        return read(folder, content)
    except Problem as problem:
        return problem


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.profile}-{len(kind.columns)}")
def test_nothing_forbidden_is_kept_of_a_whole_file(tmp_path: Path, kind: Kind) -> None:
    file = read(tmp_path, "".join(lines(kind)))
    assert len(file.orders) == 4
    assert not file.skipped
    assert not leak(file)
    assert {order.buyer for order in file.orders} == {"Ana Example"}
    assert all(order.buyer_key for order in file.orders)


@pytest.mark.parametrize("sample", EXPECTED)
def test_nothing_forbidden_is_kept_of_any_profiles_sample(tmp_path: Path, sample: str) -> None:
    rows = planted(sample)
    assert CANARY in "".join(rows) or EXPECTED[sample]["format"] == "own-list"
    file = read(tmp_path, "".join(rows))
    assert not leak(file)
    assert not file.skipped
    assert len(file.orders) == len(EXPECTED[sample]["orders"])


@pytest.mark.parametrize("sample", EXPECTED)
def test_damage_to_any_profiles_sample_moves_nothing_forbidden_in(
    tmp_path: Path, sample: str
) -> None:
    header, first, *others = planted(sample)
    delimiter = max(",;\t", key=header.count)
    for place in random.Random(2).sample(range(len(first)), min(40, len(first))):
        before, after = first[:place], first[place:]
        for damaged in (
            before + '"' + after,
            before + delimiter + after,
            before + "\n" + after,
            before + after.replace(delimiter, "", 1),
        ):
            assert not leak(look(tmp_path, "".join([header, damaged, *others])))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.profile}-{len(kind.columns)}")
def test_a_cell_lost_gained_or_torn_moves_nothing_forbidden_in(tmp_path: Path, kind: Kind) -> None:
    header, first, second, *others = lines(kind, street=CANARY)
    second = second.replace(f"_token: {CANARY}1\n", "")
    places = random.Random(1).sample(range(len(second)), 60)
    for place in places:
        before, after = second[:place], second[place:]
        for damaged in (
            before + '"' + after,
            before + kind.delimiter + after,
            before + "\n" + after,
            before + after.replace(kind.delimiter, "", 1),
        ):
            found = look(tmp_path, "".join([header, first, damaged, *others]))
            assert not leak(found)
            if isinstance(found, OrderFile):
                assert len(found.orders) + len(found.skipped) >= 3


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(KINDS),
    codec=st.sampled_from(CODECS),
    order=st.permutations(range(5)),
    keep=st.floats(0, 1),
)
def test_no_cut_encoding_or_shuffle_lets_anything_out(
    tmp_path: Path, kind: Kind, codec: str, order: list[int], keep: float
) -> None:
    rows = lines(kind)
    content = "".join(rows[place] for place in order).encode(codec, "replace")
    found = look(tmp_path, content[: round(len(content) * keep)])
    assert not leak(found)
    if isinstance(found, Problem):
        assert isinstance(found.code, FileTrouble)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sample=st.sampled_from(sorted(EXPECTED)),
    codec=st.sampled_from(CODECS),
    shuffle=st.randoms(use_true_random=False),
    keep=st.floats(0, 1),
)
def test_no_cut_encoding_or_shuffle_of_any_sample_lets_anything_out(
    tmp_path: Path, sample: str, codec: str, shuffle: random.Random, keep: float
) -> None:
    rows = planted(sample)
    shuffle.shuffle(rows)
    content = "".join(rows).encode(codec, "replace")
    assert not leak(look(tmp_path, content[: round(len(content) * keep)]))


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sample=st.sampled_from(sorted(EXPECTED)),
    damage=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=3), st.integers(0, 9))),
)
def test_no_damage_to_any_sample_raises_anything_but_a_problem(
    tmp_path: Path, sample: str, damage: list[tuple[float, bytes, int]]
) -> None:
    content = (SAMPLES / sample).read_bytes()
    for where, put, drop in damage:
        at = round(len(content) * where)
        content = content[:at] + put + content[at + drop :]
    found = look(tmp_path, content)
    if isinstance(found, OrderFile):
        assert all(order.number for order in found.orders)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(KINDS),
    damage=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=3), st.integers(0, 9))),
)
def test_no_damage_raises_anything_but_a_problem(
    tmp_path: Path, kind: Kind, damage: list[tuple[float, bytes, int]]
) -> None:
    content = "".join(lines(kind)).encode()
    for where, put, drop in damage:
        at = round(len(content) * where)
        content = content[:at] + put + content[at + drop :]
    found = look(tmp_path, content)
    if isinstance(found, OrderFile):
        assert all(order.number for order in found.orders)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=400)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
)
def test_no_bytes_raise_anything_but_a_problem(tmp_path: Path, content: bytes) -> None:
    found = look(tmp_path, content)
    assert isinstance(found, Problem)


def test_the_identity_is_told_to_the_signer_alone(tmp_path: Path) -> None:
    told: list[str] = []

    def listen(identity: str) -> str:
        told.append(identity)
        return sign(identity)

    for kind in KINDS:
        told.clear()
        [shop] = [shop for shop in profiles() if shop.id == kind.profile]
        file = read(tmp_path, "".join(lines(kind)), sign=listen)
        assert not leak(file)
        assert len(told) == 4
        for identity in told:
            assert identity.startswith(f"{shop.channel}|{CANARY.lower()}")
            assert identity.endswith("|ana example")
