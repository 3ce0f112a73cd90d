"""The sentence for any problem, whichever room it comes from."""

from handnote.domain.problem import AskTrouble, FileTrouble, Problem, StoreTrouble
from handnote.wording import asks, keeping, order_files


def sentence(problem: Problem) -> str:
    """What happened, why, and what the seller can do next."""
    match problem.code:
        case FileTrouble():
            return order_files.sentence(problem)
        case StoreTrouble():
            return keeping.sentence(problem)
        case AskTrouble():
            return asks.sentence(problem)
        case code:
            raise LookupError(code)
