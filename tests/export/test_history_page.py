"""The history page reads well anywhere, leads nowhere and takes orders from no text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from handnote.domain.note import MadeBy, Note, NoteId, NoteState, Side
from handnote.domain.order import BY_HAND, Item, Order, OrderId, OrderState
from handnote.domain.person import PersonId
from handnote.export.history_page import history_page
from handnote.ink.codec import encode
from handnote.wording.history_page import HISTORY_PAGE
from tests.ink.handwriting import note

MUG = Item("Blue speckled mug")
NOTE = Note(
    id=NoteId("n1"),
    order_id=OrderId("o1"),
    person_id=PersonId("p1"),
    person="Inês Carvalho",
    text="Inês, the handle took me four tries,\nso hold it like you mean it.",
    sign_off="Anna",
    state=NoteState.PRINTED,
    made_by=MadeBy.FONT,
    hand="caveat",
    written_on=date(2026, 11, 19),
)
ORDER = Order(
    id=OrderId("o1"),
    channel="etsy",
    shop="Birch & Clay",
    number="1",
    person_id=PersonId("p1"),
    buyer="Inês Carvalho",
    recipient="",
    items=(MUG,),
    state=OrderState.PRINTED,
)


def page(*notes: Note, order: Order = ORDER) -> str:
    """The page of these notes, all written for one order."""
    return history_page(
        notes, orders={order.id: order}, words=HISTORY_PAGE, made_on=date(2026, 11, 21)
    )


class Reader(HTMLParser):
    """A browser's view of a page: its elements, their attributes and the text between."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open = [""]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, tuple(attrs)))
        if tag not in {"meta", "link", "img", "br"}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note where it ends."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note the text in it."""
        self.texts.append((self._open[-1], data))

    def said(self, *tags: str) -> list[str]:
        """The texts in elements of these kinds."""
        return [text for tag, text in self.texts if tag in tags and text.strip()]

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of this kind."""
        return [dict(attributes) for name, attributes in self.elements if name == tag]


def test_shows_who_what_when_and_the_words() -> None:
    told = Reader(page(NOTE))
    assert told.said("h1") == ["What you said"]
    assert told.said("h2") == ["November 2026"]
    assert told.said("h3") == ["Inês Carvalho"]
    assert told.said("p")[1:3] == [NOTE.text, "Anna"]
    assert told.said("time") == ["19 November 2026"]
    assert told.said("bdi") == ["Blue speckled mug", "Etsy", "typed in a font"]


def test_says_when_it_was_saved() -> None:
    assert "21 November 2026" in Reader(page(NOTE)).said("p")[0]


def test_every_note_tells_how_it_was_made_and_none_claims_a_pen() -> None:
    ways = [replace(NOTE, made_by=made_by) for made_by in MadeBy]
    told = Reader(page(*ways)).said("bdi")[2::3]
    assert told == ["with the pen", "in ink", "typed in a font of your hand", "typed in a font"]
    assert "handwritten" not in page(*ways).casefold()


def test_months_are_headings_newest_first_and_each_comes_once() -> None:
    days = [date(2025, 12, 31), date(2026, 1, 2), date(2026, 11, 19), date(2026, 1, 30)]
    told = Reader(page(*(replace(NOTE, written_on=day) for day in days)))
    assert told.said("h2") == ["November 2026", "January 2026", "December 2025"]
    assert told.said("a") == told.said("h2")
    assert [link["href"] for link in told.named("a")] == [
        f"#{heading['id']}" for heading in told.named("h2")
    ]
    assert told.said("time")[1:3] == ["30 January 2026", "2 January 2026"]


def test_notes_of_one_day_stay_in_the_order_they_came() -> None:
    told = Reader(page(*(replace(NOTE, person=name) for name in ("Third", "Second", "First"))))
    assert told.said("h3") == ["Third", "Second", "First"]


def test_several_of_one_thing_and_several_things_are_told() -> None:
    order = replace(ORDER, channel=BY_HAND, items=(replace(MUG, quantity=2), Item("Spoon rest")))
    told = Reader(page(NOTE, order=order)).said("bdi")
    assert told == ["2 × Blue speckled mug", "Spoon rest", "by hand", "typed in a font"]


def test_a_note_whose_order_is_gone_is_still_read() -> None:
    told = Reader(page(replace(NOTE, order_id=OrderId("gone"))))
    assert told.said("h3") == ["Inês Carvalho"]
    assert told.said("bdi") == ["typed in a font"]


def test_somebody_without_a_name_has_a_heading_too() -> None:
    assert Reader(page(replace(NOTE, person=""))).said("h3") == ["Somebody at the stall"]


def test_an_empty_history_says_so() -> None:
    told = Reader(page())
    assert told.said("main", "p")[-1] == "There is no finished note here yet."
    assert told.named("nav") == []


def test_can_be_walked_by_landmark_and_heading() -> None:
    told = Reader(page(NOTE))
    assert told.named("html") == [{"lang": "en-GB"}]
    for landmark in ("header", "nav", "main", "section", "article"):
        assert len(told.named(landmark)) == 1
    assert told.named("nav") == [{"aria-label": "Months"}]
    assert told.named("section")[0]["aria-labelledby"] == told.named("h2")[0]["id"]
    assert told.named("time") == [{"datetime": "2026-11-19"}]


def test_names_and_words_keep_their_own_direction_and_language() -> None:
    told = Reader(page(replace(NOTE, person="نور حداد")))
    assert told.named("h3") == [{"dir": "auto", "lang": ""}]
    assert {"dir": "auto"} in told.named("p")
    assert len(told.said("bdi")) == 3


HOSTILE = {
    "script": "<script>fetch('http://x')</script>",
    "attribute breakout": '" onmouseover="alert(1)',
    "single quotes": "' autofocus onfocus='alert(1)",
    "style breakout": "</style><style>*{background:url(http://x)}",
    "remote picture": '<img src="http://x/y.png">',
    "comment": "<!-- hid -->shown",
    "CDATA": "<![CDATA[x]]>",
    "entity": "&lt;b&gt; &amp;amp; &#60;i&#62;",
    "unclosed tag": "<b>hi",
    "end of page": "</p></article></main></body></html>",
    "arithmetic": "{{7*7}}",
    "internals": "{{ x.__init__.__globals__ }}",
    "statement": "{% include '/etc/passwd' %}{% for i in range(9) %}x{% endfor %}",
    "line statement": "{# gone? #}",
    "format": "{0.__class__} %s %(x)s {order} {made_on}",
    "title breakout": "</title><script>1</script>",
    "link": '<a href="javascript:alert(1)">x</a>',
    "base": '<base href="http://x/"><meta http-equiv="refresh" content="0;url=http://x">',
}


def everywhere(text: str) -> str:
    """A page with ``text`` wherever a seller, a buyer or a shop can put any."""
    note = replace(NOTE, person=text, text=text, sign_off=text)
    order = replace(ORDER, channel=text, items=(Item(text), Item(text, quantity=3)))
    return page(note, order=order)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_text_stays_text(text: str) -> None:
    told, harmless = Reader(everywhere(text)), Reader(everywhere("harmless"))
    assert told.elements == harmless.elements
    shown = [part for _, part in told.texts]
    assert shown == [part.replace("harmless", text) for _, part in harmless.texts]
    assert shown.count(text) == 5


def test_asks_no_other_file_or_machine_for_anything() -> None:
    html = page(NOTE)
    told = Reader(html)
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    assert told.named("meta")[:2] == [
        {"charset": "utf-8"},
        {"http-equiv": "Content-Security-Policy", "content": policy},
    ]
    assert not re.search(r"https?:|//|url\(|@import|\bsrc=", html)
    assert all(str(link["href"]).startswith("#") for link in told.named("a"))
    allowed = {"html", "head", "meta", "title", "style", "body", "header", "nav", "ol", "li", "a"}
    allowed |= {"main", "section", "article", "div", "h1", "h2", "h3", "p", "time", "bdi"}
    assert {tag for tag, _ in told.elements} <= allowed


def test_reads_in_the_dark_and_on_paper() -> None:
    html = page(NOTE)
    assert "@media (prefers-color-scheme: dark)" in html
    assert "@media print" in html
    assert all(colour in html for colour in ("#ECE7DE", "#FFFFFF", "#23375C"))


def test_equal_notes_make_equal_bytes() -> None:
    assert page(NOTE) == page(NOTE)


def test_a_note_on_the_outside_says_so_and_one_inside_does_not() -> None:
    outside = replace(NOTE, id=NoteId("n2"), text="Open me slowly", side=Side.OUTSIDE)
    assert page(NOTE, outside).count("on the outside") == 1
    assert "on the outside" not in page(NOTE)


def test_what_was_written_in_ink_is_a_picture_and_its_gist_stands_small() -> None:
    told = page(replace(NOTE, made_by=MadeBy.INK, text="thumb <b>print", ink=encode(note(3))))
    assert told.count("<svg") == 1
    assert 'fill="#23375c"' in told
    assert 'class="gist"' in told
    assert "thumb &lt;b&gt;print" in told


def test_a_sign_off_in_ink_is_on_the_page_and_a_damaged_one_spoils_nothing() -> None:
    signed = page(replace(NOTE, signature=encode(note(1))))
    assert signed.count("<svg") == 1
    broken = page(replace(NOTE, signature=b"broken"))
    assert "<svg" not in broken
    assert "the handle took me four tries" in broken
