"""Photos of written sheets become the pictures of their notes, whole or not at all."""

import io
from pathlib import Path

import pytest
from PIL import Image

from handnote.config.resources import resource
from handnote.domain.note import MadeBy, NoteId
from handnote.domain.picture import MOST_BYTES, Doubt, NotePicture
from handnote.domain.problem import PhotoTrouble, Problem
from handnote.domain.run import PrintRun
from handnote.services.filing import Filing, Proposal, WaitingSheet
from handnote.services.pen_proofing import PenProofing
from handnote.services.pen_sheets import PenSheets
from handnote.services.undo import UndoCode
from handnote.storage import pictures
from handnote.typeset.hands import Hands
from tests.photos.made import take
from tests.services.desk import STOCK, Desk, add_three_orders, told

PROOFING = PenProofing(Hands(resource("fonts")))


@pytest.fixture
def filing(desk: Desk) -> Filing:
    """Return what files photos at this desk."""
    from handnote.sheets.stocks import StockCatalogue

    return Filing(desk.store, desk.undo, StockCatalogue())


def print_key_sheet(desk: Desk) -> PrintRun:
    pen = PenSheets(desk.store, packing=desk.preferences.packing)
    open_sheets = [sheet.as_open() for sheet in desk.sheets.open_of(STOCK)]
    return desk.printing.record(PROOFING.labels(pen.to_write().notes, STOCK, open_sheets))


@pytest.fixture
def run(desk: Desk) -> PrintRun:
    """Return a run of three labels that a pen wrote on."""
    add_three_orders(desk)
    return print_key_sheet(desk)


def photo_of(sheet: WaitingSheet, folder: Path, seed: int = 1, *, written: int = 99) -> Path:
    path = folder / f"photo-{seed}.jpg"
    slots = sorted(sheet.slots)[:written]
    path.write_bytes(take(sheet.stock, slots, seed=seed, is_turned=sheet.is_turned).data)
    return path


def look(filing: Filing, folder: Path, **how: int) -> Proposal:
    sheets = filing.sheets()
    return filing.look(filing.open(photo_of(sheets[0], folder, **how)), sheets)


def all_of(proposal: Proposal) -> set[NoteId]:
    return {one.label.note_id for one in proposal.labels}


def test_a_sheet_waits_for_its_photo_once_its_key_went_out(
    desk: Desk, filing: Filing, run: PrintRun
) -> None:
    (sheet,) = filing.sheets()
    assert (sheet.run_id, sheet.page, sheet.slots) == (run.id, 0, frozenset((0, 1, 2)))
    assert [label.person for label in sheet.labels] == ["Ida Ekberg", "Maria Sommer", "Anna K."]
    assert not sheet.is_filed


def test_nothing_waits_of_a_run_that_came_to_nothing_or_of_a_spoiled_label(
    desk: Desk, filing: Filing, run: PrintRun
) -> None:
    desk.printing.answer(run.id, {run.labels[1].note_id})
    (sheet,) = filing.sheets()
    assert sheet.slots == frozenset((0, 2))
    desk.undo.undo()
    desk.printing.nothing_printed(run.id)
    assert filing.sheets() == ()


def test_looking_keeps_nothing(filing: Filing, run: PrintRun, tmp_path: Path) -> None:
    proposal = look(filing, tmp_path)
    assert [one.label.person for one in proposal.labels] == [
        "Ida Ekberg",
        "Maria Sommer",
        "Anna K.",
    ]
    assert all(one.is_offered for one in proposal.labels)
    assert filing.pictures(all_of(proposal)) == {}


def test_each_label_is_filed_under_its_own_note(
    desk: Desk, filing: Filing, run: PrintRun, tmp_path: Path
) -> None:
    proposal = look(filing, tmp_path)
    changes = filing.file(proposal, all_of(proposal))
    assert changes.notes == all_of(proposal)
    kept = filing.pictures(all_of(proposal))
    for one in proposal.labels:
        assert kept[one.label.note_id] == one.picture
        assert len(one.picture.jpeg) <= MOST_BYTES
        assert Image.open(io.BytesIO(one.picture.jpeg)).size == (
            one.picture.width,
            one.picture.height,
        )
    assert filing.sheets()[0].is_filed


def test_filing_can_be_taken_back_and_brings_back_what_was_there(
    desk: Desk, filing: Filing, run: PrintRun, tmp_path: Path
) -> None:
    first = look(filing, tmp_path, seed=1)
    ida = first.labels[0].label.note_id
    filing.file(first, {ida})
    second = look(filing, tmp_path, seed=2)
    filing.file(second, all_of(second))
    undone = desk.undo.undo()
    assert undone is not None
    assert undone[0] is UndoCode.FILE_PHOTO
    assert filing.pictures(all_of(first)) == {ida: first.labels[0].picture}
    desk.undo.undo()
    assert filing.pictures(all_of(first)) == {}


