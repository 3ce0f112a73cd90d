"""Dictionaries a seller adds: taken out of their file, tried elsewhere, kept in a folder."""

import hashlib
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from handnote.checks.dictionaries import Dictionary, language_and_region
from handnote.checks.speller import Speller
from handnote.checks.spelling_process import LARGEST_AFF, LARGEST_DIC
from handnote.config.files import write_whole
from handnote.domain.problem import AskTrouble, Problem

_PACKED = frozenset({".oxt", ".zip", ".xpi"})
_LARGEST_FILE = 100_000_000
_MOST_INSIDE = 2000
_MOST_TAKEN = 6
_TRIED_WORD = "abcdefghij"
_PART = ".part-"


@dataclass(frozen=True, slots=True)
class _Pair:
    """The two files of a dictionary, and their name without its ending."""

    stem: str
    aff: bytes
    dic: bytes


def add_dictionary(folder: Path, file: Path) -> tuple[Dictionary, ...]:
    """Keep in ``folder`` what ``file`` holds: a .oxt, a .zip, or an .aff or .dic beside the other.

    Each dictionary is tried by another process before it is kept, and takes the place of one of
    the same name. Raises a problem that names the file; nothing is kept of a refused one.
    """
    pairs = tuple(_pairs(file))
    named = tuple(pair for pair in pairs if language_and_region(pair.stem))
    if not named:
        code = AskTrouble.DICTIONARY_NO_LANGUAGE if pairs else AskTrouble.DICTIONARY_NOT_THERE
        raise Problem(code, name=file.name)
    part = Path()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sweep(folder)
        part = Path(tempfile.mkdtemp(prefix=_PART, dir=folder))
        for pair in named[:_MOST_TAKEN]:
            write_whole(part / f"{pair.stem}.dic", pair.dic)
            write_whole(part / f"{pair.stem}.aff", pair.aff)
        kept = _tried(part, file.name)
        home = folder / _name_of(named)
        if home.exists():
            shutil.rmtree(home)
        part.rename(home)
        _remove_others(folder, home, {pair.stem for pair in named})
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Problem(AskTrouble.CANNOT_WRITE_FILE, name=file.name, why=why) from error
    finally:
        if part.name:
            shutil.rmtree(part, ignore_errors=True)
    return tuple(
        Dictionary(one.language, one.region, home / one.aff.name, home / one.dic.name)
        for one in kept
    )


def _tried(part: Path, name: str) -> tuple[Dictionary, ...]:
    """What lies in the folder, each of it opened and asked once; all of it or a problem."""
    tried = []
    speller = Speller()
    try:
        for aff in sorted(part.glob("*.aff")):
            told = language_and_region(aff.stem) or ("", "")
            dictionary = Dictionary(*told, aff, aff.with_suffix(".dic"))
            speller.script(dictionary)
            speller.wrong(dictionary, [_TRIED_WORD])
            speller.like(dictionary, _TRIED_WORD)
            tried.append(dictionary)
    except Problem as problem:
        if problem.code is not AskTrouble.DICTIONARY_BROKEN:
            raise
        raise Problem(AskTrouble.DICTIONARY_BROKEN, name=name) from problem
    finally:
        speller.close()
    return tuple(tried)


def _name_of(pairs: tuple[_Pair, ...]) -> str:
    told = hashlib.sha256()
    for pair in pairs:
        told.update(pair.stem.encode() + b"\0" + pair.aff + b"\0" + pair.dic)
    return f"{pairs[0].stem}-{told.hexdigest()[:12]}"


def _remove_others(folder: Path, home: Path, stems: set[str]) -> None:
    """Of a dictionary that was added anew, the old one goes."""
    for other in folder.iterdir():
        if other == home or not other.is_dir() or other.name.startswith("."):
            continue
        for stem in stems:
            # The rules first: words without them are no dictionary, whatever happens between.
            (other / f"{stem}.aff").unlink(missing_ok=True)
            (other / f"{stem}.dic").unlink(missing_ok=True)
        with suppress(OSError):
            other.rmdir()


def _sweep(folder: Path) -> None:
    """What a power cut left half added."""
    for left in folder.glob(f"{_PART}*"):
        shutil.rmtree(left, ignore_errors=True)


def _pairs(file: Path) -> Iterator[_Pair]:
    try:
        if not file.is_file():  # also a pipe, which could be read for ever
            raise Problem(AskTrouble.CANNOT_READ_FILE, name=file.name, why="not a file")
        if file.suffix.lower() in _PACKED:
            yield from _packed(file)
        elif file.suffix.lower() in (".aff", ".dic"):
            yield from _beside(file)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Problem(AskTrouble.CANNOT_READ_FILE, name=file.name, why=why) from error
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise Problem(AskTrouble.DICTIONARY_BROKEN, name=file.name) from error


def _beside(file: Path) -> Iterator[_Pair]:
    aff, dic = file.with_suffix(".aff"), file.with_suffix(".dic")
    if aff.is_file() and dic.is_file():
        with aff.open("rb") as rules, dic.open("rb") as words:
            yield _pair(file, file.stem, rules.read(LARGEST_AFF + 1), words.read(LARGEST_DIC + 1))


def _packed(file: Path) -> Iterator[_Pair]:
    if file.stat().st_size > _LARGEST_FILE:
        raise Problem(AskTrouble.DICTIONARY_TOO_LARGE, name=file.name)
    with zipfile.ZipFile(file) as archive:
        inside = archive.infolist()
        if len(inside) > _MOST_INSIDE:
            raise Problem(AskTrouble.DICTIONARY_TOO_LARGE, name=file.name)
        known = {PurePosixPath(each.filename): each for each in inside}
        taken = 0
        for path, rules in known.items():
            words = known.get(path.with_suffix(".dic"))
            if path.suffix.lower() != ".aff" or words is None or taken == _MOST_TAKEN:
                continue
            taken += 1
            with archive.open(rules) as one, archive.open(words) as other:
                yield _pair(file, path.stem, one.read(LARGEST_AFF + 1), other.read(LARGEST_DIC + 1))


def _pair(file: Path, stem: str, aff: bytes, dic: bytes) -> _Pair:
    if len(aff) > LARGEST_AFF or len(dic) > LARGEST_DIC:
        raise Problem(AskTrouble.DICTIONARY_TOO_LARGE, name=file.name)
    return _Pair(stem, aff, dic)
