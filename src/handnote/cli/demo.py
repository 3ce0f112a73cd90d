"""``handnote demo``: a sample shop to look around in."""

from argparse import Namespace

from handnote.cli.columns import harmless
from handnote.cli.makers import Makers
from handnote.cli.terminal import Terminal
from handnote.wording import terminal as wording


def make_demo(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Make a data folder with the sample shop; one with anything in it is left alone."""
    makers.sample_shop(options.folder)
    terminal.say(harmless(wording.demo_made(str(options.folder))))
    return 0
