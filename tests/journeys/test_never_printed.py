"""What is for her eyes alone is on no paper and in no page: tested as a hole in a safe would be."""

import zlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from handnote.bootstrap import make_sample, open_desk
from handnote.domain.note import MadeBy, Side
from handnote.domain.wish import Wish, WishKind
from handnote.services.desk import Desk
from tests.cli.seat import Seat

SENTINELS = {
    "memory": "zqmemory",
    "answer": "zqanswer",
    "wish": "zqwish",
    "spelling": "zqspelling",
    "promise": "zqpromise",
    "put right": "zqputright",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk where everything that must stay there has a word nobody else would write."""
    folder = tmp_path / "desk"
    desk = open_desk(folder)
    # Not alike: two notes that say the same would wait, and be on no paper.
    said = {
        "Anna Berg": "Anna, the wick is cotton from the blue shed",
        "Tom Ekberg": "Tom, burn it an hour the first evening, no less",
    }
    for name, words in said.items():
        order_id = desk.inbox.add_by_hand(name, "fig candle")
        for side in Side:
            desk.composing.finish(
                order_id,
                words,
                hand="caveat",
                made_by=MadeBy.FONT,
                sign_off="Jo",
                side=side,
            )
        note = desk.composing.open(order_id).note
        assert note is not None
        desk.composing.remember(note.person_id, SENTINELS["memory"])
        desk.answering.they_wrote_back(note.id, SENTINELS["answer"])
        desk.promising.promise_in(note.id, SENTINELS["promise"])
        desk.going_wrong.put_right(order_id, SENTINELS["put right"])
        desk.wishing.wish(
            note.person_id,
            [
                Wish(WishKind.OTHER, SENTINELS["wish"]),
                Wish(WishKind.SPELLING, SENTINELS["spelling"]),
                Wish(WishKind.SECRET_GIFT),
            ],
        )
    desk.close()
    return folder


def everything_made(folder: Path) -> Iterator[Path]:
    """Every kind of paper and page that the terminal makes of this desk."""
    out = folder.parent / "out"
    out.mkdir()
    text = out / "text.txt"
    text.write_text("Hello", encoding="utf-8")
    stock = ("--stock", "L7163")
    papers: dict[str, tuple[object, ...]] = {
        "labels.pdf": ("proof", *stock),
        "marked.pdf": ("proof", *stock, "--parcel-marks", "--crop-marks"),
        "outside.pdf": ("proof", *stock, "--outside"),
        "pick.pdf": ("picklist", *stock, "--parcel-marks"),
        "test.pdf": ("testpage", *stock),
        "carrier.pdf": ("carrier", "--stock", "Post-it 654"),
        "label.pdf": ("label", *stock, "--text-file", text),
    }
    for name, arguments in papers.items():
        ran = Seat(folder).run(*arguments, "--out", out / name)
        if name != "carrier.pdf":
            assert ran.code == 0, (name, ran.err)
        if (out / name).exists():
            yield out / name
    page = out / "notes.html"
    assert Seat(folder).run("notes", "--html", page).code == 0
    yield page
    for number, arguments in enumerate(
        (("notes",), ("notes", "--json"), ("orders",), ("orders", "--json"), ("sheets", "--json"))
    ):
        told = out / f"told-{number}.txt"
        told.write_text(Seat(folder).run(*arguments).out, encoding="utf-8")
        yield told


def words_in(file: Path) -> str:
    """All that can be read in a file: its bytes, what is packed in it, and a PDF's own text."""
    raw = file.read_bytes()
    said = [raw.decode("latin-1")]
    for begin in range(len(raw)):
        if raw.startswith(b"stream", begin):
            start = raw.index(b"\n", begin) + 1
            try:
                said.append(zlib.decompressobj().decompress(raw[start:]).decode("latin-1"))
            except zlib.error:
                continue
    if file.suffix == ".pdf":
        document = pypdfium2.PdfDocument(file)
        pages = [page.get_textpage().get_text_bounded() for page in document]
        document.close()
        # Letters that stand unevenly, as a hand writes, are read as lines of their own by some.
        said += [*pages, *("".join(page.split()) for page in pages)]
    return "\n".join(said)


def test_nothing_for_her_eyes_alone_is_on_any_paper_or_page(folder: Path) -> None:
    made = list(everything_made(folder))
    assert len(made) >= 11
    for name in ("labels.pdf", "outside.pdf", "pick.pdf", "notes.html"):
        assert "Anna" in words_in(next(file for file in made if file.name == name)), name
    leaks = [
        (file.name, what)
        for file in made
        for what, sentinel in SENTINELS.items()
        if sentinel in words_in(file).casefold()
    ]
    assert leaks == []


def test_the_window_s_own_papers_have_none_of_it_either(folder: Path) -> None:
    """The proof the window shows and prints, its pick list, and the page of the history."""
    desk = open_desk(folder)
    try:
        papers = list(papers_of(desk))
    finally:
        desk.close()
    assert len(papers) == 4
    for text in papers:
        assert not [what for what, sentinel in SENTINELS.items() if sentinel in text.casefold()]


def papers_of(desk: Desk) -> Iterator[str]:
    from handnote.export.history_page import history_page
    from handnote.wording import pick_list as words
    from handnote.wording.history_page import HISTORY_PAGE

    for side in Side:
        notes = desk.printing.ready(side)
        assert len(notes) == 2
        proof = desk.proofing.proof(notes, desk.stock, settings=desk.preferences.current)
        yield proof.pdf.decode("latin-1") + repr(proof.labels) + repr(proof.notes)
    orders = desk.printing.parcels([label.note_id for label in proof.labels])
    rows = words.pick_rows(proof.labels, orders, is_roll=False, has_marks=True)
    yield repr(rows)
    past = desk.past_notes.everything()
    by_id = {order.id: order for order in desk.inbox.orders()}
    yield history_page(past, orders=by_id, words=HISTORY_PAGE, made_on=past[0].written_on)


def test_what_a_note_is_made_of_knows_nothing_of_people(tmp_path: Path) -> None:
    """A guard for papers to come: what is printed is made of notes, orders and labels alone."""
    import handnote.pdf
    import handnote.sheets

    for package in (handnote.pdf, handnote.sheets):
        for source in Path(str(package.__file__)).parent.rglob("*.py"):
            text = source.read_text("utf-8")
            for name in ("domain.person", "domain.answer", "domain.wish", "domain.promise"):
                assert name not in text, source.name


def test_the_sample_shop_s_memories_are_not_printed_either(tmp_path: Path) -> None:
    make_sample(tmp_path / "sample")
    desk = open_desk(tmp_path / "sample")
    memories = {desk.people.find(person.id).person.memory for person in desk.people.everybody()} - {
        ""
    }
    desk.close()
    assert memories
    out = tmp_path / "labels.pdf"
    sample = Seat(tmp_path / "sample")
    assert sample.run("proof", "--stock", "L7163", "--out", out).code == 0
    text = words_in(out)
    assert not [memory for memory in memories if memory in text]
