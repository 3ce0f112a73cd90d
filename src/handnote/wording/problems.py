"""The sentence for any problem, whichever room it comes from."""

from handnote.domain.problem import (
    AskTrouble,
    FileTrouble,
    InkTrouble,
    KeepTrouble,
    PhotoTrouble,
    Problem,
    StockTrouble,
    StoreTrouble,
)
from handnote.wording import asks, ink, keeping, order_files, safekeeping_troubles, stocks


def sentence(problem: Problem) -> str:
    """What happened, why, and what the seller can do next."""
    match problem.code:
        case FileTrouble():
            return order_files.sentence(problem)
        case StoreTrouble():
            return keeping.sentence(problem)
        case AskTrouble():
            return asks.sentence(problem)
        case KeepTrouble():
            return safekeeping_troubles.sentence(problem)
        case StockTrouble():
            return stocks.sentence(problem)
        case InkTrouble():
            return ink.sentence(problem)
        case PhotoTrouble():
            from handnote.wording import photos

            return photos.sentence(problem)
        case code:
            raise LookupError(code)
