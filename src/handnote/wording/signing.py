"""What the window says about signing in ink."""

TITLE = "Your sign-off, in ink"
ABOUT = (
    "Sign once, as you would on paper. It stands on every note from now on, as you wrote it."
    " You can keep several, for a language or a mood."
)
SIGN_HERE = "A piece of paper to sign on"
NAME = "What to call it, for you alone: English, to friends…"
START_OVER = "Start over"
KEEP = "Sign with this"
IN_WORDS = "In words, or not at all…"
WRITE_ONE = "Write one in ink…"
INK_LINK = "Write it in ink instead…"
MENU = "Sign in ink…"


def take_away(name: str) -> str:
    """What forgets a sign-off."""
    return f"Take “{name}” away"
