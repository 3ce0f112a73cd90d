"""A file somebody chose as a backup: taken whole, or refused in one sentence, nothing changed."""

import json
import os
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from handnote.domain.problem import KeepTrouble, Problem
from handnote.services.restoring import Restoring
from handnote.storage import backups
from handnote.storage.connection import connect, is_sound
from handnote.storage.first_look import APPLICATION_ID
from handnote.wording.problems import sentence
from tests.services.desk import (
    add_three_orders,
    desk_in,
    forgetting_on,
    safekeeping_on,
)


def seller(folder: Path) -> Path:
    """A desk with three orders, two notes and one draft; its backup in one file."""
    with desk_in(folder) as desk:
        ids = add_three_orders(desk)
        desk.finish(ids["maria"], "Maria, the blue one")
        desk.finish(ids["tom"], "Happy birthday")
        desk.draft(ids["anna"], "An")
        (folder / "fonts").mkdir()
        (folder / "fonts" / "mine.ttf").write_bytes(b"a font")
        (folder / "settings.json").write_text("{}")
        target = folder.parent / "carried.zip"
        safekeeping_on(desk).back_up_to(target)
    return target


def database_of(folder: Path) -> Path:
    return folder / "handnote.db"


def test_everything_comes_back_in_a_fresh_folder_from_one_file(tmp_path: Path) -> None:
    carried = seller(tmp_path / "old")
    fresh = tmp_path / "fresh"
    restoring = Restoring(fresh)
    preview = restoring.look(carried)
    assert preview is not None
    assert (preview.theirs.notes, preview.theirs.drafts, preview.theirs.orders) == (2, 1, 3)
    assert preview.here is None
    assert restoring.put(preview) is None
    with desk_in(fresh) as desk:
        assert {note.text for note in desk.past_notes.everything()} == {
            "Maria, the blue one",
            "Happy birthday",
        }
        assert len(desk.past_notes.search("blue").notes) == 1
        # Whoever bought before is known again: the desk's own key came along.
        assert desk.order("1001").nth == 1
    assert (fresh / "fonts" / "mine.ttf").read_bytes() == b"a font"
    with closing(connect(database_of(fresh))) as connection:
        assert is_sound(connection, thoroughly=True)
    for path in fresh.rglob("*"):
        assert not path.stat().st_mode & 0o077, path


def test_what_is_here_is_set_aside_and_one_can_come_back_to_it(tmp_path: Path) -> None:
    carried = seller(tmp_path / "old")
    with desk_in(tmp_path / "here") as desk:
        desk.finish(desk.walk_in("Ines"), "for Ines")
    restoring = Restoring(tmp_path / "here")
    preview = restoring.look(carried)
    assert preview is not None
    assert preview.here is not None
    assert preview.here.notes == 1
    aside = restoring.put(preview)
    assert aside is not None
    assert aside in {one.path for one in restoring.listed()}
    back = restoring.look(aside)
    assert back is not None
    restoring.put(back)
    with desk_in(tmp_path / "here") as desk:
        assert [note.text for note in desk.past_notes.everything()] == ["for Ines"]


def test_whoever_was_forgotten_since_does_not_come_back(tmp_path: Path) -> None:
    carried = seller(tmp_path / "old")
    with desk_in(tmp_path / "old") as desk:
        person = desk.order("1001").person_id
        forgetting_on(desk).forget(person)
    restoring = Restoring(tmp_path / "old")
    preview = restoring.look(carried)
    assert preview is not None
    assert preview.brought.left_out == 1
    restoring.put(preview)
    content = b"".join(p.read_bytes() for p in (tmp_path / "old").rglob("*") if p.is_file())
    assert b"Maria" not in content
    with desk_in(tmp_path / "old") as desk:
        assert desk.past_notes.count() == 1
        desk.store.back_up()
    again = Restoring(tmp_path / "old").look(carried)
    assert again is not None
    assert again.brought.left_out == 1
    again.brought.drop()


def _zip_of(members: dict[str, bytes], path: Path, **manifest: object) -> Path:
    import hashlib

    sums = {name: hashlib.sha256(data).hexdigest() for name, data in members.items()}
    told = {"kind": "handnote-backup", "version": 1, "files": sums, **manifest}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.writestr("manifest.json", json.dumps(told))
    return path


def _tampered(carried: Path, script: str) -> bytes:
    with zipfile.ZipFile(carried) as archive:
        database = carried.with_suffix(".db")
        database.write_bytes(archive.read("handnote.db"))
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(script)
    return database.read_bytes()


