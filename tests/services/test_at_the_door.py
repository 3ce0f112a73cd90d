"""What may not be kept of an order file is nowhere: not on the disk, not in memory, not in reports.

A sentinel stands in every cell of every sample that has no role. Whoever brings another kind of
file adds how it is written to ``KINDS``; everything else here holds for it too.
"""

import csv
import gc
import io
import sys
import tempfile
import types
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from handnote.bootstrap import open_desk
from handnote.domain.problem import Problem
from handnote.qt.app import _write_report
from handnote.readers.own_columns import ColumnMap
from handnote.services.desk import Desk
from handnote.storage.store import Store
from tests.readers.packing import xlsx, zipped
from tests.readers.test_columns import HEADERS
from tests.readers.test_order_file import EXPECTED
from tests.readers.test_privacy import CANARY, planted

KINDS: dict[str, Callable[[Path, str], Path]] = {
    "as downloaded": lambda folder, sample: write(folder / sample, text_of(sample)),
    "with a byte order mark": lambda folder, sample: write(
        folder / sample, "\ufeff" + text_of(sample)
    ),
    "as a spreadsheet": lambda folder, sample: packed(
        folder / f"{sample}.xlsx", xlsx(cells_of(sample))
    ),
    "packed": lambda folder, sample: packed(
        folder / f"{sample}.zip", zipped({sample: text_of(sample)})
    ),
}


def text_of(sample: str) -> str:
    return "".join(planted(sample))


