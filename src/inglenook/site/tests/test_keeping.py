"""A backup holds everything, comes back whole, and opens nothing."""

import sqlite3
import tarfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError
from django.db import connection

from inglenook.site.keeping import backup


@pytest.fixture
def house(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with one row and one sealed attachment."""
    settings.DATA, settings.BLOBS = tmp_path / "data", tmp_path / "data/blobs"
    (settings.BLOBS / "ab").mkdir(parents=True)
    (settings.BLOBS / "ab/one").write_bytes(b"\x00sealed bytes")
    database = settings.DATA / "inglenook.sqlite3"
    with sqlite3.connect(database) as rows:
        rows.execute("create table kept (line text)")
        rows.execute("insert into kept values ('still here')")
    monkeypatch.setattr("inglenook.site.keeping.database.is_sqlite", lambda: True)
    monkeypatch.setitem(connection.settings_dict, "NAME", database)
    return tmp_path


def test_a_backup_comes_back_whole_and_still_sealed(house: Path, settings: Any) -> None:
    assert backup.write(house / "safe/copy.tar") == 2
    (settings.BLOBS / "ab/one").unlink()
    (settings.BLOBS / "ab").rmdir()
    (settings.DATA / "inglenook.sqlite3").unlink()
    assert backup.restore(house / "safe/copy.tar") == 2
    assert (settings.BLOBS / "ab/one").read_bytes() == b"\x00sealed bytes"
    with sqlite3.connect(settings.DATA / "inglenook.sqlite3") as rows:
        assert rows.execute("select line from kept").fetchall() == [("still here",)]


def test_only_the_owner_can_read_a_backup(house: Path) -> None:
    backup.write(house / "copy.tar")
    assert (house / "copy.tar").stat().st_mode & 0o077 == 0


def test_a_damaged_backup_changes_nothing(house: Path, settings: Any) -> None:
    backup.write(house / "copy.tar")
    whole = (house / "copy.tar").read_bytes()
    (house / "copy.tar").write_bytes(whole.replace(b"sealed bytes", b"SEALED BYTES"))
    (settings.BLOBS / "ab/one").unlink()
    with pytest.raises(CommandError, match="damaged"):
        backup.restore(house / "copy.tar")
    assert (settings.DATA / "inglenook.sqlite3").exists()
    assert not (settings.BLOBS / "ab/one").exists()


def test_a_file_that_is_no_backup_is_said_so(house: Path, settings: Any) -> None:
    (settings.BLOBS / "ab/one").unlink()
    (house / "letter.tar").write_text("Dear host")
    with pytest.raises(CommandError, match="not a whole backup"):
        backup.restore(house / "letter.tar")


def test_a_house_with_attachments_is_not_overwritten(house: Path) -> None:
    backup.write(house / "copy.tar")
    with pytest.raises(CommandError, match="not empty"):
        backup.restore(house / "copy.tar")


def test_a_path_that_leaves_the_folder_is_refused(house: Path, settings: Any) -> None:
    (settings.BLOBS / "ab/one").unlink()
    with tarfile.open(house / "evil.tar", "w") as tar:
        backup.add_text(tar, "../outside", "no")
    with pytest.raises(CommandError):
        backup.restore(house / "evil.tar")
    assert not (settings.DATA / "outside").exists()