def _foreign(script: str, application: int = 0, version: int = 0) -> Callable[[Path, Path], Path]:
    def make(_: Path, path: Path) -> Path:
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(script)
            connection.execute(f"PRAGMA application_id = {application}")
            connection.execute(f"PRAGMA user_version = {version}")
        return path

    return make


def _written(content: Callable[[Path], bytes]) -> Callable[[Path, Path], Path]:
    def make(carried: Path, path: Path) -> Path:
        path.write_bytes(content(carried))
        return path

    return make


def _flipped(carried: Path) -> bytes:
    content = bytearray(carried.read_bytes())
    content[len(content) // 2] ^= 0x10
    return bytes(content)


def _bomb(_: Path, path: Path) -> Path:
    return _zip_of({"handnote.db": b"\0" * 200_000_000}, path)


def _link_member(carried: Path, path: Path) -> Path:
    _zip_of({"handnote.db": _tampered(carried, ""), "fonts/x": b"/etc/passwd"}, path)
    with zipfile.ZipFile(path) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = (stat.S_IFLNK if name == "fonts/x" else stat.S_IFREG) << 16
            archive.writestr(info, data)
    return path


def _with_member(name: str) -> Callable[[Path, Path], Path]:
    def make(carried: Path, path: Path) -> Path:
        return _zip_of({"handnote.db": _tampered(carried, ""), name: b"evil"}, path)

    return make


def _other_font(carried: Path, path: Path) -> Path:
    with zipfile.ZipFile(carried) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, b"not it" if name == "fonts/mine.ttf" else data)
    return path


def _unnamed_member(carried: Path, path: Path) -> Path:
    path.write_bytes(carried.read_bytes())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../../evil", b"evil")
    return path


def _planted(script: str) -> Callable[[Path, Path], Path]:
    def make(carried: Path, path: Path) -> Path:
        path.write_bytes(_tampered(carried, script))
        return path

    return make


def _linked(carried: Path, path: Path) -> Path:
    path.symlink_to(carried)
    return path


def _sparse(_: Path, path: Path) -> Path:
    with path.open("wb") as file:
        file.write(b"SQLite format 3\x00")
        file.truncate(40 * 2**30)
    return path


def _folder(_: Path, path: Path) -> Path:
    path.mkdir()
    return path