def cells_of(sample: str) -> list[list[str]]:
    """The same rows as a spreadsheet would hold them."""
    text = text_of(sample)
    delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
    if sample.startswith("amazon"):
        return [line.split(delimiter) for line in text.splitlines()]
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def packed(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8", newline="")
    return path


@pytest.fixture
def own_temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files that nobody else uses."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path / "desk")
    yield desk
    desk.close()


def add(desk: Desk, file: Path) -> None:
    found = desk.order_files.read([file])
    assert CANARY not in repr(found)
    for table in found.unknown:
        chosen = {table.sha256: ColumnMap(table.guess, f"{file.stem} shop")}
        desk.order_files.remember(table, chosen[table.sha256])
        found = desk.order_files.read([file], chosen)
    assert found.files
    assert not found.left_out
    plan = desk.inbox.plan(found.files)
    if plan.asks:
        plan = desk.inbox.plan(found.files, {plan.asks.shop_key: f"{file.name} shop"})
    assert CANARY not in repr(plan)
    desk.inbox.add(plan)


def on_disk(*folders: Path) -> list[Path]:
    """Every file below that has a sentinel in it, in whatever letters."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    spellings = [CANARY.encode(codec) for codec in ("utf-8", "utf-16-le", "utf-16-be")]
    return [path for path in files if any(one in content_of(path) for one in spellings)]


def content_of(path: Path) -> bytes:
    """What is in a file; a backup that was just finished has another name by now."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def held_in_memory() -> list[str]:
    """Every text with a sentinel that something still holds: undo steps, domain objects, caches.

    The modules' own constants and running frames are not looked into.
    """
    gc.collect()
    ours = {id(module.__dict__) for module in list(sys.modules.values())}
    found: list[str] = []
    for holder in gc.get_objects():
        if id(holder) not in ours and not isinstance(holder, types.FrameType | types.CodeType):
            found += sentinels_in(holder)
    return found


def sentinels_in(holder: object) -> Iterator[str]:
    for held in gc.get_referents(holder):
        if isinstance(held, str):
            if CANARY in held and held != CANARY:
                yield held
        elif isinstance(held, bytes | bytearray):
            if CANARY.encode() in held:
                yield held.decode("utf-8", "replace")
        elif not gc.is_tracked(held):  # a tuple of texts, which the collector leaves alone
            yield from sentinels_in(held)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_forbidden_reaches_the_disk_the_temp_folder_or_memory(
    desk: Desk, tmp_path: Path, own_temp: Path, kind: str
) -> None:
    before = len(held_in_memory())
    files = tmp_path / "files"
    files.mkdir()
    for sample in EXPECTED:
        add(desk, KINDS[kind](files, sample))
        assert on_disk(desk.folder, own_temp) == []
    assert len(desk.inbox.orders()) > len(EXPECTED)
    assert desk.undo.can_undo
    held = held_in_memory()
    assert len(held) <= before, held[:3]
    while desk.undo.undo():
        pass
    desk.close()
    assert on_disk(desk.folder, own_temp) == []
    assert list((desk.folder / "backups").iterdir())


@pytest.mark.parametrize("language", HEADERS)
@pytest.mark.parametrize("is_sheet", [False, True])
def test_a_list_nobody_knows_leaves_nothing_of_its_other_columns(
    desk: Desk, tmp_path: Path, own_temp: Path, language: str, is_sheet: bool
) -> None:
    header, _, secrets = HEADERS[language]
    names = header.split(";" if ";" in header else ",")
    rows = [names] + [
        [
            f"{CANARY}{number}-{place}" if name in secrets else f"kept {number}-{place}"
            for place, name in enumerate(names)
        ]
        for number in range(3)
    ]
    before = len(held_in_memory())
    if is_sheet:
        file = packed(tmp_path / "list.xlsx", xlsx(rows))
    else:
        file = write(tmp_path / "list.csv", "\n".join(map(";".join, rows)))
    add(desk, file)
    del rows
    assert [len(order.items) for order in desk.inbox.orders()] == [1, 1, 1]
    assert len(held_in_memory()) <= before
    desk.close()
    assert on_disk(desk.folder, own_temp) == []


@pytest.mark.parametrize("sample", EXPECTED)
def test_no_undo_step_holds_a_name_or_a_word(desk: Desk, tmp_path: Path, sample: str) -> None:
    """The way back from an import is in her own file; the step only knows which import."""
    add(desk, KINDS["as downloaded"](tmp_path, sample))
    names = {order.buyer for order in desk.inbox.orders() if len(order.buyer) > 3}
    held = [
        value
        for value in reachable(desk.undo)
        if isinstance(value, str) and any(name in value for name in names)
    ]
    assert held == []


def reachable(start: object) -> Iterator[object]:
    """Everything an undo stack keeps alive of its own; the store and modules are everybody's."""
    seen: set[int] = set()
    waiting = [start]
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or isinstance(thing, types.ModuleType | type | Store):
            continue
        seen.add(id(thing))
        yield thing
        if isinstance(thing, types.FunctionType):
            waiting += [cell.cell_contents for cell in thing.__closure__ or ()]
            waiting += [thing.__defaults__, thing.__kwdefaults__]
        else:
            waiting += gc.get_referents(thing)


@pytest.mark.parametrize("sample", EXPECTED)
def test_a_crash_in_the_middle_of_an_import_reports_no_sentinel(
    desk: Desk,
    tmp_path: Path,
    own_temp: Path,
    monkeypatch: pytest.MonkeyPatch,
    sample: str,
) -> None:
    from handnote.readers.gathering import Gathering

    def burst(_: Gathering, draft: object, record: object) -> None:
        # What a careless message would say: everything at hand.
        cells = [getattr(record, name, "") for name in getattr(type(record), "__slots__", ())]
        raise RuntimeError(f"burst over {draft!r} {cells!r}")

    monkeypatch.setattr(Gathering, "_add_people", burst)
    file = KINDS["as downloaded"](tmp_path, sample)
    log = desk.folder / "handnote.log"
    with pytest.raises(RuntimeError, match="burst") as raised:
        desk.inbox.look([file])
    _write_report(raised.value, log)
    assert "RuntimeError" in log.read_text("utf-8")
    assert on_disk(desk.folder, own_temp) == []


@pytest.mark.parametrize("sample", EXPECTED)
def test_a_save_that_fails_leaves_no_sentinel_in_the_journal(
    desk: Desk, tmp_path: Path, own_temp: Path, monkeypatch: pytest.MonkeyPatch, sample: str
) -> None:
    from handnote.storage import imports

    def fail(*_: object) -> None:
        assert on_disk(desk.folder, own_temp) == []  # the journal as it lies there now
        raise RuntimeError("in the middle of a save")

    file = KINDS["as downloaded"](tmp_path, sample)
    plan = desk.inbox.look([file])
    monkeypatch.setattr(imports, "finish", fail)
    with pytest.raises(RuntimeError, match="middle"):
        desk.inbox.add(plan)
    assert desk.inbox.orders() == ()
    assert on_disk(desk.folder, own_temp) == []


@pytest.mark.parametrize("sample", EXPECTED)
def test_a_file_that_is_refused_leaves_no_sentinel_in_its_problem(
    desk: Desk, tmp_path: Path, sample: str
) -> None:
    text = text_of(sample).split("\n", 1)[1]
    said: object = None
    try:
        said = desk.inbox.look([write(tmp_path / sample, text)])
    except Problem as problem:
        said = problem.facts
    assert said
    assert CANARY not in repr(said)


def test_of_the_file_itself_only_its_name_its_fingerprint_and_counts_are_kept(
    desk: Desk, tmp_path: Path
) -> None:
    [sample, *_] = EXPECTED
    folder = tmp_path / "a folder of hers"
    folder.mkdir()
    file = KINDS["as downloaded"](folder, sample)
    add(desk, file)
    desk.close()
    kept = [path for path in desk.folder.rglob("*") if path.is_file()]
    content = file.read_bytes()
    assert not any(content[:200] in path.read_bytes() for path in kept)
    assert not any(b"a folder of hers" in path.read_bytes() for path in kept)
    assert any(sample.encode() in path.read_bytes() for path in kept)
