"""A backup in one file: a ZIP archive with the history, what belongs to it, and its own sums.

Any computer opens it; ``notes.txt`` in it is for reading. Only members it names are taken out
again, each by its own name in a folder of ours, and only what its sum says they are.
"""

import hashlib
import json
import os
import stat
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any

from handnote.domain.problem import KeepTrouble, Problem
from handnote.domain.progress import Stopped
from handnote.storage import disk
from handnote.storage.stopping import GoOn

MANIFEST = "manifest.json"
DATABASE = "handnote.db"
_KIND = "handnote-backup"
_MAGIC = b"PK\x03\x04"
_CHUNK = 2**20
_LARGEST_MANIFEST = 4 * 2**20
_MOST_MEMBERS = 200_000
_LARGEST = 32 * 2**30
_MOST_SWOLLEN = 200
"""How many times its packed size a member may unpack to; a real history comes to 30."""

_NOT_TAKEN = {"backups", "sample-shop", "sample-shop.new"}
_TAKEN_FROM_TOP = {"settings.json", "notes.txt"}


@dataclass(frozen=True, slots=True)
class Packed:
    """What went into one file."""

    notes: int
    size: int


def is_one(path: Path) -> bool:
    """Whether a file begins as an archive does."""
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def pack(
    database: Path, folder: Path, target: Path, counts: Mapping[str, object], at: datetime
) -> Packed:
    """Write a checked database and what lies beside it in ``folder`` to one file.

    It is read back before it gets its name: what is there under ``target`` is whole, or what was
    there before. Raises ``Problem(BACKUP_FAILED)``.
    """
    try:
        descriptor, name = tempfile.mkstemp(".part", ".handnote-", target.parent)
    except OSError as error:
        raise Problem(KeepTrouble.BACKUP_FAILED, folder=str(target.parent)) from error
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            _write(file, database, folder, counts, at)
            file.flush()
            os.fsync(file.fileno())
        _read_back(part)
        size = part.stat().st_size
        disk.put_in_place(part, target)
    except (OSError, zipfile.BadZipFile) as error:
        raise Problem(KeepTrouble.BACKUP_FAILED, folder=str(target.parent)) from error
    finally:
        part.unlink(missing_ok=True)
    return Packed(int(str(counts["notes"])), size)


