"""Dictionaries: which are found, what hostile ones can do, what is kept of an added one."""

import lzma
import os
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from handnote.checks.dictionaries import Dictionary, dictionaries, language_and_region
from handnote.checks.own_dictionaries import add_dictionary
from handnote.checks.speller import Speller
from handnote.config.dictionary_folders import dictionary_folders
from handnote.config.resources import resource
from handnote.domain.problem import AskTrouble, Problem

WORDS = ("Becher", "Glasur", "schön", "danke", "Ofen", "Teller")
AFF = "SET UTF-8\nTRY esnrtlaio\nSFX E Y 1\nSFX E 0 n .\n"


def write(folder: Path, name: str, words: tuple[str, ...] = WORDS, aff: str = AFF) -> Dictionary:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.aff").write_text(aff, "utf-8")
    listed = "\n".join((str(len(words)), *words))
    (folder / f"{name}.dic").write_text(f"{listed}\n", "utf-8")
    language, region = language_and_region(name) or ("", "")
    return Dictionary(language, region, folder / f"{name}.aff", folder / f"{name}.dic")


@pytest.fixture
def speller() -> Iterator[Speller]:
    speller = Speller(opening_s=15, asking_s=5)
    yield speller
    speller.close()


def test_those_that_ship_are_these() -> None:
    shipped = dictionaries([resource("dictionaries")])
    regions = {language: sorted(one.region for one in those) for language, those in shipped.items()}
    assert regions == {
        "en": ["GB", "US"],
        "es": ["ES"],
        "nl": ["NL"],
        "pl": ["PL"],
        "pt": ["BR", "PT"],
        "sv": ["SE"],
        "tr": ["TR"],
    }


def test_each_that_ships_has_its_licence_beside_it() -> None:
    folder = resource("dictionaries")
    for packed in folder.glob("*.dic.xz"):
        licence = folder / packed.name.replace(".dic.xz", "-licence.txt")
        assert len(licence.read_text("utf-8")) > 300, packed.name


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("de", ("de", "")),
        ("de_AT", ("de", "AT")),
        ("de_DE_frami", ("de", "DE_frami")),
        ("fr-classique", ("fr", "classique")),
        ("ca-valencia", ("ca", "valencia")),
        ("kmr_Latn", ("kmr", "Latn")),
        ("index", None),
        ("../de", None),
        ("", None),
    ],
)
def test_the_name_of_a_file_tells_its_language(name: str, told: tuple[str, str] | None) -> None:
    assert language_and_region(name) == told


def test_a_folder_inside_is_looked_into_and_the_first_of_a_name_counts(tmp_path: Path) -> None:
    ours = write(tmp_path / "ours" / "dict-de", "de_DE")
    write(tmp_path / "theirs", "de_DE")
    austrian = write(tmp_path / "theirs", "de_AT")
    (tmp_path / "theirs" / "fr.aff").write_text("")  # no words beside it
    found = dictionaries([tmp_path / "nowhere", tmp_path / "ours", tmp_path / "theirs"])
    assert found == {"de": (ours, austrian)}


def test_folders_are_those_of_each_system() -> None:
    linux = dictionary_folders("linux", {"HOME": "/home/jo"})
    assert Path("/usr/share/hunspell") in linux
    mac = dictionary_folders("darwin", {"HOME": "/Users/jo"})
    assert Path("/Users/jo/Library/Spelling") in mac
    windows = dictionary_folders("win32", {"PROGRAMFILES": "C:/Programs"})
    assert windows == (Path("C:/Programs/LibreOffice/share/extensions"),)
    assert dictionary_folders("linux", {"DICPATH": "/mine"})[0] == Path("/mine")


def test_a_dictionary_knows_its_words_and_what_is_nearly_one(
    tmp_path: Path, speller: Speller
) -> None:
    german = write(tmp_path, "de_DE")
    assert speller.script(german) == "LATIN"
    assert speller.wrong(german, ["Becher", "Glasurr", "schön"]) == {"Glasurr"}
    assert speller.like(german, "Glasurr") == ("Glasur",)


