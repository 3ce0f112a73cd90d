"""Looking up the words of a note: dictionaries opened, sixty words asked, one suggested for."""

import sys
from collections.abc import Iterator
from pathlib import Path

from handnote.checks.dictionaries import dictionaries
from handnote.checks.misspelt import Known
from handnote.checks.speller import Speller
from handnote.checks.word_book import WordBook
from handnote.checks.words import words_of
from handnote.config.resources import resource
from tests.bench.measurement import Measurement, ms, seconds, spread
from tests.bench.size import Size
from tests.bench.words import Scribe

_NOTES = 20_000
_OPENED = (("en", "recieve"), ("tr", "teşekürler"))


def measure(size: Size) -> Iterator[Measurement]:
    """Beside taking the same text apart: a pause costs the window none of it."""
    rounds = 5 if size.notes < _NOTES else 100
    folder = resource("dictionaries")
    for language, wrong in _OPENED:
        speller = Speller()
        dictionary = dictionaries([folder])[language][0]
        opened = seconds(speller.script, dictionary)
        floor = seconds(words_of, wrong)
        yield ms(f"spelling: a process begun, the {language} dictionary read", opened, floor)
        yield ms(f"spelling: words like {wrong}", seconds(speller.like, dictionary, wrong), floor)
        if sys.platform == "linux" and speller.process_id is not None:
            status = Path(f"/proc/{speller.process_id}/status").read_text()
            megabytes = (
                next(int(li.split()[1]) for li in status.split("\n") if "VmHWM" in li) / 1024
            )
            yield Measurement(f"spelling: memory of that process, {language}", megabytes, "MB")
        speller.close()
    book = WordBook([folder])
    texts = [Scribe(seed=seed).note(60) for seed in range(rounds)]
    book.misspelt(texts[0], "en", Known())
    looked = [seconds(book.misspelt, text, "en", Known()) for text in texts]
    parted = [seconds(words_of, text) for text in texts]
    yield from spread("spelling: a note of 60 words looked up", looked, parted, aim="≤ 16 ms")
    book.close()