def unpack(source: Path, database: Path, beside: Path, go_on: GoOn) -> tuple[Path, ...]:
    """Take the database and what belongs to it out of one file; return the latter.

    Raises ``Problem`` where the archive is cut, changed, swollen, or holds what none of ours does.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            return _unpack(archive, source, database, beside, go_on)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        # RuntimeError: a password; NotImplementedError: a way of packing nobody here knows.
        raise Problem(KeepTrouble.BACKUP_DAMAGED, name=source.name) from error
    except Exception as error:
        if type(error).__name__ == "error" and type(error).__module__ in {"zlib", "struct"}:
            raise Problem(KeepTrouble.BACKUP_DAMAGED, name=source.name) from error
        raise


def copy(source: Path, target: Path, go_on: GoOn) -> None:
    """Copy a file into one of our own, byte for byte."""
    size = source.stat().st_size
    disk.make_private_file(target)
    with source.open("rb") as found, target.open("wb") as copied:
        _pour(found, copied.write, size, go_on)


def _write(
    file: IO[bytes], database: Path, folder: Path, counts: Mapping[str, object], at: datetime
) -> None:
    sums: dict[str, str] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        for name, path in _members(database, folder):
            info = zipfile.ZipInfo(name, at.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (stat.S_IFREG | 0o600) << 16
            digest = hashlib.sha256()
            with path.open("rb") as found, archive.open(info, "w", force_zip64=True) as packed:
                while chunk := found.read(_CHUNK):
                    digest.update(chunk)
                    packed.write(chunk)
            sums[name] = digest.hexdigest()
        told = {"kind": _KIND, "version": 1, "made_at": at.isoformat(), **counts, "files": sums}
        archive.writestr(MANIFEST, json.dumps(told, indent=2))


def _members(database: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    yield DATABASE, database
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or path.name.startswith("."):
            continue
        if path.is_file() and path.name in _TAKEN_FROM_TOP:
            yield path.name, path
        elif path.is_dir() and path.name not in _NOT_TAKEN:
            for inner in sorted(path.iterdir()):
                if inner.is_file() and not inner.is_symlink() and _may_be_named(inner.name):
                    yield f"{path.name}/{inner.name}", inner


def _unpack(
    archive: zipfile.ZipFile, source: Path, database: Path, beside: Path, go_on: GoOn
) -> tuple[Path, ...]:
    infos = archive.infolist()
    sums = _sums(archive, source)
    names = [info.filename for info in infos]
    hostile = Problem(KeepTrouble.BACKUP_HOSTILE, name=source.name)
    if len(infos) > _MOST_MEMBERS or len(set(names)) != len(names):
        raise hostile
    if set(names) != {MANIFEST, *sums} or DATABASE not in sums:
        raise hostile
    for info in infos:
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in {0, stat.S_IFREG} or not _may_be_there(info.filename):
            raise hostile
        if info.file_size > max(_CHUNK, info.compress_size * _MOST_SWOLLEN):
            raise Problem(KeepTrouble.BACKUP_TOO_LARGE, name=source.name)
    total = sum(info.file_size for info in infos)
    if total > _LARGEST or total > source.stat().st_size * _MOST_SWOLLEN:
        raise Problem(KeepTrouble.BACKUP_TOO_LARGE, name=source.name)
    taken = []
    for name, digest in sums.items():
        target = database if name == DATABASE else beside / name
        disk.make_private_folder(target.parent)
        _take(archive, name, target, digest, source, go_on)
        if name != DATABASE:
            taken.append(target)
    return tuple(taken)


def _take(
    archive: zipfile.ZipFile, name: str, target: Path, digest: str, source: Path, go_on: GoOn
) -> None:
    size = archive.getinfo(name).file_size
    disk.make_private_file(target)
    found = hashlib.sha256()
    with archive.open(name) as packed, target.open("wb") as file:

        def write(chunk: bytes) -> None:
            found.update(chunk)
            file.write(chunk)

        _pour(packed, write, size, go_on)
    if found.hexdigest() != digest:
        raise Problem(KeepTrouble.BACKUP_DAMAGED, name=source.name)


def _pour(found: IO[bytes], write: Callable[[bytes], object], size: int, go_on: GoOn) -> None:
    done = 0
    while chunk := found.read(_CHUNK):
        done += len(chunk)
        if done > size:
            raise ValueError("more than it said")
        if not go_on(done, size):
            raise Stopped
        write(chunk)
    if done != size:
        raise ValueError("less than it said")


def _sums(archive: zipfile.ZipFile, source: Path) -> dict[str, str]:
    foreign = Problem(KeepTrouble.BACKUP_FOREIGN, name=source.name)
    try:
        info = archive.getinfo(MANIFEST)
    except KeyError:
        raise foreign from None
    if info.file_size > _LARGEST_MANIFEST:
        raise Problem(KeepTrouble.BACKUP_TOO_LARGE, name=source.name)
    try:
        # Any: what JSON holds; looked at piece by piece below.
        told: Any = json.loads(archive.read(MANIFEST))
    except (ValueError, RecursionError):
        raise Problem(KeepTrouble.BACKUP_DAMAGED, name=source.name) from None
    if not isinstance(told, dict) or told.get("kind") != _KIND:
        raise foreign
    if told.get("version") != 1:
        raise Problem(KeepTrouble.BACKUP_NEWER, name=source.name)
    sums = told.get("files")
    if not isinstance(sums, dict) or not all(isinstance(one, str) for one in sums.values()):
        raise Problem(KeepTrouble.BACKUP_DAMAGED, name=source.name)
    return sums


def _may_be_there(name: str) -> bool:
    if name in {MANIFEST, DATABASE, *_TAKEN_FROM_TOP}:
        return True
    parts = PurePosixPath(name).parts
    return (
        len(parts) == 2
        and "/".join(parts) == name
        and parts[0] not in _NOT_TAKEN
        and all(_may_be_named(part) for part in parts)
    )


def _may_be_named(name: str) -> bool:
    return (
        0 < len(name) <= 200
        and name.isprintable()
        and not name.startswith(".")
        and not set(name) & set('/\\:*?"<>|')
        and not name.endswith((" ", "."))
    )


def _read_back(part: Path) -> None:
    with zipfile.ZipFile(part) as archive:
        if archive.testzip() is not None:
            raise zipfile.BadZipFile
