"""Whatever cannot be given is refused in a sentence that says why and what to do."""

import re

import pytest

from handnote.domain.problem import AskTrouble, FileTrouble, Problem, StoreTrouble
from handnote.wording import problems
from handnote.wording.asks import SENTENCES, sentence

SAID = {
    Problem(AskTrouble.NO_SUCH_ORDER, reference="12"): (
        "No order here goes by “12”. Try the number its shop gave it, all of it."
    ),
    Problem(AskTrouble.WHICH_SHOP, name="orders.csv", numbers="#1001"): (
        "orders.csv may be of another shop of yours: the number #1001 is somebody else’s order"
        ' here. Nothing was added. Say which shop it is of with --shop NAME, or --shop "" for the'
        " one without a name."
    ),
    Problem(AskTrouble.WHICH_SHOP, name="orders.csv", numbers=""): (
        "orders.csv may be of any of your shops. Nothing was added. Say which shop it is of with"
        ' --shop NAME, or --shop "" for the one without a name.'
    ),
    Problem(AskTrouble.NO_SUCH_FACT, place=3): (
        "There is no item 3 in this order to call otherwise. Count its items from 1."
    ),
    Problem(AskTrouble.NO_RUN_WAITS): (
        "No pen sheet is out: either all are stuck, or none was made. “handnote pensheet” makes"
        " one."
    ),
    Problem(AskTrouble.NO_SUCH_PEN_RUN, name="x", known="3f2a1c9d (Avery L7163)"): (
        "No pen sheet that is out goes by “x”. There is 3f2a1c9d (Avery L7163)."
    ),
    Problem(AskTrouble.WHICH_RUN, known="3f2a1c9d (Avery L7163), 77aa1c9d (Avery L7160)"): (
        "Several pen sheets are out, so say which one: 3f2a1c9d (Avery L7163), 77aa1c9d (Avery"
        " L7160)."
    ),
    Problem(AskTrouble.NOT_ON_RUN, run="3f2a1c9d", page=1, label=9): (
        "Pen sheet 3f2a1c9d has nobody on label 9 of page 1. Labels are numbered as on its key"
        " sheet; on a further page write 2/9. Nothing was changed."
    ),
    Problem(AskTrouble.ALL_OUT, known="3f2a1c9d (Avery L7163)"): (
        "No new order waits for the pen. Labels are out already: 3f2a1c9d (Avery L7163). With"
        " --again and that name their files are made once more; “handnote stuck” says that they"
        " are stuck, or with --nothing that none was written."
    ),
    Problem(AskTrouble.NO_DAY, day="soon"): (
        "“soon” is no day. Write it as 2026-11-24, or leave it empty for none."
    ),
    Problem(AskTrouble.NO_IMPORT): (
        "No order file was added today that could be taken back. Orders that need no note can be"
        " let be."
    ),
    Problem(AskTrouble.NO_SUCH_STOCK, part="L7136", near=""): (
        "No label sheet here is called “L7136”. Look for it by its size, 63.5 x 38.1 for example."
    ),
    Problem(AskTrouble.NO_SUCH_STOCK, part="L716", near="Avery L7160"): (
        "No label sheet here is called “L716”. Is it Avery L7160?"
    ),
    Problem(AskTrouble.NO_SUCH_STOCK, part="L716", near="Avery L7160, Avery L7163, Herma 10"): (
        "No label sheet here is called “L716”. Is it Avery L7160, Avery L7163 or Herma 10?"
    ),
    Problem(AskTrouble.NO_SUCH_HAND, hand="Zapf", known="Caveat, Kalam"): (
        "No hand here is called “Zapf”. The hands are Caveat, Kalam."
    ),
    Problem(AskTrouble.NO_SUCH_SHEET, name="zz", stock="Avery L7163"): (
        "No part-used sheet of Avery L7163 is called “zz”. The command “handnote sheets” says"
        " what they are called."
    ),
    Problem(AskTrouble.NO_SUCH_LABEL, label=15, slots=14): (
        "There is no label 15 on a sheet of 14. Count them row by row, from the top left."
    ),
    Problem(AskTrouble.NO_SUCH_PRINTER, printer="Epson", known="Brother, HP"): (
        "No printer called “Epson” was measured for this paper. Is it Brother or HP?"
    ),
    Problem(AskTrouble.NO_SUCH_PRINTER, printer="Epson", known=""): (
        "No printer called “Epson” was measured for this paper. Print a test page in the"
        " window’s Print place, and type what you read off it."
    ),
    Problem(AskTrouble.NO_CARRIER, stock="Avery L7163"): (
        "Avery L7163 needs no carrier page: only sticky notes are stuck onto one. “handnote stocks"
        " sticky” lists those."
    ),
    Problem(AskTrouble.PRINTER_SCALES, percent="94.0"): (
        "This comes out at 94.0 % of its size, which is more than can be made good. Your viewer"
        " or driver scales: choose “Actual size” or 100 %, print the test page again and measure"
        " that."
    ),
    Problem(AskTrouble.PRINTER_SHIFTS, shift="10.4"): (
        "This is 10.4 mm off, which is more than can be made good. Look whether the paper in the"
        " printer is the size of the test page, and whether each number is from the paper’s edge"
        " to the frame."
    ),
    Problem(AskTrouble.NOTHING_PASTED): (
        "There is no order in what was pasted. Copy the text of an order mail or of the order’s"
        " page, and paste it again."
    ),
    Problem(AskTrouble.ALREADY_HERE, number="77", name="Zofia Nowak"): (
        "Order 77 is here already, for Zofia Nowak. It was not added a second time."
    ),
    Problem(AskTrouble.ALREADY_HERE, number="77", name=""): (
        "Order 77 is here already, for somebody. It was not added a second time."
    ),
    Problem(AskTrouble.NOTHING_TO_KEEP): (
        "No note was finished then, or for them, so a book would be empty. Choose another year"
        " or another person."
    ),
    Problem(AskTrouble.NOTHING_TO_PRINT): (
        "No note is finished yet, so there is nothing to print. Finish one first."
    ),
    Problem(AskTrouble.NOT_PRINTABLE, characters="田 中"): (
        "No hand here can write 田 中. Leave it out, or write this note by pen."
    ),
    Problem(AskTrouble.DOES_NOT_FIT, count=1): (
        "The note is 1 word too long for this label. Shorten it, or choose a larger label."
    ),
    Problem(AskTrouble.DOES_NOT_FIT, count=7): (
        "The note is 7 words too long for this label. Shorten it, or choose a larger label."
    ),
    Problem(AskTrouble.NOTE_IS_EMPTY): (
        "There are no words on this note yet. Write some, or let this order be."
    ),
    Problem(AskTrouble.ONE_AT_A_TIME): (
        "Notes are written one at a time, by somebody at the keyboard; nothing is taken"
        " from a file or another program. Run this in a terminal, with one order."
    ),
    Problem(AskTrouble.NO_SUCH_PERSON, reference="0f3a"): (
        "Nobody here goes by “0f3a”, so nothing was done. Try the number of one of their"
        " orders, or the name as “handnote people” shows it."
    ),
    Problem(AskTrouble.WHICH_PERSON, reference="Anna", count=2, known="1a Anna, 2b Anna"): (
        "“Anna” may be one of 2 people, so nothing was done: 1a Anna, 2b Anna. Say which one"
        " by the id before the name."
    ),
    Problem(AskTrouble.NO_SUCH_PROMISE): (
        "That promise is not here any more. Open the list once more."
    ),
    Problem(AskTrouble.NOTHING_PROMISED): (
        "There are no words to promise yet. Mark them on the label, or write the promise down."
    ),
    Problem(AskTrouble.NOTHING_ANSWERED): (
        "There is nothing in what they wrote back. Paste it once more."
    ),
    Problem(AskTrouble.CANNOT_READ_FILE, name="a.txt", why="Permission denied"): (
        "a.txt could not be read (Permission denied). Look where it lies, and try again."
    ),
    Problem(AskTrouble.CANNOT_WRITE_FILE, name="a.pdf", why="No space left on device"): (
        "a.pdf was not written (No space left on device); what was there before is as it was."
        " Choose another place, or make some room."
    ),
    Problem(AskTrouble.FOLDER_NOT_EMPTY, folder="/home/jo"): (
        "/home/jo already has something in it, and the sample shop is never mixed with"
        " what is yours. Choose an empty folder, or a name that is not taken."
    ),
    Problem(AskTrouble.FONT_BROKEN, name="Mine.ttf"): (
        "Mine.ttf is damaged, so its letters cannot be drawn. Fetch it once more from where it"
        " came from, and add that."
    ),
    Problem(AskTrouble.FONT_WRONG_KIND, name="Mine.ttf"): (
        "Mine.ttf is not a font that can be printed here. Look for its TrueType or OpenType"
        " file, with .ttf or .otf at the end."
    ),
    Problem(AskTrouble.FONT_COLLECTION, name="Mine.ttc"): (
        "Mine.ttc holds several fonts in one file. Add the one you write with, as a .ttf or"
        " .otf file of its own."
    ),
    Problem(AskTrouble.FONT_NOT_ALLOWED, name="Mine.ttf"): (
        "The makers of Mine.ttf do not allow it inside documents, and the sheet you print is"
        " one. Ask them for a licence that does, or choose another font."
    ),
    Problem(AskTrouble.FONT_TOO_LARGE, name="Mine.ttf"): (
        "Mine.ttf is larger or more intricate than a hand on a label needs. Look for a plainer"
        " version of it, below 20 MB."
    ),
    Problem(AskTrouble.FONT_NO_LETTERS, name="Mine.ttf"): (
        "Mine.ttf does not have all the letters from a to z, nor those of another script, so a"
        " note could not be written in it. Choose another font."
    ),
    Problem(AskTrouble.DICTIONARY_BROKEN, name="de.oxt"): (
        "de.oxt cannot be used as a dictionary: it is damaged, or made for another program."
        " Fetch it once more from where it came from, and add that."
    ),
    Problem(AskTrouble.DICTIONARY_TOO_LARGE, name="de.oxt"): (
        "de.oxt is larger than any dictionary for spelling. Look for a smaller one of the same"
        " language."
    ),
    Problem(AskTrouble.DICTIONARY_NOT_THERE, name="letter.txt"): (
        "There is no dictionary in letter.txt. Add a .oxt or .zip with one, or its .aff file with"
        " the .dic file of the same name beside it."
    ),
    Problem(AskTrouble.DICTIONARY_NO_LANGUAGE, name="words.zip"): (
        "The dictionary in words.zip does not say which language it is of. Name its two files"
        " after it, de_DE.aff and de_DE.dic for example, and add one of them."
    ),
    Problem(AskTrouble.NO_SPELLING_HERE): (
        "Spelling cannot be checked on this computer: nobody builds what it needs for it yet."
        " Everything else works as it does elsewhere."
    ),
    Problem(AskTrouble.NO_EDITOR): (
        "No editor is named that a note could be written in."
        " Put the name of one in VISUAL or EDITOR: EDITOR=nano, for example."
    ),
    Problem(AskTrouble.NO_EDITOR, editor="vim", why="No such file or directory"): (
        "The editor vim did not start (No such file or directory)."
        " Put the name of one in VISUAL or EDITOR: EDITOR=nano, for example."
    ),
}


