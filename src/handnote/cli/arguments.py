"""The words of the command line."""

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from handnote.cli.columns import harmless
from handnote.domain.note import Side
from handnote.wording import command_line as wording

_DIGITS, _LONGEST = 5, 36500
"""Of a number of days; a hundred years."""

_MOST_LABELS = 1000
"""Of one stretch of labels: more than any sheet has."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, whatever they hold, and leave with 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {harmless(message)}\n")


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Print the version; finding it out takes longer than most commands."""
        from importlib.metadata import version

        print(f"handnote {version('handnote')}")
        parser.exit()


def make_parser() -> argparse.ArgumentParser:
    """What the terminal understands: commands, and ``--data`` before or after them."""
    parser = _Parser(
        prog="handnote", description=wording.ABOUT, epilog=wording.MORE, allow_abbrev=False
    )
    parser.add_argument("--version", action=_Version, nargs=0, help=wording.OPTIONS["version"])
    _add_data(parser, default=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, about in wording.COMMANDS.items():
        command = commands.add_parser(
            name, help=about, description=about[0].upper() + about[1:] + ".", allow_abbrev=False
        )
        _add_data(command, default=argparse.SUPPRESS)
        _ARGUMENTS[name](command)
    return parser


def _add_data(parser: argparse.ArgumentParser, *, default: object) -> None:
    parser.add_argument(
        "--data", metavar="DIR", type=Path, default=default, help=wording.OPTIONS["data"]
    )


def _import(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files", metavar="FILE", type=Path, nargs="+", help=wording.OPTIONS["files"]
    )
    command.add_argument("--shop", metavar="NAME", help=wording.OPTIONS["shop"])
    command.add_argument("--dry-run", action="store_true", help=wording.OPTIONS["dry-run"])
    command.add_argument(
        "--columns", metavar="ROLE=NAME,…", type=_columns, help=wording.OPTIONS["columns"]
    )
    _add_json(command)


def _columns(told: str) -> list[tuple[str, list[str]]]:
    """Which column is what: number=Order No,recipient=Ship to."""
    from handnote.readers.naming import columns_said

    try:
        return columns_said(told)
    except ValueError as error:
        raise argparse.ArgumentTypeError(wording.NOT_COLUMNS.format(told=error)) from None


def _paste(command: argparse.ArgumentParser) -> None:
    command.add_argument("--yes", action="store_true", help=wording.OPTIONS["paste-yes"])
    _add_json(command)


def _orders(command: argparse.ArgumentParser) -> None:
    _add_json(command)


def _correct(command: argparse.ArgumentParser) -> None:
    command.add_argument("order", metavar="ORDER", help=wording.OPTIONS["order"])
    for name in ("recipient", "buyer", "words", "country"):
        command.add_argument(f"--{name}", metavar="TEXT", help=wording.OPTIONS[name])
    command.add_argument("--ship-by", metavar="DAY", help=wording.OPTIONS["ship-by"])
    command.add_argument(
        "--item",
        metavar="N=TITLE",
        dest="items",
        action="append",
        type=_item,
        default=[],
        help=wording.OPTIONS["item"],
    )
    keep = command.add_mutually_exclusive_group()
    for name in ("keep", "let-run-out"):
        keep.add_argument(f"--{name}", action="store_true", help=wording.OPTIONS[name])
    _add_json(command)


def _item(told: str) -> tuple[int, str]:
    number, equals, title = told.partition("=")
    if not (equals and number.strip().isdecimal() and int(number) and title.strip()):
        raise argparse.ArgumentTypeError(wording.NOT_AN_ITEM.format(told=told))
    return int(number), title


def _take_back(_: argparse.ArgumentParser) -> None:
    """There is only one that is the latest."""


def _parcel(command: argparse.ArgumentParser) -> None:
    command.add_argument("order", metavar="ORDER", help=wording.OPTIONS["order"])


def _retention(command: argparse.ArgumentParser) -> None:
    command.add_argument("--run", action="store_true", help=wording.OPTIONS["run"])
    command.add_argument("--channel", metavar="NAME", help=wording.OPTIONS["channel"])
    command.add_argument("--days", metavar="N", type=_days, help=wording.OPTIONS["days"])
    _add_json(command)


def _days(told: str) -> int:
    """Days to keep; 0 stands for good."""
    if told.casefold() == "keep":
        return 0
    if told.isdecimal() and len(told) <= _DIGITS and 1 <= int(told) <= _LONGEST:
        return int(told)
    raise argparse.ArgumentTypeError(wording.NOT_DAYS.format(told=told))


def _forget(command: argparse.ArgumentParser) -> None:
    command.add_argument("person", metavar="ID", help=wording.OPTIONS["person"])
    command.add_argument("--yes", action="store_true", help=wording.OPTIONS["forget-yes"])
    command.add_argument("--dry-run", action="store_true", help=wording.OPTIONS["only-show"])
    command.add_argument(
        "--leave-backups", action="store_true", help=wording.OPTIONS["leave-backups"]
    )


def _backup(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", type=Path, help=wording.OPTIONS["backup-file"])


def _restore(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", type=Path, help=wording.OPTIONS["restore-file"])
    command.add_argument("--dry-run", action="store_true", help=wording.OPTIONS["only-preview"])
    command.add_argument("--merge", action="store_true", help=wording.OPTIONS["merge"])


def _export(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--format", choices=("jsonl", "csv"), default="jsonl", help=wording.OPTIONS["format"]
    )
    command.add_argument("--out", metavar="FILE", type=Path, help=wording.OPTIONS["export-out"])
    command.add_argument("--with-private", action="store_true", help=wording.OPTIONS["private"])
    _add_json(command)


def _import_history(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", type=Path, help=wording.OPTIONS["history"])
    command.add_argument("--dry-run", action="store_true", help=wording.OPTIONS["dry-run"])
    _add_json(command)


def _write(command: argparse.ArgumentParser) -> None:
    command.add_argument("order", metavar="ORDER", help=wording.OPTIONS["order"])
    _add_outside(command, wording.OPTIONS["write-outside"])


def _notes(command: argparse.ArgumentParser) -> None:
    command.add_argument("query", metavar="QUERY", nargs="*", help=wording.OPTIONS["query"])
    for name in ("person", "item", "hand"):
        said = wording.OPTIONS[f"by-{name}"]
        command.add_argument(f"--{name}", metavar="WORDS", default="", help=said)
    command.add_argument("--year", type=int, help=wording.OPTIONS["by-year"])
    form = command.add_mutually_exclusive_group()
    _add_json(form)
    form.add_argument("--html", metavar="FILE", type=Path, help=wording.OPTIONS["html"])


def _keepsake(command: argparse.ArgumentParser) -> None:
    of = command.add_mutually_exclusive_group(required=True)
    of.add_argument("--year", type=int, help=wording.OPTIONS["keepsake-year"])
    of.add_argument("--person", metavar="PERSON", help=wording.OPTIONS["keepsake-person"])
    command.add_argument(
        "--with-answers", action="store_true", help=wording.OPTIONS["keepsake-answers"]
    )
    command.add_argument(
        "--out", metavar="FILE", type=Path, required=True, help=wording.OPTIONS["keepsake-out"]
    )


def _people(command: argparse.ArgumentParser) -> None:
    _add_json(command)


def _person(command: argparse.ArgumentParser) -> None:
    command.add_argument("person", metavar="PERSON", help=wording.OPTIONS["person"])
    command.add_argument("--private", action="store_true", help=wording.OPTIONS["person-private"])
    _add_json(command)


def _proof(command: argparse.ArgumentParser) -> None:
    _add_stock_and_out(command)
    _add_queue(command)
    _add_let_go(command)
    _add_printer(command)
    for name in ("crop-marks", "mirror"):
        command.add_argument(f"--{name}", action="store_true", help=wording.OPTIONS[name])


def _sheets(command: argparse.ArgumentParser) -> None:
    _add_json(command)


def _labels(told: str) -> tuple[range, ...]:
    """Labels as people list them: 1,2,5 or 1-5,9. Whether a sheet has them shows later."""
    try:
        return tuple(_stretch(part) for part in told.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(wording.NOT_LABELS.format(told=told)) from None


def _stretch(part: str) -> range:
    first, dash, last = part.partition("-")
    begin, end = int(first), int(last if dash else first)
    if end < begin:
        raise ValueError(part)
    return range(begin, end + 1)


def _label(command: argparse.ArgumentParser) -> None:
    _add_stock_and_out(command)
    command.add_argument("--hand", metavar="NAME", help=wording.OPTIONS["hand"])
    command.add_argument(
        "--text-file", metavar="FILE", required=True, help=wording.OPTIONS["text-file"]
    )


def _ink(command: argparse.ArgumentParser) -> None:
    command.add_argument("--order", metavar="ORDER", required=True, help=wording.OPTIONS["order"])
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("--svg", metavar="FILE", type=Path, help=wording.OPTIONS["svg"])
    what.add_argument("--inkml", metavar="FILE", type=Path, help=wording.OPTIONS["inkml"])
    what.add_argument(
        "--from", dest="take", metavar="FILE", type=Path, help=wording.OPTIONS["from-inkml"]
    )
    _add_outside(command, wording.OPTIONS["write-outside"])


def _check(command: argparse.ArgumentParser) -> None:
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("--text-file", metavar="FILE", help=wording.OPTIONS["check-text"])
    what.add_argument("--jsonl", metavar="FILE", help=wording.OPTIONS["jsonl"])
    command.add_argument("--order", metavar="ORDER", help=wording.OPTIONS["check-order"])
    command.add_argument("--lang", metavar="LANGUAGE", default="", help=wording.OPTIONS["lang"])
    command.add_argument("--spelling", action="store_true", help=wording.OPTIONS["spelling"])
    _add_json(command)


def _pensheet(command: argparse.ArgumentParser) -> None:
    _add_stock(command)
    for name in ("labels", "key"):
        command.add_argument(
            f"--{name}", metavar="FILE", type=Path, required=True, help=wording.OPTIONS[name]
        )
    for name in ("lines", "left-handed", "draft", "photo-marks"):
        command.add_argument(f"--{name}", action="store_true", help=wording.OPTIONS[name])
    keep = command.add_mutually_exclusive_group()
    keep.add_argument("--again", metavar="RUN", default="", help=wording.OPTIONS["pen-again"])
    keep.add_argument("--no-record", action="store_true", help=wording.OPTIONS["no-record"])
    _add_queue(command, "--marks")


def _stuck(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "run", metavar="RUN", nargs="?", default="", help=wording.OPTIONS["stuck-run"]
    )
    what = command.add_mutually_exclusive_group()
    what.add_argument(
        "--but", metavar="LABELS", type=_spoiled, default=(), help=wording.OPTIONS["but"]
    )
    what.add_argument("--nothing", action="store_true", help=wording.OPTIONS["nothing"])
    what.add_argument("--list", action="store_true", help=wording.OPTIONS["stuck-list"])
    _add_json(command)


def _spoiled(told: str) -> tuple[tuple[int, int], ...]:
    """Labels of a pen sheet with their pages: 3,5 or 1-3,2/4."""
    found: list[tuple[int, int]] = []
    try:
        for part in told.split(","):
            page, slash, labels = part.rpartition("/")
            number = int(page) if slash else 1
            found += [(number, label) for label in _few(_stretch(labels))]
    except ValueError:
        raise argparse.ArgumentTypeError(wording.NOT_SPOILED.format(told=told)) from None
    return tuple(found)


def _few(labels: range) -> range:
    if len(labels) > _MOST_LABELS:
        raise ValueError(labels)
    return labels


def _file_photo(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "photos", metavar="PHOTO", type=Path, nargs="+", help=wording.OPTIONS["photos"]
    )
    command.add_argument("--run", metavar="ID", default="", help=wording.OPTIONS["photo-run"])
    command.add_argument("--yes", action="store_true", help=wording.OPTIONS["photo-yes"])
    _add_json(command)


def _picklist(command: argparse.ArgumentParser) -> None:
    _add_stock_and_out(command)
    _add_queue(command)
    _add_let_go(command)


def _testpage(command: argparse.ArgumentParser) -> None:
    _add_stock_and_out(command)


def _carrier(command: argparse.ArgumentParser) -> None:
    _add_stock_and_out(command)
    _add_printer(command)


def _stocks(command: argparse.ArgumentParser) -> None:
    command.add_argument("query", metavar="QUERY", nargs="*", help=wording.OPTIONS["stocks"])
    command.add_argument("--unverified", action="store_true", help=wording.OPTIONS["unverified"])
    command.add_argument("--mine", action="store_true", help=wording.OPTIONS["mine"])
    _add_json(command)
    keep = command.add_mutually_exclusive_group()
    keep.add_argument("--add", metavar="FILE", type=Path, help=wording.OPTIONS["add-stocks"])
    keep.add_argument("--remove", metavar="NAME", help=wording.OPTIONS["remove-stock"])
    keep.add_argument("--export", metavar="PART", help=wording.OPTIONS["export-stock"])
    command.add_argument("--out", metavar="FILE", type=Path, help=wording.OPTIONS["stock-out"])


def _demo(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", metavar="DIR", type=Path, help=wording.OPTIONS["folder"])


def _add_json(command: argparse._ActionsContainer) -> None:
    command.add_argument("--json", action="store_true", help=wording.OPTIONS["json"])


def _add_queue(command: argparse.ArgumentParser, *names: str) -> None:
    """What a proof and the list that goes with it have to agree in."""
    which = command.add_mutually_exclusive_group()
    which.add_argument("--sheet", metavar="NAME", help=wording.OPTIONS["sheet"])
    which.add_argument("--start", metavar="N", type=int, help=wording.OPTIONS["start"])
    which.add_argument(
        "--used", metavar="LABELS", type=_labels, default=(), help=wording.OPTIONS["used"]
    )
    command.add_argument("--turned", action="store_true", help=wording.OPTIONS["turned"])
    command.add_argument(
        "--parcel-marks", *names, action="store_true", help=wording.OPTIONS["parcel-marks"]
    )
    _add_outside(command, wording.OPTIONS["outside"])


def _add_let_go(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--let-go", metavar="ORDER", action="append", default=[], help=wording.OPTIONS["let-go"]
    )


def _add_outside(command: argparse.ArgumentParser, about: str) -> None:
    command.add_argument(
        "--outside",
        dest="side",
        action="store_const",
        const=Side.OUTSIDE,
        default=Side.INSIDE,
        help=about,
    )


def _add_printer(command: argparse.ArgumentParser) -> None:
    command.add_argument("--printer", metavar="NAME", default="", help=wording.OPTIONS["printer"])


def _add_stock(command: argparse.ArgumentParser) -> None:
    command.add_argument("--stock", metavar="PART", required=True, help=wording.OPTIONS["stock"])


def _add_stock_and_out(command: argparse.ArgumentParser) -> None:
    _add_stock(command)
    command.add_argument(
        "--out", metavar="FILE", type=Path, required=True, help=wording.OPTIONS["out"]
    )


_ARGUMENTS = {
    "import": _import,
    "paste": _paste,
    "orders": _orders,
    "take-back": _take_back,
    "correct": _correct,
    "parcel": _parcel,
    "retention": _retention,
    "forget": _forget,
    "backup": _backup,
    "restore": _restore,
    "export": _export,
    "import-history": _import_history,
    "write": _write,
    "ink": _ink,
    "notes": _notes,
    "keepsake": _keepsake,
    "people": _people,
    "person": _person,
    "check": _check,
    "proof": _proof,
    "label": _label,
    "picklist": _picklist,
    "pensheet": _pensheet,
    "stuck": _stuck,
    "file-photo": _file_photo,
    "testpage": _testpage,
    "carrier": _carrier,
    "stocks": _stocks,
    "sheets": _sheets,
    "demo": _demo,
}
