"""A type stand for the tests: the real hands, and a label of Avery L7163."""

from functools import cache

from handnote.config.resources import font_packs, resource
from handnote.domain.units import Mm
from handnote.typeset.hands import Hands
from handnote.typeset.typeset_note import Area, Line, TypesetNote
from handnote.typeset.typesetter import Typesetter

LABEL = Area(Mm(3.0), Mm(3.0), Mm(93.06), Mm(32.1))

NOTE = (
    "Inês — three mugs now, you’re building a set without telling me! I kept back the one "
    "with the thumbprint in the glaze because you said you liked the odd ones."
)


@cache
def typesetter() -> Typesetter:
    """The one typesetter all tests share."""
    return Typesetter(Hands(resource("fonts"), font_packs()))


def typeset(
    text: str, hand: str = "caveat", area: Area = LABEL, sign_off: str = "Anna"
) -> TypesetNote:
    """``text`` on a label, as the program would set it."""
    stand = typesetter()
    return stand.typeset(text, stand.hands.find(hand), area, sign_off=sign_off)


def lines(note: TypesetNote) -> str:
    """The lines as drawn, one under the other."""
    return "\n".join(note.text[line.start : line.end].rstrip() for line in note.lines)


def all_lines(note: TypesetNote) -> list[Line]:
    """The note's lines and its sign-off."""
    return [*note.lines, *([note.sign_off] if note.sign_off else [])]
