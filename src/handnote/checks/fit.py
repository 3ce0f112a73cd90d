"""Whether a note can be printed as it is: all of it on the label, all of it in letters."""

from handnote.domain.finding import Concern, Finding
from handnote.typeset.typeset_note import TypesetNote


def findings(typeset: TypesetNote) -> tuple[Finding, ...]:
    """What keeps a note from being printed, the weightiest first; empty for nothing."""
    found = []
    if typeset.is_damaged:
        found.append(Finding(Concern.INK_DAMAGED))
    if typeset.missing:
        found.append(Finding(Concern.NOT_PRINTABLE, characters=typeset.missing))
    if not typeset.fits:
        found.append(Finding(Concern.DOES_NOT_FIT, count=typeset.overflow))
    return tuple(found)
