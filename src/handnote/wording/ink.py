"""What the window and the terminal say about ink."""

from handnote.domain.problem import InkTrouble, Problem

INK_DAMAGED = (
    "The ink of this note cannot be read: something on the disk changed it. Its words and"
    " everything else are whole. A backup may still have it; or write it once more."
)

_SENTENCES = {
    InkTrouble.DAMAGED: INK_DAMAGED,
    InkTrouble.TOO_MUCH: (
        "This label holds as much ink as it can. Rub out or undo something to go on."
    ),
    InkTrouble.NOT_INK: (
        "{name} is no InkML file, so there is no ink to take from it. Save the ink as InkML in the"
        " program it comes from, and try again."
    ),
    InkTrouble.HOSTILE: (
        "{name} has instructions in it that no ink file needs, so nothing was taken from it. Save"
        " the ink as InkML once more in the program it comes from."
    ),
    InkTrouble.TOO_LARGE: (
        "{name} holds far more than one label can. Keep only what belongs on the label, and save"
        " that as InkML."
    ),
    InkTrouble.NO_INK: "There is no ink on this note, so there is nothing to save.",
}


def sentence(problem: Problem) -> str:
    """What happened to the ink, why, and what to do."""
    return _SENTENCES[InkTrouble(problem.code)].format(**problem.facts)
