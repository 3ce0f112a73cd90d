"""What the window says about how a note is made: by pen, in ink, or typed in a font."""

from dataclasses import replace

from handnote.domain.note import MadeBy, Note, NoteState

MODES = {MadeBy.PEN: "Pen", MadeBy.INK: "Ink", MadeBy.FONT: "Type"}
"""The words of the switch, in the order they are offered."""

MODES_SPOKEN = {
    MadeBy.PEN: "Write it with a pen, on the label itself",
    MadeBy.INK: "Write it in ink, here on the label",
    MadeBy.FONT: "Type it; it is printed in a font",
}
MODES_MENU = {
    MadeBy.PEN: "Write with a pen",
    MadeBy.INK: "Write in ink",
    MadeBy.FONT: "Type in a font",
}
GISTS = {
    MadeBy.PEN: "What you will write, in a line",
    MadeBy.INK: "Jot the gist, to find it again",
}
"""What is asked for in the line under a label that is not typed on."""

ABOUT = {
    MadeBy.PEN: "For your pen",
    MadeBy.INK: "Printed as you write it",
}
"""In the one line under the label, where no words are counted."""

_ON_THE_LABEL_ALONE = "Written with the pen. Its words are on the label alone."
_ITS_PHOTO = "A photo of the label you wrote with the pen."
_NOT_TYPED = "Its words were not typed."
_AT_THE_TABLE = "For the pen."
GIST_AFTERWARDS = "What you wrote, in a line, to find it by"

BARE_LABEL = "The label, for your pen"


def as_seen(note: Note) -> Note:
    """A past note as it is shown: of what a pen wrote, the gist or else that it did."""
    if note.made_by is not MadeBy.PEN:
        return note
    bare = _ON_THE_LABEL_ALONE if note.state is NoteState.PRINTED else _AT_THE_TABLE
    return replace(note, text=note.text.rstrip() or bare, sign_off="")


def photographed(gist: str) -> str:
    """The photo of a label read aloud; ``gist`` is what is known of the words on it."""
    return f"{_ITS_PHOTO} {gist}" if gist else f"{_ITS_PHOTO} {_NOT_TYPED}"


def made_by(made: MadeBy, hand: str = "") -> str:
    """How a note was made; ``hand`` is the font's name, where it is known."""
    if made is MadeBy.FONT and hand:
        return f"typed in {hand}"
    return _MADE_BY[made]


_MADE_BY = {
    MadeBy.PEN: "with the pen",
    MadeBy.INK: "in ink",
    MadeBy.OWN_HAND: "typed in a font of your hand",
    MadeBy.FONT: "typed in a font",
}
