"""Invented words, names and notes: as varied and as uneven as what people write."""

from collections.abc import Iterator
from itertools import accumulate, islice, product
from random import Random

_COMMON = """
the you it and a to for is of this that in your i with was on so thank one my be have but from
as not at what all when out little if they up me will we by just are how more do than them first
or made an hope two like back no day there after very love keep good who did small were get has
still into about over new because then here time only glaze blue mug kiln bowl hand handle cup
green plate wrapped table wheel clay fired order dear came same each always morning tea coffee
home kitchen house garden birthday friend sister mother wedding winter spring happy warm heavy
light smooth thumb edge foot rim inside crack drop second third last week month year again never
ever quite almost nearly enough pair set teapot vase jug candle soap scarf wool yarn linen ring
print card colour white black yellow parcel paper box label please write tell children daughter
son dog cat hens flowers sun rain
"""
_HEADS = """
bram sel tor kin mar ven dal fen gor hal jas lum nor pel quin ros sten tam ul wes yar zan bel cor
dru el far gri hin iv jor kel lin mor nim or pur ren sil tur
"""
_MIDDLES = "a e i o u an er il on ar ing est and orn ul ow"
_TAILS = "den ter ling sen ton mer ble ney son der lin ga ret mo sha ky ness ful ed s"
_FIRST_NAMES = """
Inês Aoife Lucie João Yusuf Marta Kwame Hannah Tom Maria Ida Anna Zoë Łukasz Søren Björn François
Chloé Renée Siân Niamh Saoirse Małgorzata Agnieszka Þóra Ole Mette Jürgen Käthe Günther Élodie
Noël Ümit Çağla Nguyễn Šárka Jiří Dvora Priya Rahul Mei Haruka Kenji Layla Omar Fatima Ewa Kasia
Bea Ned Alice Ruth Ivy Joan Clare Rose Hugh Alan Mark Grace
"""
_SURNAMES = """
Carvalho Byrne Dvořáková Albuquerque Demir Kowalska Mensah Whitfield Ekberg Sommer Müller Šimková
O’Brien Nuñez García Lindqvist Jørgensen Öztürk Wójcik Łącka Zieliński Baker Cooper Hughes Evans
Moreau Lefèvre D’Angelo Rossi Novák Horváth Papadopoulos Andersson Virtanen Tanaka Chen Okafor
Haddad Singh Patel Brown Taylor Green Hall Wood Clarke
"""
_ENDS = (".", ".", ".", ".", "!", "?", ":", " —")
_RARE_WORDS = 8000

QUERIES = (
    "thank you",
    "zoë",
    "grionness",
    "the blue glaze",
    "łukasz",
    "müller",
    "o'brien",
    "inês carvalho",
    "birthday",
    "teapot for",
    "bramaling",
    "sister's wedding",
    "mug handle kiln",
    "seagull",
    "xylophone",
)
"""What a seller may look for: common and rare words, names, accents, and what is not there."""


class Scribe:
    """Writes notes; the same seed writes the same ones, and hardly any sentence twice."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        parts = product(_HEADS.split(), _MIDDLES.split(), _TAILS.split())
        rare = sorted("".join(syllables) for syllables in parts)
        Random(0).shuffle(rare)  # the same language whoever writes
        self._words = [*dict.fromkeys(_COMMON.split()), *rare[:_RARE_WORDS]]
        # Zipf's law: a word's share falls with its rank.
        self._shares = list(accumulate(1 / (rank + 4) for rank in range(len(self._words))))
        self._first_names, self._surnames = _FIRST_NAMES.split(), _SURNAMES.split()

    def name(self) -> str:
        """Somebody's name."""
        return f"{self._random.choice(self._first_names)} {self._random.choice(self._surnames)}"

    def title(self) -> str:
        """What somebody bought."""
        return " ".join(self._random.choices(self._words[20:600], k=3)).capitalize()

    def note(self, words: int) -> str:
        """A note of exactly this many words, in sentences."""
        return " ".join(islice(self._sentences(), words))

    def number(self, least: int, most: int) -> int:
        """A number between the two, both included."""
        return self._random.randint(least, most)

    def _sentences(self) -> Iterator[str]:
        """Words for ever, with capitals and stops where sentences begin and end."""
        while True:
            length = self._random.randint(4, 14)
            said = self._random.choices(self._words, cum_weights=self._shares, k=length)
            comma = self._random.randint(2, length)
            for place, word in enumerate(said, 1):
                start = word.capitalize() if place == 1 else word
                end = self._random.choice(_ENDS) if place == length else ""
                yield start + ("," if place == comma and not end else end)