def test_a_label_left_out_is_not_filed(filing: Filing, run: PrintRun, tmp_path: Path) -> None:
    proposal = look(filing, tmp_path)
    chosen = {proposal.labels[2].label.note_id}
    assert filing.file(proposal, chosen).notes == chosen
    assert set(filing.pictures(all_of(proposal))) == chosen
    with pytest.raises(Problem) as met:
        filing.file(proposal, set())
    assert met.value.code is PhotoTrouble.NOTHING_CHOSEN


def test_a_bare_label_is_not_offered(filing: Filing, run: PrintRun, tmp_path: Path) -> None:
    proposal = look(filing, tmp_path, written=2)
    assert [one.is_blank for one in proposal.labels] == [False, False, True]
    assert [one.is_offered for one in proposal.labels] == [True, True, False]


def test_the_picture_goes_with_its_note(
    desk: Desk, filing: Filing, run: PrintRun, tmp_path: Path
) -> None:
    proposal = look(filing, tmp_path)
    filing.file(proposal, all_of(proposal))
    gone = proposal.labels[0].label.note_id
    desk.store.run(lambda connection: connection.execute("DELETE FROM note WHERE id = ?", (gone,)))
    count = desk.store.read(
        lambda connection: connection.execute("SELECT count(*) FROM note_picture").fetchone()
    )
    assert count == (2,)


def test_a_note_forgotten_meanwhile_gets_no_picture_and_the_others_do(
    desk: Desk, filing: Filing, run: PrintRun, tmp_path: Path
) -> None:
    proposal = look(filing, tmp_path)
    gone = proposal.labels[0].label.note_id
    desk.store.run(lambda connection: connection.execute("DELETE FROM note WHERE id = ?", (gone,)))
    assert filing.file(proposal, all_of(proposal)).notes == all_of(proposal) - {gone}
    desk.undo.undo()
    assert filing.pictures(all_of(proposal)) == {}


def test_a_picture_that_was_damaged_on_the_disk_is_as_if_there_were_none(
    desk: Desk, filing: Filing, run: PrintRun, tmp_path: Path
) -> None:
    proposal = look(filing, tmp_path)
    filing.file(proposal, all_of(proposal))
    desk.store.run(
        lambda connection: connection.execute(
            "UPDATE note_picture SET jpeg = x'ffd8ff00' WHERE seq = 1"
        )
    )
    assert len(filing.pictures(all_of(proposal))) == 2


def test_two_pages_of_a_run_are_told_apart(desk: Desk, filing: Filing, tmp_path: Path) -> None:
    desk.add(*(told(str(number), f"Person {number}") for number in range(17)))
    print_key_sheet(desk)
    first, second = filing.sheets()
    assert (len(first.labels), len(second.labels)) == (14, 3)
    photo = filing.open(photo_of(second, tmp_path))
    assert filing.look(photo, filing.sheets()).sheet.page == 1


def test_another_sheet_is_doubted(filing: Filing, run: PrintRun, tmp_path: Path) -> None:
    path = tmp_path / "other.jpg"
    path.write_bytes(take(STOCK, range(6, 14), seed=3).data)
    proposal = filing.look(filing.open(path), filing.sheets())
    assert Doubt.WRONG_SHEET in proposal.doubts


def test_without_a_key_sheet_there_is_nothing_to_file_under(filing: Filing, tmp_path: Path) -> None:
    assert filing.sheets() == ()
    path = tmp_path / "photo.jpg"
    path.write_bytes(take(STOCK, range(3)).data)
    with pytest.raises(Problem) as met:
        filing.look(filing.open(path), ())
    assert met.value.code is PhotoTrouble.NO_SHEET_WAITS


def test_a_failed_save_files_nothing(
    desk: Desk, filing: Filing, run: PrintRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = look(filing, tmp_path)
    usual = pictures.put
    calls = []

    def break_at_the_second(connection: object, picture: NotePicture) -> None:
        calls.append(picture)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        usual(connection, picture)  # type: ignore[arg-type]  # the connection of the store

    monkeypatch.setattr(pictures, "put", break_at_the_second)
    with pytest.raises(Problem):
        filing.file(proposal, all_of(proposal))
    assert filing.pictures(all_of(proposal)) == {}
    assert desk.undo.next_code is not UndoCode.FILE_PHOTO


def test_a_note_made_in_another_way_since_gets_no_photo(
    desk: Desk, filing: Filing, run: PrintRun, tmp_path: Path
) -> None:
    proposal = look(filing, tmp_path)
    ida = proposal.labels[0].label.note_id
    order = next(note.order_id for note in desk.printing.notes_of(run) if note.id == ida)
    desk.composing.finish(order, "Typed after all.", hand="kalam", made_by=MadeBy.FONT, sign_off="")
    assert ida not in filing.file(proposal, all_of(proposal)).notes