HOSTILE: dict[str, tuple[Callable[[Path, Path], Path], KeepTrouble]] = {
    "not there": (lambda _, path: path, KeepTrouble.BACKUP_ABSENT),
    "a folder": (_folder, KeepTrouble.BACKUP_FOREIGN),
    "empty": (_written(lambda _: b""), KeepTrouble.BACKUP_EMPTY),
    "garbage": (_written(lambda _: os.urandom(8192)), KeepTrouble.BACKUP_FOREIGN),
    "a web page": (_written(lambda _: b"<!doctype html><p>Sign in"), KeepTrouble.BACKUP_FOREIGN),
    "other program": (
        _foreign("CREATE TABLE note (id TEXT)", application=0),
        KeepTrouble.BACKUP_FOREIGN,
    ),
    "from the future": (
        _foreign("CREATE TABLE a (b)", APPLICATION_ID, 99),
        KeepTrouble.BACKUP_NEWER,
    ),
    "ours by name alone": (
        _foreign("CREATE TABLE a (b)", APPLICATION_ID, 3),
        KeepTrouble.BACKUP_DAMAGED,
    ),
    "half a database": (
        _written(lambda carried: _tampered(carried, "")[: 4096 * 9 + 100]),
        KeepTrouble.BACKUP_DAMAGED,
    ),
    "half an archive": (
        _written(lambda carried: carried.read_bytes()[: carried.stat().st_size // 2]),
        KeepTrouble.BACKUP_DAMAGED,
    ),
    "one flipped bit": (_written(_flipped), KeepTrouble.BACKUP_DAMAGED),
    "another font than its sum": (_other_font, KeepTrouble.BACKUP_DAMAGED),
    "a bomb": (_bomb, KeepTrouble.BACKUP_TOO_LARGE),
    "enormous": (_sparse, KeepTrouble.BACKUP_TOO_LARGE),
    "a link": (_linked, KeepTrouble.BACKUP_LINK),
    "a link inside": (_link_member, KeepTrouble.BACKUP_HOSTILE),
    "slips out": (_with_member("../../evil"), KeepTrouble.BACKUP_HOSTILE),
    "from the root": (_with_member("/evil"), KeepTrouble.BACKUP_HOSTILE),
    "a drive": (_with_member("C:\\evil"), KeepTrouble.BACKUP_HOSTILE),
    "into backups": (_with_member("backups/evil.db"), KeepTrouble.BACKUP_HOSTILE),
    "hidden": (_with_member("fonts/.evil"), KeepTrouble.BACKUP_HOSTILE),
    "not in its list": (_unnamed_member, KeepTrouble.BACKUP_HOSTILE),
    "another archive": (
        lambda _, path: _zip_of({"a.txt": b"a"}, path, kind="something"),
        KeepTrouble.BACKUP_FOREIGN,
    ),
    "a later archive": (
        lambda _, path: _zip_of({"handnote.db": b"a"}, path, version=2),
        KeepTrouble.BACKUP_NEWER,
    ),
    "a planted trigger": (
        _planted("CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM note; END;"),
        KeepTrouble.BACKUP_HOSTILE,
    ),
    "a planted view": (
        _planted("CREATE VIEW v AS SELECT load_extension('x');"),
        KeepTrouble.BACKUP_HOSTILE,
    ),
    "a table as a view": (
        _planted(
            "ALTER TABLE standing_sentence RENAME TO was;"
            "CREATE VIEW standing_sentence AS SELECT x'00000000' AS number;"
        ),
        KeepTrouble.BACKUP_HOSTILE,
    ),
    "a changed word": (
        _planted("UPDATE note SET text = 'not hers' WHERE rowid = 1;"),
        KeepTrouble.BACKUP_DAMAGED,
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_no_backup_is_refused_in_a_sentence_and_nothing_is_touched(
    kind: str, tmp_path: Path
) -> None:
    make, trouble = HOSTILE[kind]
    carried = seller(tmp_path / "old")
    chosen = make(carried, tmp_path / "chosen.zip")
    before = {p: p.read_bytes() for p in (tmp_path / "old").rglob("*") if p.is_file()}
    with pytest.raises(Problem) as raised:
        Restoring(tmp_path / "old").look(chosen)
    assert raised.value.code is trouble
    said = sentence(raised.value)
    assert "chosen.zip" in said
    assert said.count(".") >= 2
    after = {p: p.read_bytes() for p in (tmp_path / "old").rglob("*") if p.is_file()}
    assert after == before
    assert not list(tmp_path.rglob("evil*"))


def test_a_trigger_under_a_name_of_ours_is_never_run(tmp_path: Path) -> None:
    carried = seller(tmp_path / "old")
    chosen = tmp_path / "chosen.db"
    chosen.write_bytes(
        _tampered(
            carried,
            "DROP TRIGGER note_no_more; CREATE TRIGGER note_no_more AFTER DELETE ON note"
            " BEGIN DELETE FROM orders; END;",
        )
    )
    fresh = tmp_path / "fresh"
    restoring = Restoring(fresh)
    preview = restoring.look(chosen)
    assert preview is not None
    restoring.put(preview)
    with closing(connect(database_of(fresh))) as connection:
        (sql,) = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE name = 'note_no_more'"
        ).fetchone()
    assert "orders" not in sql


def _stop_after(turns: int) -> Callable[[int, int], bool]:
    left = iter(range(turns))
    return lambda *_: next(left, -1) >= 0


def test_it_can_be_stopped_and_nothing_is_left(tmp_path: Path) -> None:
    carried = seller(tmp_path / "old")
    for turns in range(0, 40, 5):
        assert Restoring(tmp_path / "fresh").look(carried, _stop_after(turns)) is None
        assert not [path for path in (tmp_path / "fresh").rglob("*") if path.is_file()]


def test_a_backup_from_the_folder_backups_is_one_too(tmp_path: Path) -> None:
    seller(tmp_path / "old")
    newest = backups.listed(tmp_path / "old" / "backups")[0]
    preview = Restoring(tmp_path / "fresh").look(newest.path)
    assert preview is not None
    assert preview.theirs.notes == 2
    preview.brought.drop()


def test_a_backup_is_never_put_among_handnotes_own_files(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    with desk_in(folder) as desk:
        keeping = safekeeping_on(desk)
        for name in ("handnote.db", "backups/x.zip", "../desk/x.zip"):
            with pytest.raises(Problem) as raised:
                keeping.back_up_to(folder / name)
            assert raised.value.code is KeepTrouble.ONTO_ITSELF
        assert keeping.back_up_to(tmp_path / "out.zip").notes == 0
        with pytest.raises(Problem) as raised:
            keeping.back_up_to(tmp_path / "no such folder" / "out.zip")
        assert raised.value.code is KeepTrouble.BACKUP_FAILED
