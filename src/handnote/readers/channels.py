"""What a channel is called, known without loading all that reads its files."""

import re
import tomllib
from functools import cache

from handnote.config.resources import resource

_ID = re.compile(r"[a-z]+(?:-[a-z]+)*")


@cache
def channel_name(channel: str) -> str:
    """A channel as its own makers spell it; the id itself where no profile is of that channel.

    The files of a channel's profiles begin with its id, so that one small file is read and no
    other: the first order on the desk waits for it.
    """
    if _ID.fullmatch(channel):
        for path in sorted(resource("profiles").glob(f"{channel}*.toml")):
            told = tomllib.loads(path.read_text("utf-8"))
            if told.get("channel") == channel:
                return str(told["name"])
    return channel


@cache
def channels() -> tuple[tuple[str, str], ...]:
    """Every channel we have a profile of, by id and name, in the order of their names."""
    told = (tomllib.loads(path.read_text("utf-8")) for path in resource("profiles").glob("*.toml"))
    known = {str(each["channel"]): str(each["name"]) for each in told if "channel" in each}
    return tuple(sorted(known.items(), key=lambda one: one[1].casefold()))