def test_a_word_its_letters_cannot_spell_is_not_held_against_anybody(
    tmp_path: Path, speller: Speller
) -> None:
    latin = write(tmp_path, "de_DE", words=("Becher", "Teller"), aff="SET ISO8859-1\n")
    assert speller.wrong(latin, ["Becher", "Łąka", "\ud800"]) == frozenset()


def test_nothing_runs_until_it_is_asked_and_nothing_after(tmp_path: Path) -> None:
    speller = Speller()
    german = write(tmp_path, "de")
    running = [speller.is_running]
    speller.wrong(german, ["Becher"])
    running.append(speller.is_running)
    speller.close()
    assert [*running, speller.is_running] == [False, True, False]
    with pytest.raises(Problem):
        speller.wrong(german, ["Becher"])


HOSTILE = {
    "empty": (b"", b""),
    "no count": (b"SET UTF-8\n", b"Becher\nTeller\n"),
    "no words": (b"SET UTF-8\n", b"99\n"),
    "zeros": (b"SET UTF-8\n" + bytes(900), b"2\nBecher\nTeller\n"),
    "not text": (bytes(range(1, 256)) * 40, bytes(range(1, 256)) * 40),
    "unheard encoding": (b"SET KLINGON-8\n", b"2\nBecher\nTeller\n"),
    "knows everything": (
        b"SET UTF-8\nCOMPOUNDMIN 1\nCOMPOUNDFLAG A\n",
        "27\n{}\n".format(
            "\n".join(f"{letter}/A" for letter in "abcdefghijklmnopqrstuvwxyz")
        ).encode(),
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_is_no_dictionary_is_refused(
    kind: str, tmp_path: Path, speller: Speller
) -> None:
    aff, dic = HOSTILE[kind]
    (tmp_path / "de.aff").write_bytes(aff)
    (tmp_path / "de.dic").write_bytes(dic)
    bad = Dictionary("de", "", tmp_path / "de.aff", tmp_path / "de.dic")
    with pytest.raises(Problem) as told:
        speller.wrong(bad, ["Becher"])
    assert told.value.code is AskTrouble.DICTIONARY_BROKEN
    good = write(tmp_path / "good", "nl_NL")
    assert speller.wrong(good, ["Becher"]) == frozenset()


def test_a_count_of_words_that_would_take_all_memory_is_not_believed(
    tmp_path: Path, speller: Speller
) -> None:
    boasting = write(tmp_path, "de")
    boasting.dic.write_text("4000000000\nBecher\nTeller\n")
    assert speller.wrong(boasting, ["Becher"]) == frozenset()


def test_a_small_file_that_unpacks_without_end_is_refused(tmp_path: Path, speller: Speller) -> None:
    (tmp_path / "de.aff.xz").write_bytes(lzma.compress(AFF.encode()))
    (tmp_path / "de.dic.xz").write_bytes(lzma.compress(b"1\n" + b"a\n" * 40_000_000, preset=0))
    bomb = Dictionary("de", "", tmp_path / "de.aff.xz", tmp_path / "de.dic.xz")
    with pytest.raises(Problem):
        speller.script(bomb)


@pytest.mark.skipif(sys.platform == "win32", reason="kills by a signal")
def test_a_dictionary_that_kills_its_process_is_not_asked_again(tmp_path: Path) -> None:
    speller = Speller()
    try:
        good, bad = write(tmp_path / "a", "nl"), write(tmp_path / "b", "de")
        speller.wrong(bad, ["Becher"])
        assert speller._process
        os.kill(speller._process.pid, 9)
        with pytest.raises(Problem):
            speller.wrong(bad, ["Becher"])
        assert speller.wrong(good, ["Becher"]) == frozenset()
        with pytest.raises(Problem):
            speller.wrong(bad, ["Becher"])
    finally:
        speller.close()


def test_an_answer_that_does_not_come_is_not_waited_for(tmp_path: Path) -> None:
    speller = Speller(opening_s=0.001)
    try:
        with pytest.raises(Problem):
            speller.script(write(tmp_path, "de"))
    finally:
        speller.close()


def test_a_pair_of_files_is_added_by_either(tmp_path: Path, speller: Speller) -> None:
    write(tmp_path / "from", "de_DE")
    (kept,) = add_dictionary(tmp_path / "own", tmp_path / "from" / "de_DE.dic")
    assert dictionaries([tmp_path / "own"]) == {"de": (kept,)}
    assert speller.wrong(kept, ["Becher", "Beccher"]) == {"Beccher"}


def test_a_packed_extension_gives_all_it_holds(tmp_path: Path) -> None:
    write(tmp_path / "from", "de_DE")
    write(tmp_path / "from", "de_AT")
    with zipfile.ZipFile(tmp_path / "dict.oxt", "w") as packed:
        for file in sorted((tmp_path / "from").iterdir()):
            packed.write(file, f"dictionaries/{file.name}")
        packed.writestr("description.xml", "<x/>")
    kept = add_dictionary(tmp_path / "own", tmp_path / "dict.oxt")
    assert {(one.language, one.region) for one in kept} == {("de", "DE"), ("de", "AT")}
    assert all(one.aff.is_file() and one.dic.is_file() for one in kept)


def test_a_newer_one_of_a_name_takes_the_place_of_the_old(tmp_path: Path, speller: Speller) -> None:
    write(tmp_path / "old", "de_DE")
    write(tmp_path / "new", "de_DE", words=(*WORDS, "Kanne"))
    add_dictionary(tmp_path / "own", tmp_path / "old" / "de_DE.aff")
    add_dictionary(tmp_path / "own", tmp_path / "new" / "de_DE.aff")
    (one,) = dictionaries([tmp_path / "own"])["de"]
    assert speller.wrong(one, ["Kanne"]) == frozenset()
    assert len(list((tmp_path / "own").iterdir())) == 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("letter.txt", AskTrouble.DICTIONARY_NOT_THERE),
        ("lonely.aff", AskTrouble.DICTIONARY_NOT_THERE),
        ("broken.oxt", AskTrouble.DICTIONARY_BROKEN),
        ("nameless.zip", AskTrouble.DICTIONARY_NO_LANGUAGE),
        ("hostile.zip", AskTrouble.DICTIONARY_BROKEN),
        ("absent.oxt", AskTrouble.CANNOT_READ_FILE),
    ],
)
def test_nothing_is_kept_of_a_refused_one(name: str, code: AskTrouble, tmp_path: Path) -> None:
    file = tmp_path / name
    if name != "absent.oxt":
        file.write_bytes(b"PK\x03\x04 not at all")
    if file.suffix == ".zip":
        stem = "index" if name == "nameless.zip" else "../../de_DE"
        with zipfile.ZipFile(file, "w") as packed:
            packed.writestr(f"{stem}.aff", "SET UTF-8\n")
            packed.writestr(f"{stem}.dic", "no count\n")
    with pytest.raises(Problem) as told:
        add_dictionary(tmp_path / "own", file)
    assert told.value.code is code
    assert told.value.facts["name"] == name
    assert not list((tmp_path / "own").rglob("*"))


def test_a_packed_dictionary_cannot_write_outside_its_folder(tmp_path: Path) -> None:
    good = write(tmp_path / "from", "de_DE")
    with zipfile.ZipFile(tmp_path / "dict.zip", "w") as packed:
        packed.write(good.aff, "../../de_DE.aff")
        packed.write(good.dic, "../../de_DE.dic")
    add_dictionary(tmp_path / "deep" / "own", tmp_path / "dict.zip")
    assert not list(tmp_path.glob("de_DE.*"))
    assert not list((tmp_path / "deep").glob("de_DE.*"))


def test_where_nobody_builds_the_engine_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "without" / "hunspell").mkdir(parents=True)
    (tmp_path / "without" / "hunspell" / "__init__.py").write_text("raise ImportError\n")
    monkeypatch.setenv(
        "PYTHONPATH", f"{tmp_path / 'without'}{os.pathsep}{os.pathsep.join(sys.path)}"
    )
    speller = Speller()
    try:
        with pytest.raises(Problem) as told:
            speller.wrong(write(tmp_path, "de"), ["Becher"])
    finally:
        speller.close()
    assert told.value.code is AskTrouble.NO_SPELLING_HERE
    assert not speller.has_engine
