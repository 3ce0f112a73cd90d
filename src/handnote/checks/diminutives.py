"""Small words: what a diminutive, or a word of affection, may have been before it was made small.

Endings are as folded: without accents, in small letters. What comes out need not be a word; it
is for the book, and for the other text, to say whether it is one.
"""

import re
from collections.abc import Iterator, Mapping

_SHORTEST = 3
"""Letters of a word that can be made small."""

_RULES: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "cs": (
        (r"(?:[aei]ck|enk|ink)(?:a|y|u|e|o|ou|am|ach|ami|um|em|y|ovi|)$", ("k", "", "a", "ic")),
        (r"(?:[aei]cek|[aei]nek)$", ("k", "", "ek", "ik")),
        (r"(?:icek|icka|icko|ecek|ecka|ecko)$", ("ek", "ka", "ko", "a", "o", "e")),
        (r"(?:ek|ik|ka|ko|ku|kem|ky|ce)$", ("", "a", "o")),
        (r"(?:ouse|isko|atko|atka)$", ("", "e")),
    ),
    "de": (
        (r"(?:chen|chens|lein|leins)$", ("", "e", "en")),
        (r"(?:erl|erln|le|li|ei)$", ("", "e")),
    ),
    "es": (
        (r"(?:(?:ec|)it|ecill|ill|cit|uel|azo|ot)(?:o|a|os|as|)$", ("", "a", "o", "e")),
        (r"(?:it|ill)(?:o|a|os|as)$", ("n", "za", "zo")),
        (r"qu(?:it|ill)(?:o|a|os|as)$", ("ca", "co")),
        (r"gu(?:it|ill)(?:o|a|os|as)$", ("ga", "go")),
        (r"c(?:it|ill)(?:o|a|os|as)$", ("za", "zo", "z", "")),
    ),
    "fr": ((r"(?:on|in|)n?et(?:te|tes|s|)$", ("on", "in", "", "e")), (r"ill?ons?$", ("", "e"))),
    "it": (
        (
            r"(?:ett|in|ell|ucci|icell|icin|ettin|ellin|acchiott|olin)(?:o|a|i|e)$",
            ("o", "a", "e", ""),
        ),
        (r"(?:chett|chin)(?:o|a|i|e)$", ("ca", "co")),
        (r"(?:ghett|ghin)(?:o|a|i|e)$", ("ga", "go")),
        (r"on(?:e|i|a)$", ("o", "a", "e")),
    ),
    "nl": (
        (r"jes?$", ("",)),
        (r"(?:etje|tje|pje)s?$", ("", "e")),
        (r"kjes?$", ("g", "k")),
        (r"([bdfgklmnprst])\1etjes?$", (r"\1",)),
        (r"aatjes?$", ("a",)),
        (r"ootjes?$", ("o",)),
    ),
    "pl": (
        (r"[eoiay]?cz(?:ek|k\w{0,3})$", ("ek", "ka", "ko", "c", "ca", "ka")),
        (r"[eoiay]?c(?:ek|k\w{0,3})$", ("ek", "k")),
        (r"(?:ek|ik|yk|k[aieou]\w{0,3}|eniek|unia|usia|ulek|us|inka|enka)$", ("", "a", "o")),
        (r"szk\w{0,3}$", ("ch", "cha", "")),
        (r"zk\w{0,3}$", ("g", "ga")),
    ),
    "pt": (
        (r"(?:zinh|inh)(?:o|a|os|as)$", ("", "a", "o", "e")),
        (r"quinh(?:o|a|os|as)$", ("ca", "co")),
        (r"guinh(?:o|a|os|as)$", ("ga", "go")),
        (r"ezinh(?:o|a|os|as)$", ("em", "el", "e")),
        (r"(?:ao|ona|oes|ito|ita|ote|eta)$", ("o", "a", "e")),
    ),
    "tr": ((r"(?:cik|cuk|cek|cak|cegiz|cagiz|ceğiz)$", ("",)),),
}
_PATTERNS = {
    code: tuple((re.compile(ending), instead) for ending, instead in rules)
    for code, rules in _RULES.items()
}


def grown(code: str, low: str) -> Iterator[str]:
    """What ``low``, folded, may be the small form of: the likeliest first, each once."""
    met = {low}
    for ending, instead in _PATTERNS.get(code, ()):
        found = ending.search(low)
        if not found or found.start() < _SHORTEST:
            continue
        for new in instead:
            word = low[: found.start()] + found.expand(new)
            if word not in met and len(word) >= _SHORTEST:
                met.add(word)
                yield word
