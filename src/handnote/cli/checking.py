"""``handnote check``: what the listener says of one text, or of a file of them."""

import io
import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from handnote.checks.listener import Context, look
from handnote.checks.seeing import Seen, seen
from handnote.cli.columns import harmless
from handnote.cli.makers import Makers
from handnote.cli.terminal import Terminal
from handnote.domain.fact import Fact, FactKind
from handnote.domain.finding import Finding, Level
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.wish import WishKind, value_of
from handnote.wording import listener as wording
from handnote.wording import seeing as seeing_wording

if TYPE_CHECKING:
    from handnote.cli.spelling import Look

_LONGEST_TEXT = 1_000_000
"""Bytes of one text: fifty times the longest note there can be."""

_LONGEST_FILE = 100_000_000
_WRONG_USAGE = 2


def check_notes(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Say what is noticed; 0 whatever it is, 1 where a line of a file could not be read.

    Nothing is saved, and the data folder is opened only to find the order that was named.
    """
    if options.jsonl is not None:
        return _check_lines(options, makers, terminal)
    text = _decoded(_read(options.text_file, _LONGEST_TEXT, terminal), options.text_file)
    known = _known(options, makers)
    facts, language = known.facts, options.lang or known.language
    titles = tuple(fact.text for fact in facts if fact.kind is FactKind.TITLE)
    found = look(text, language, Context(titles=titles, went_wrong=known.went_wrong))
    if options.spelling:
        found += _misspelt(text, options, makers)
    lit = seen(text, facts, language)
    if options.json:
        told = [finding_as_told(finding) for finding in found]
        terminal.tell([*told, *(_seen_as_told(it, facts) for it in lit)])
        return 0
    for line in _lines(found, [facts[it.fact] for it in lit]):
        terminal.say(harmless(line))
    return 0


def finding_as_told(finding: Finding) -> dict[str, object]:
    """A finding for other programs; half a character that JSON can spell becomes a mark."""
    return {
        "code": finding.concern.value,
        "level": finding.level.value,
        "start": finding.start,
        "end": finding.end,
        "fact": finding.fact.encode("utf-8", "replace").decode("utf-8"),
    }


def _seen_as_told(found: Seen, facts: tuple[Fact, ...]) -> dict[str, object]:
    fact = facts[found.fact]
    return {
        "code": "seen",
        "level": Level.LIT.value,
        "start": found.start,
        "end": found.end,
        "fact": fact.text.encode("utf-8", "replace").decode("utf-8"),
        "kind": fact.kind.value,
    }


def _lines(found: tuple[Finding, ...], lit: list[Fact]) -> Iterator[str]:
    if not found and not lit:
        yield wording.NOTHING_NOTICED
    for finding in found:
        level = wording.LEVELS[finding.level]
        yield f"{level}: {wording.line(finding.concern)} “{finding.fact}”"
    for fact in lit:
        yield f"{wording.LEVELS[Level.LIT]}: {seeing_wording.line(fact)}"


def _misspelt(text: str, options: Namespace, makers: Makers) -> tuple[Finding, ...]:
    # Dictionaries and the desk cost a start that most checks do without.
    from handnote.cli.spelling import looking, misspelt_for

    if options.order is not None and not options.lang:
        return misspelt_for(options.order, text, options, makers)
    with looking(options, makers) as misspelt:
        return misspelt(text, options.lang)


class _Known(NamedTuple):
    """The facts of an order, the language its person asked for, whether something went wrong."""

    facts: tuple[Fact, ...] = ()
    language: str = ""
    went_wrong: bool = False


def _known(options: Namespace, makers: Makers) -> _Known:
    """What is known of the order that was named; nothing where none was."""
    if options.order is None:
        return _Known()
    # The desk costs most of a command's start, and without an order nobody needs it.
    from handnote.cli.desk_folder import desk_of
    from handnote.cli.orders import find_order
    from handnote.services.known_facts import facts_of

    with desk_of(options, makers) as desk:
        sitting = desk.composing.open(find_order(desk.inbox, options.order).id)
    language = value_of(sitting.wishes, WishKind.LANGUAGE)
    return _Known(facts_of(sitting), language, sitting.wrong is not None)


def _check_lines(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    if not options.json:
        terminal.complain(wording.JSONL_NEEDS_JSON)
        return _WRONG_USAGE
    if options.spelling:
        from handnote.cli.spelling import looking

        with looking(options, makers) as misspelt:
            return _told_by_line(options, terminal, misspelt)
    return _told_by_line(options, terminal, lambda _text, _language: ())


def _told_by_line(options: Namespace, terminal: Terminal, misspelt: "Look") -> int:
    lines = io.BytesIO(_read(options.jsonl, _LONGEST_FILE, terminal))
    told: list[object] = []
    code = 0
    for number, line in enumerate(lines, 1):
        try:
            text, language = _note_of(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
        except _BrokenLineError as broken:
            told.append({"error": broken.kind, "line": number})
            terminal.complain(wording.broken_line(number, broken.kind))
            code = 1
            continue
        said = language or options.lang
        found = look(text, said) + misspelt(text, said)
        told.append([finding_as_told(finding) for finding in found])
    terminal.tell(told)
    return code


class _BrokenLineError(Exception):
    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def _note_of(line: bytes) -> tuple[str, str]:
    if len(line) > _LONGEST_TEXT:
        raise _BrokenLineError("too-long")
    try:
        told = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise _BrokenLineError("not-utf-8") from None
    except (ValueError, RecursionError):
        raise _BrokenLineError("not-json") from None
    text = told.get("text") if isinstance(told, dict) else None
    language = (told.get("lang") or "") if isinstance(told, dict) else ""
    if not isinstance(text, str):
        raise _BrokenLineError("no-text")
    if not isinstance(language, str):
        raise _BrokenLineError("no-language")
    return text, language


def _read(name: str, limit: int, terminal: Terminal) -> bytes:
    path = Path(name)
    try:
        if name == "-":
            data = terminal.listen(limit + 1)
        else:
            with path.open("rb") as file:
                data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise Problem(AskTrouble.CANNOT_READ_FILE, name=path.name, why=why) from error
    if len(data) > limit:
        raise Problem(AskTrouble.CANNOT_READ_FILE, name=path.name, why="too large for notes")
    return data


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem(AskTrouble.CANNOT_READ_FILE, name=Path(name).name, why="not UTF-8") from error
