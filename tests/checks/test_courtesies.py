"""Stock courtesies of twelve languages are known, and nothing that could be put into a note."""

import tomllib
from pathlib import Path
from random import Random

import pytest

from handnote.checks.courtesies import courtesies, read_courtesies
from handnote.checks.fingerprints import own_sentences
from handnote.checks.likeness import alike
from handnote.checks.plain_note import lay_bare
from handnote.config.resources import resource
from handnote.domain.likeness import Said
from tests.checks.warm import LANGUAGES

FILES = sorted(resource("courtesies").glob("*.toml"))
NAMES = ("Anna", "Tom")


def phrases(file: Path) -> list[str]:
    told = tomllib.loads(file.read_text("utf-8"))
    return [str(phrase) for phrase in told["phrases"]]


def test_there_is_a_file_for_each_language() -> None:
    assert [file.stem for file in FILES] == LANGUAGES


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_holds_pieces_to_know_and_no_sentence_to_send(file: Path) -> None:
    text = file.read_text("utf-8")
    assert "They are offered nowhere" in text
    for phrase in phrases(file):
        assert phrase == phrase.lower() or file.stem == "tr", phrase
        assert not set(phrase) & set(".!?。！？\n{}"), phrase
        assert len(phrase) < 60, phrase


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_note_of_courtesies_says_nothing_of_its_own_and_is_known_again(file: Path) -> None:
    dice, known = Random(file.stem), phrases(file)
    for _ in range(40):
        note = " ".join(f"{phrase.capitalize()}." for phrase in dice.sample(known, 3))
        first, second = (Said(f"{name}, {note}", (name,)) for name in NAMES)
        assert not lay_bare(first).says_something, note
        assert not own_sentences(lay_bare(first)), note
        assert alike(first, second).is_alike, note


@pytest.mark.parametrize(
    "note",
    [
        "Thank you for your order, {name}! Enjoy your {item}.",
        "Herzlichen Dank für deine Bestellung, liebe {name}! Viel Freude mit der {item}.",
        "Un grand merci pour votre commande, {name}. Profitez bien de votre {item} !",
        "Muchas gracias por tu compra, {name}, espero que disfrutes de tu {item}.",
        "Grazie di cuore per il tuo ordine, {name}. Spero che ti piaccia la tua {item}.",
        "Hartelijk dank voor je bestelling, {name}. Geniet van je {item}!",
        "Obrigada pela tua encomenda, {name}, espero que gostes muito da {item}.",
        "Bardzo dziękuję za zakup, {name}. Mam nadzieję, że {item} się spodoba.",
        "Tusen tack för din beställning, {name}. Hoppas du gillar din {item}!",
        "Moc děkuji za váš nákup, {name}. Doufám, že se {item} bude líbit.",
        "{name}様、この度はありがとうございます。{item}を気に入っていただけると嬉しいです。",
        "Siparişin için çok teşekkür ederim {name}, umarım {item} hoşuna gider.",
    ],
)
def test_courtesies_about_a_thing_are_courtesies_still(note: str) -> None:
    said = Said(note.format(name="Zoë", item="Kerzen"), ("Zoë Holm",), ("Kerzen",))
    assert not lay_bare(said).says_something
    assert not own_sentences(lay_bare(said))


def test_fillers_may_stand_between_the_words_of_a_phrase_but_not_for_them() -> None:
    known = courtesies()
    said = ["thank", "you", "really", "for", "your", "lovely", "order"]
    assert known.phrases.longest(said, 0, known.fillers) == len(said)
    assert known.phrases.longest(["lovely", "day"], 0, known.fillers) == 0


def test_a_broken_file_is_an_error_of_ours(tmp_path: Path) -> None:
    (tmp_path / "xx.toml").write_text('greetings = ["hi"]\n', "utf-8")
    with pytest.raises(KeyError):
        read_courtesies([tmp_path / "xx.toml"])
