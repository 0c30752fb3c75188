"""The page that says how to leave: its listings are taken out of the page and run as they stand there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from conftest import ROOT
from model_house import House
from rooms import room_of

from inglenook_client import export
from inglenook_client.sheet import Sheet
from inglenook_client.vault import Vault

pytestmark = pytest.mark.usefixtures("quick_words")
PAGE: Final = ROOT / "docs/practitioners/without-inglenook.md"


def listing(number: int, folder: Path) -> Path:
    """The page's listing of Python, as a file."""
    found = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    file = folder / f"listing{number}.py"
    file.write_text(found[number], encoding="utf-8")
    return file


def ran(file: Path, *arguments: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", str(file), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def room() -> tuple[Vault, Sheet]:
    vault, sheet = room_of(House())
    ref = vault.attach(b"picture" * 9999, media_type="image/webp", name="window.webp")
    vault.put("journal.entry", {"title": "Müde", "text": "one", "on": "2026-11-23T18:00", "attachments": [ref]})
    vault.remove(vault.put("check-in", {"energy": 1}))
    vault.put("check-in", {"energy": 5})
    return vault, sheet


@pytest.fixture
def archive(room: tuple[Vault, Sheet], tmp_path: Path) -> Path:
    (tmp_path / "key.txt").write_text(room[1].export + "\n")
    (tmp_path / "journal.zip.age").write_bytes(export.sealed_for_age(room[0])[0])
    return tmp_path / "journal.zip.age"


def test_the_first_listing_opens_an_archive(archive: Path, tmp_path: Path) -> None:
    done = ran(listing(0, tmp_path), tmp_path / "key.txt", archive, tmp_path / "journal.zip")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "journal.zip").read_bytes()[:2] == b"PK"


def test_the_first_listing_says_when_the_key_is_another(archive: Path, tmp_path: Path) -> None:
    _, sheet = room_of(House())
    (tmp_path / "key.txt").write_text(sheet.export)
    done = ran(listing(0, tmp_path), tmp_path / "key.txt", archive, tmp_path / "journal.zip")
    assert "another key" in done.stderr
    assert not (tmp_path / "journal.zip").exists()


def test_stock_age_opens_an_archive(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = shutil.which("age")
    if program is None:
        with capsys.disabled():
            sys.stdout.write("\nThe age program is not installed here: the page's command was not tried.\n")
        return
    command = [program, "-d", "-i", str(tmp_path / "key.txt"), str(archive)]
    assert subprocess.run(command, capture_output=True, check=True, timeout=30).stdout[:2] == b"PK"


@pytest.fixture
def takeout(room: tuple[Vault, Sheet], tmp_path: Path) -> Path:
    (tmp_path / "key.txt").write_text("Paper key: " + room[1].paper + "\n")
    (tmp_path / "takeout.zip").write_bytes(export.ciphertext(room[0]))
    return tmp_path / "takeout.zip"


def test_the_second_listing_opens_a_takeout(takeout: Path, room: tuple[Vault, Sheet], tmp_path: Path) -> None:
    done = ran(listing(1, tmp_path), tmp_path / "key.txt", takeout, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in (tmp_path / "out/records.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {line["rid"]: line["fields"] for line in lines} == {rid: one.fields for rid, one in room[0].list_of()}
    assert [path.read_bytes() for path in (tmp_path / "out").glob("*.webp")] == [b"picture" * 9999]


def test_the_second_listing_refuses_another_key(takeout: Path, tmp_path: Path) -> None:
    (tmp_path / "key.txt").write_text(room_of(House())[1].paper)
    done = ran(listing(1, tmp_path), tmp_path / "key.txt", takeout, tmp_path / "out")
    assert "opens no lock" in done.stderr


def test_the_second_listing_notices_a_dropped_entry(room: tuple[Vault, Sheet], tmp_path: Path) -> None:
    vault, sheet = room
    (tmp_path / "key.txt").write_text(sheet.paper)
    answered = vault.wire.get
    vault.wire.get = lambda path, **query: _without_third(answered(path, **query))  # type: ignore[method-assign]
    (tmp_path / "takeout.zip").write_bytes(export.ciphertext(vault))
    done = ran(listing(1, tmp_path), tmp_path / "key.txt", tmp_path / "takeout.zip", tmp_path / "out")
    assert "breaks at entry 3" in done.stderr


def _without_third(answer: dict[str, object]) -> dict[str, object]:
    entries = answer.get("entries")
    return answer | {"entries": entries[:2] + entries[3:]} if isinstance(entries, list) else answer