@pytest.mark.parametrize("problem", SAID, ids=lambda problem: str(problem.code))
def test_each_refusal_reads_as_it_should(problem: Problem) -> None:
    assert sentence(problem) == SAID[problem]


def test_every_refusal_has_its_words_and_its_test() -> None:
    assert set(SENTENCES) == set(AskTrouble)
    assert {problem.code for problem in SAID} == set(AskTrouble)


@pytest.mark.parametrize("said", SAID.values())
def test_refusals_are_kind_and_whole_sentences(said: str) -> None:
    assert re.fullmatch(r".*[.?]", said)
    assert "!" not in said
    assert not re.search(r"(?i)\b(error|invalid|failed|illegal|please|sorry|must)\b", said)
    assert not re.search(r"[{}]", said)


@pytest.mark.parametrize("text", ["{0.__class__} %s {way_on}", "a{b}c"])
def test_what_was_asked_for_is_repeated_letter_for_letter(text: str) -> None:
    assert f"“{text}”" in sentence(Problem(AskTrouble.NO_SUCH_ORDER, reference=text))


@pytest.mark.parametrize(
    ("problem", "beginning"),
    [
        (Problem(FileTrouble.PDF, name="a.csv"), "a.csv is a PDF"),
        (Problem(StoreTrouble.IN_USE), "handnote is already open"),
        (Problem(AskTrouble.NOTE_IS_EMPTY), "There are no words"),
    ],
)
def test_every_room_s_problems_find_their_sentence(problem: Problem, beginning: str) -> None:
    assert problems.sentence(problem).startswith(beginning)


def test_only_troubles_have_sentences() -> None:
    from handnote.domain.order import LetBe

    with pytest.raises(LookupError):
        problems.sentence(Problem(LetBe.CHOSEN))
