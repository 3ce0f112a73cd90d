"""Run by hand: ``python -m tests.fuzz --minutes 15 --seed 1``, one core's worth of odd files."""

import argparse
import itertools
import tempfile
import time
from pathlib import Path

from handnote.bootstrap import open_desk
from tests.fuzz.order_files import run


def main() -> None:
    """Say how many files went through; stop with the seed of the first that did not."""
    options = argparse.ArgumentParser()
    options.add_argument("--minutes", type=float, default=15)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(folder) / "desk")
        until = time.monotonic() + chosen.minutes * 60
        tally = run(desk, Path(folder), itertools.count(chosen.seed), until)
        desk.close()
    print(f"{tally.files} files, {tally.orders} orders, from seed {chosen.seed}")
    print(f"slowest {tally.slowest * 1000:.0f} ms (seed {tally.slowest_seed})")
    for outcome, count in tally.outcomes.most_common():
        print(f"{count:8} {outcome}")


main()
