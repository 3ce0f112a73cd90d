"""``handnote keepsake``: a year, or all that went to one person, as a book."""

from argparse import Namespace
from typing import TYPE_CHECKING

from handnote.cli.columns import harmless
from handnote.cli.desk_folder import desk_of
from handnote.cli.makers import Makers
from handnote.cli.terminal import Terminal
from handnote.config.files import write_whole
from handnote.wording import terminal as wording

if TYPE_CHECKING:
    from handnote.services.desk import Desk

_PAGES = (".html", ".htm")


def make_keepsake(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Write the book; a file whose name ends in .html becomes a page, any other a PDF."""
    with desk_of(options, makers) as desk:
        write_whole(options.out, _made(options, makers, desk))
    terminal.say(harmless(wording.saved(options.out.name)))
    return 0


def _made(options: Namespace, makers: Makers, desk: "Desk") -> bytes:
    from handnote.services.keepsakes import Chosen, Looks
    from handnote.wording.keepsake import book_words

    person = desk.people.find(options.person).person.id if options.person else None
    chosen = Chosen(options.year, person, with_answers=options.with_answers)
    words = book_words(makers.now().date())
    looks = Looks(desk.stock, desk.preferences.current)
    if options.out.suffix.lower() in _PAGES:
        return desk.keepsakes.html(chosen, words, looks).encode()
    return desk.keepsakes.pdf(chosen, words, looks)
