"""``handnote write`` is one note, one order, one editor, and no word is lost on the way."""

import json
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from handnote.domain.problem import Problem, StoreTrouble
from handnote.services.composing import Composing
from tests.cli.seat import Seat

Editor = Callable[[str], Path]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Puts a small program in EDITOR that does as told with the file ``note``.

    What it found there is left in the file this returns.
    """
    monkeypatch.delenv("VISUAL", raising=False)
    found = tmp_path / "found.json"

    def tell(program: str) -> Path:
        script = tmp_path / "editor.py"
        script.write_text(
            dedent(f"""\
                import json, os, sys
                from pathlib import Path
                note = Path(sys.argv[-1])
                Path({str(found)!r}).write_text(json.dumps({{
                    "path": str(note), "text": note.read_text("utf-8"),
                    "mode": note.stat().st_mode, "folder": note.parent.stat().st_mode,
                }}), "utf-8")
                """)
            + program,
            "utf-8",
        )
        monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{script}'")
        return found

    return tell


WRITES = "note.write_text('A needle for Sundays, Jo.\\n' + note.read_text('utf-8'), 'utf-8')"


def jo(shop: Seat) -> str:
    """The number of an order nobody has written a note for."""
    number: str = shop.order("Jo Fielding")["order_id"]
    return number


def notes_for(shop: Seat, name: str) -> list[str]:
    return [note["text"] for note in shop.run("notes", "--json").told if note["person"] == name]


def left_behind(shop: Seat) -> list[Path]:
    return list(shop.folder.glob("writing-*"))


def test_what_is_saved_in_the_editor_is_the_finished_note(shop: Seat, editor: Editor) -> None:
    editor(WRITES)
    ran = shop.run("write", jo(shop))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "The note for Jo Fielding is finished.\n"
    assert notes_for(shop, "Jo Fielding") == ["A needle for Sundays, Jo."]
    assert shop.order("Jo Fielding")["state"] == "finished"


def test_it_is_signed_and_in_the_hand_of_the_desk(shop: Seat, editor: Editor) -> None:
    editor(WRITES)
    settings = shop.folder / "settings.json"
    chosen = json.loads(settings.read_text("utf-8")) | {"hand": "kalam"}
    settings.write_text(json.dumps(chosen), "utf-8")
    shop.run("write", jo(shop))
    (note,) = [n for n in shop.run("notes", "--json").told if n["person"] == "Jo Fielding"]
    assert (note["hand"], note["made_by"]) == ("kalam", "font")


def test_the_person_is_in_the_editor_and_not_in_the_note(shop: Seat, editor: Editor) -> None:
    found = editor("note.write_text('Four of them now!\\n' + note.read_text('utf-8'), 'utf-8')")
    assert shop.run("write", shop.order("Yusuf Demir")["order_id"]).code == 0
    shown = json.loads(found.read_text("utf-8"))["text"].splitlines()
    assert shown[:2] == ["", ""]
    assert "#| For Yusuf Demir · Turkey · 4th order" in shown
    assert "#| Berry bowl with saucer · Blue" in shown
    assert "#| They wrote: “You know what I am going to say. Blue please.”" in shown
    assert (
        "#| 2 November, you: Yusuf, blue glaze, no thumbprint this time. I was careful for once!"
        in shown
    )
    assert "#| Worth remembering: Always blue. Teaches the cello." in shown
    assert notes_for(shop, "Yusuf Demir")[0] == "Four of them now!"


def test_a_gift_is_told_as_one(shop: Seat, editor: Editor) -> None:
    found = editor("")
    shop.run("write", shop.order("Tom Whitfield")["order_id"])
    shown = json.loads(found.read_text("utf-8"))["text"]
    assert shown.lstrip().startswith("#| For Hannah Whitfield")
    assert "#| A gift, bought by Tom Whitfield" in shown
    assert "#| Gift message: “Happy first garden, Han." in shown


def test_a_draft_is_gone_on_with(shop: Seat, editor: Editor) -> None:
    found = editor("note.write_text(note.read_text('utf-8').replace('in the', 'inside.'), 'utf-8')")
    shop.run("write", shop.order("Inês Carvalho")["order_id"])
    assert json.loads(found.read_text("utf-8"))["text"].startswith("Inês — three mugs now")
    assert notes_for(shop, "Inês Carvalho")[0].endswith("with the thumbprint inside.")


def test_two_lines_stay_two(shop: Seat, editor: Editor) -> None:
    editor("note.write_text('One line,\\r\\n\\r\\nand another. #| too\\r\\n', 'utf-8', newline='')")
    shop.run("write", jo(shop))
    assert notes_for(shop, "Jo Fielding") == ["One line,\n\nand another. #| too"]


def test_the_file_is_private_and_gone_afterwards(shop: Seat, editor: Editor) -> None:
    found = editor(WRITES + "\n(note.parent / 'note.txt~').write_text('a copy', 'utf-8')")
    shop.run("write", jo(shop))
    seen = json.loads(found.read_text("utf-8"))
    assert stat.S_IMODE(seen["mode"]) == 0o600
    assert stat.S_IMODE(seen["folder"]) == 0o700
    assert Path(seen["path"]).is_relative_to(shop.folder)
    assert left_behind(shop) == []


def test_closing_without_saving_changes_nothing(shop: Seat, editor: Editor) -> None:
    editor("")
    before = shop.run("orders", "--json").out
    ran = shop.run("write", jo(shop))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("You closed the editor without saving")
    assert shop.run("orders", "--json").out == before
    assert left_behind(shop) == []


def test_saving_no_words_finishes_nothing(shop: Seat, editor: Editor) -> None:
    editor("note.write_text(note.read_text('utf-8'), 'utf-8')")
    ran = shop.run("write", jo(shop))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("There are no words on this note yet.")
    assert shop.order("Jo Fielding")["state"] == "to-write"
    assert left_behind(shop) == []


def test_a_finished_note_emptied_by_mistake_stays_as_it_was(shop: Seat, editor: Editor) -> None:
    editor("note.write_text('', 'utf-8')")
    before = notes_for(shop, "Edwin Pratt")
    assert shop.run("write", shop.order("Edwin Pratt")["order_id"]).code == 1
    assert notes_for(shop, "Edwin Pratt") == before
    assert shop.order("Edwin Pratt")["state"] == "finished"


def test_a_note_too_long_for_the_label_is_finished_and_said(shop: Seat, editor: Editor) -> None:
    editor("note.write_text('A needle for Sundays, Jo. ' * 40, 'utf-8')")
    ran = shop.run("write", jo(shop))
    assert ran.code == 0
    assert "too long for this label" in ran.err
    assert shop.order("Jo Fielding")["state"] == "finished"


@pytest.mark.parametrize("bodies", [1, 25])
def test_words_from_a_pipe_are_refused(bodies: int, shop: Seat, editor: Editor) -> None:
    found = editor(WRITES)
    piped = b"Dear friend, thank you for everything.\n" * bodies
    before = shop.run("orders", "--json").out
    ran = shop.run("write", jo(shop), piped=piped)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Notes are written one at a time, by somebody at the keyboard")
    assert not found.exists()
    assert shop.run("orders", "--json").out == before


def test_an_order_that_is_not_here_is_told(shop: Seat, editor: Editor) -> None:
    found = editor(WRITES)
    ran = shop.run("write", "999")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("No order here goes by “999”.")
    assert not found.exists()


def test_an_order_without_a_number_goes_by_the_beginning_of_its_id(
    shop: Seat, editor: Editor
) -> None:
    editor(WRITES)
    giulia = shop.order("Giulia")["id"]
    assert giulia[:8] in shop.run("orders").out
    assert shop.run("write", giulia[:7]).code == 1
    assert shop.run("write", giulia[:8]).code == 0
    assert shop.order("Giulia")["state"] == "finished"


def test_without_an_editor_it_says_how_to_name_one(
    shop: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "  ")
    ran = shop.run("write", jo(shop))
    assert ran.code == 1
    assert ran.err.startswith("No editor is named that a note could be written in.")


@pytest.mark.parametrize("named", ["no-such-editor --wait", "'unclosed"])
def test_an_editor_that_does_not_start_is_told(
    named: str, shop: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", named)
    ran = shop.run("write", jo(shop))
    assert ran.code == 1
    assert f"The editor {named.split(maxsplit=1)[0]} did not start" in ran.err
    assert left_behind(shop) == []


def test_visual_comes_before_editor(
    shop: Seat, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = editor(WRITES)
    monkeypatch.setenv("VISUAL", "no-such-editor")
    assert shop.run("write", jo(shop)).code == 1
    assert not found.exists()


def test_words_of_an_editor_that_fails_are_a_draft(shop: Seat, editor: Editor) -> None:
    editor(WRITES + "\nsys.exit(3)")
    ran = shop.run("write", jo(shop))
    assert (ran.code, ran.out) == (1, "")
    assert "what you wrote for Jo Fielding is a draft" in ran.err
    assert shop.order("Jo Fielding")["state"] == "draft"
    assert left_behind(shop) == []


def test_an_editor_that_fails_before_a_word_changes_nothing(shop: Seat, editor: Editor) -> None:
    editor("sys.exit(3)")
    ran = shop.run("write", jo(shop))
    assert (ran.code, ran.out) == (1, "")
    assert "nothing has changed" in ran.err
    assert shop.order("Jo Fielding")["state"] == "to-write"


def test_words_that_cannot_be_saved_are_kept_and_their_place_is_told(
    shop: Seat, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(WRITES)

    def full(*_: object, **__: object) -> None:
        raise Problem(StoreTrouble.DISK_FULL, name="handnote.db", folder="")

    monkeypatch.setattr(Composing, "finish", full)
    ran = shop.run("write", jo(shop))
    assert ran.code == 1
    (folder,) = left_behind(shop)
    assert str(folder / "note.txt") in ran.err
    assert "A needle for Sundays, Jo." in (folder / "note.txt").read_text("utf-8")


def test_words_in_other_letters_are_kept_and_their_place_is_told(
    shop: Seat, editor: Editor
) -> None:
    editor("note.write_bytes('Für dich, café'.encode('cp1252'))")
    ran = shop.run("write", jo(shop))
    assert ran.code == 1
    assert "not UTF-8" in ran.err
    (folder,) = left_behind(shop)
    assert str(folder / "note.txt") in ran.err


def test_an_editor_that_takes_the_file_away_changes_nothing(shop: Seat, editor: Editor) -> None:
    editor("note.unlink()")
    assert shop.run("write", jo(shop)).code == 0
    assert shop.order("Jo Fielding")["state"] == "to-write"


def test_ctrl_c_in_the_editor_is_the_editor_s(shop: Seat, editor: Editor) -> None:
    editor("import signal\n" + WRITES + "\nos.kill(os.getppid(), signal.SIGINT)")
    before = signal.getsignal(signal.SIGINT)
    assert shop.run("write", jo(shop)).code == 0
    assert signal.getsignal(signal.SIGINT) is before
    assert shop.order("Jo Fielding")["state"] == "finished"
