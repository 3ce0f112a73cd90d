"""A folder that is watched for order files, and the line that tells of new ones."""

MENU = "Watch Downloads…"
TITLE = "Watch a folder for order files"
ABOUT = (
    "When an order file of a shop handnote knows is saved there, a quiet line asks whether to add "
    "it. Nothing is added by itself, and other files are not opened."
)
ON = "Watched now:"
OFF = "No folder is watched."
WOULD = "Folder:"
ANOTHER = "Another folder…"
WATCH = "Watch this folder"
STOP = "Stop watching"
CHOOSE_TITLE = "Choose the folder to watch"

ADD = "Add"
NOT_NOW = "Not now"


def found(orders: int, files: tuple[str, ...]) -> str:
    """What came into the folder."""
    count = "1 new order" if orders == 1 else f"{orders} new orders"
    where = files[0] if len(files) == 1 else f"{len(files)} files"
    return f"{count} found in {where}. Add?"
