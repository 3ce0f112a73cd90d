"""``handnote retention``: what runs out, how long things stay, and letting it happen now."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from handnote.cli.columns import harmless, table
from handnote.cli.desk_folder import desk_of
from handnote.cli.makers import Makers
from handnote.cli.terminal import Terminal
from handnote.wording import command_line
from handnote.wording import desk as desk_wording
from handnote.wording import keeping_names as wording

if TYPE_CHECKING:
    from handnote.domain.retention import RanOut
    from handnote.services.retention import EndingOrder, Outlook, Retention

_AHEAD = 28
_USAGE = 2


def show_retention(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Set the days of a channel, let run out what may, and show what comes next."""
    if (options.channel is None) != (options.days is None):
        terminal.complain(command_line.DAYS_AND_CHANNEL)
        return _USAGE
    today = makers.now().date()
    with desk_of(options, makers) as desk:
        retention = desk.retention
        if options.channel is not None:
            retention.keep_for(options.channel, options.days or None)
        ran_out = retention.turn().ran_out if options.run else ()
        outlook = retention.outlook(ahead=_AHEAD)
        retention.shown(outlook.coming)
        if options.json:
            terminal.tell(_as_told(retention, outlook, ran_out))
            return 0
        lines = list(_lines(retention, outlook, ran_out, (today, terminal.room)))
    for line in lines:
        terminal.say(line)
    return 0


def _lines(
    retention: "Retention",
    outlook: "Outlook",
    ran_out: "tuple[RanOut, ...]",
    at: tuple[date, int],
) -> Iterator[str]:
    today, room = at
    if ran_out:
        yield wording.ran_out(ran_out)
    yield wording.runs_out(outlook.endings, today) or wording.NOTHING_RUNS_OUT
    if outlook.listed:
        rows = [_row(one, today) for one in outlook.listed]
        yield from table(wording.RETENTION_HEADINGS, rows, copied=0, room=room)
    if hidden := len(outlook.coming) - len(outlook.listed):
        yield wording.more(hidden)
    for channel, days in retention.days().items():
        yield harmless(wording.kept_for(channel, days))
    for one in retention.record()[:10]:
        yield harmless(wording.day_record(one))
    if copies := wording.old_copies(retention.old_copies(), today):
        yield copies


def _row(one: "EndingOrder", today: date) -> tuple[str, ...]:
    order = one.order
    return (
        desk_wording.day(one.day, today),
        desk_wording.channel(order.channel),
        desk_wording.name_of(order),
        desk_wording.items_in_short(order),
        wording.what(one),
    )


def _as_told(
    retention: "Retention", outlook: "Outlook", ran_out: "tuple[RanOut, ...]"
) -> dict[str, object]:
    copies = retention.old_copies()
    return {
        "days": retention.days(),
        "coming": [
            {
                "order": one.order_id,
                "channel": one.channel,
                "on": one.ends.isoformat(),
                "what": one.what.value,
            }
            for one in outlook.coming
        ],
        "ran_out": [
            {"channel": one.channel, "orders": one.orders, "words": one.words} for one in ran_out
        ],
        "record": [
            {
                "day": one.day.isoformat(),
                "channel": one.channel,
                "orders": one.orders,
                "words": one.words,
            }
            for one in retention.record()
        ],
        "backups": {
            "count": copies.count,
            "oldest": copies.oldest.isoformat() if copies.oldest else None,
            "until_about": copies.until.isoformat() if copies.until else None,
        },
    }
