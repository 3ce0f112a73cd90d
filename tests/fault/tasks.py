"""What the killed processes do: the real services on a real file, saying what is safe so far."""

import os
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from handnote.domain.problem import Problem
from handnote.services.restoring import Restoring
from handnote.storage import backups
from handnote.storage.connection import connect
from handnote.storage.store import open_store
from tests.services.desk import (
    EVENING,
    STOCK,
    StoppedClock,
    desk_in,
    forgetting_on,
    proof_of,
    told,
)


def say(*words: object) -> None:
    """Tell the test, at once and in one piece."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def type_on(folder: str) -> None:
    """Type on and on at the one order there is, saying each letter count that is saved."""
    with desk_in(Path(folder)) as desk:
        order_id = desk.inbox.pile()[0].id
        note = desk.composing.open(order_id).note
        count = len(note.text) if note else 0
        while True:
            count += 1
            desk.draft(order_id, "m" * count)
            say("saved", count)


def type_for_a_while(folder: str, letters: str) -> None:
    """Type that many letters for order 1002, each one saved and said."""
    with desk_in(Path(folder)) as desk:
        order_id = desk.order("1002").id
        say("ready")
        for count in range(1, int(letters) + 1):
            desk.draft(order_id, "m" * count)
            say("saved", count)
        os._exit(0)


def start_anew(folder: str) -> None:
    """Open a folder where nothing is."""
    say("ready")
    open_store(Path(folder), clock=StoppedClock()).close()
    say("done")


def add_many(folder: str, first: str) -> None:
    """Add three hundred orders in one import."""
    with desk_in(Path(folder)) as desk:
        orders = [told(f"{first}-{number}", f"Buyer {number}") for number in range(300)]
        plan = desk.look(*orders)
        say("ready")
        desk.inbox.add(plan)
        say("done")
        os._exit(0)


def add_and_change(folder: str, round_number: str) -> None:
    """Add a hundred orders and tell two hundred others anew, in one import."""
    with desk_in(Path(folder)) as desk:
        new = [told(f"{round_number}-{number}", f"Buyer {number}") for number in range(100)]
        known = [
            told(f"known-{number}", f"Buyer {number}", words=f"said {round_number}")
            for number in range(200)
        ]
        plan = desk.look(*new, *known)
        say("ready")
        desk.inbox.add(plan)
        say("done")
        os._exit(0)


def let_run_out(folder: str) -> None:
    """Let run out what was shown before."""
    with desk_in(Path(folder), StoppedClock(EVENING + timedelta(days=60))) as desk:
        say("ready")
        desk.retention.turn()
        say("done")
        os._exit(0)


def print_and_answer(folder: str) -> None:
    """Print what there is on the open sheet and say that the first label was spoiled."""
    with desk_in(Path(folder)) as desk:
        notes = desk.printing.to_print()
        proof = proof_of(notes, [sheet.as_open() for sheet in desk.sheets.open_of(STOCK)])
        say("ready")
        run = desk.printing.record(proof)
        say("recorded")
        desk.printing.answer(run.id, [notes[0].id])
        say("answered")
        os._exit(0)


def migrate(folder: str, schema: str) -> None:
    """Open with a newer schema."""
    say("ready")
    store = open_store(Path(folder), clock=StoppedClock(), schema=Path(schema))
    say("done")
    store.close()


def back_up(folder: str) -> None:
    """Make one backup after the other."""
    path = Path(folder) / "handnote.db"
    connection = connect(path, may_write=False)
    say("ready")
    while True:
        unfinished = backups.begin(connection, path.parent / backups.FOLDER)
        backup = backups.finish(unfinished, StoppedClock().now())
        say("kept", backup.path.name if backup else "")


def forget(folder: str) -> None:
    """Forget Ines with all her orders."""
    with desk_in(Path(folder)) as desk:
        forgetting = forgetting_on(desk)
        person = forgetting.find("Ines Gone").id
        say("ready")
        forgetting.forget(person)
        say("done")
        os._exit(0)


def go_back(folder: str, backup: str) -> None:
    """Go back to a backup, from looking at it to having it in place."""
    say("ready")
    restoring = Restoring(Path(folder))
    preview = restoring.look(Path(backup))
    assert preview is not None
    restoring.put(preview)
    say("done")
    os._exit(0)


def hold(folder: str) -> None:
    """Open the desk and sit there, or say why not."""
    try:
        store = open_store(Path(folder), clock=StoppedClock())
    except Problem as problem:
        say(problem.code)
        return
    say("open")
    signal.pause()
    store.close()


def scan(folder: str, seconds: str) -> None:
    """Hold the file as a virus scanner might."""
    other = sqlite3.connect(Path(folder) / "handnote.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    say("holding")
    time.sleep(float(seconds))
    other.execute("COMMIT")
    other.close()


TASKS: dict[str, Callable[..., None]] = {
    "type_on": type_on,
    "type_for_a_while": type_for_a_while,
    "start_anew": start_anew,
    "add_many": add_many,
    "add_and_change": add_and_change,
    "let_run_out": let_run_out,
    "print_and_answer": print_and_answer,
    "migrate": migrate,
    "back_up": back_up,
    "forget": forget,
    "go_back": go_back,
    "hold": hold,
    "scan": scan,
}


def serve() -> None:
    """Start and wait for tasks as the test asks, until it hangs up."""
    for line in sys.stdin:
        what, *arguments = line.rstrip("\n").split("\t")
        if what == "wait":
            os.waitpid(int(arguments[0]), 0)
            say("gone", arguments[0])
            continue
        pid = os.fork()
        if pid == 0:
            os.close(0)
            TASKS[arguments[0]](*arguments[1:])
            os._exit(0)
        say("started", pid)


if __name__ == "__main__":
    serve()
