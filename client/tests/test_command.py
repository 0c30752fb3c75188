"""The command from a terminal: what it prints, what it keeps to itself, and what it says when something is wrong."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import httpx
import pyrage
import pytest
from model_house import House
from rooms import HOST, NAME, PASSWORD, WORDS, connected, room_of

from inglenook_client.command import main
from inglenook_client.sheet import Sheet
from inglenook_client.vault import Vault
from inglenook_client.wire import Wire

pytestmark = pytest.mark.usefixtures("quick_words")
Run = Callable[..., int]


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def room(house: House) -> tuple[Vault, Sheet]:
    return room_of(house)


def line(text: str) -> str:
    """A descriptor that holds one line."""
    reader, writer = os.pipe()
    os.write(writer, text.encode() + b"\n")
    os.close(writer)
    return str(reader)


@pytest.fixture
def run(house: House, room: tuple[Vault, Sheet], tmp_path: Path) -> Run:
    """Runs a command as Amara; `password` and `words` replace hers."""

    def run(*arguments: str, password: str = PASSWORD, words: str = WORDS) -> int:
        known = ["--host", HOST, "--name", NAME, "--memory", str(tmp_path / "memory")]
        known += ["--password-fd", line(password), "--words-fd", line(words), "--secret-fd", line(room[1].secret)]
        return main([*known, *arguments], connected(house))

    return run


def test_writing_listing_showing_removing(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "day.txt").write_text("a long day\nwith rain\n")
    assert (
        run(
            "write",
            "--title",
            "Monday",
            "--on",
            "2026-11-23T18:00",
            "--tag",
            "rain",
            "--text",
            str(tmp_path / "day.txt"),
        )
        == 0
    )
    rid = capsys.readouterr().out.strip()
    assert run("list", "--kind", "journal.entry") == 0
    assert capsys.readouterr().out.split() == [rid, "2026-11-23T18:00", "journal.entry", "Monday"]
    assert run("show", "--", rid) == 0
    assert json.loads(capsys.readouterr().out)["fields"]["text"] == "a long day\nwith rain"
    assert run("remove", "--", rid) == 0
    assert run("show", "--", rid) == 1
    assert "no such record" in capsys.readouterr().err


def test_checking_names_the_words_of_ones_keys(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check") == 0
    said = capsys.readouterr().out
    assert "every one follows" in said
    assert len(said.strip().rsplit(": ", 1)[1].split()) == 8


def test_no_command_prints_a_key(run: Run, room: tuple[Vault, Sheet], capsys: pytest.CaptureFixture[str]) -> None:
    vault, sheet = room
    for command in (["whoami"], ["list"], ["check"], ["accept"]):
        assert run(*command) == 0
    said = "".join(capsys.readouterr())
    for secret in (sheet.paper, sheet.export, sheet.secret, WORDS, PASSWORD, vault.keys.json["epochs"]["1"]):
        assert secret not in said


def test_damage_is_named_and_fails_the_check(
    run: Run, house: House, room: tuple[Vault, Sheet], capsys: pytest.CaptureFixture[str]
) -> None:
    vault, _ = room
    rid = vault.put("check-in", {"energy": 1})
    house.rooms["amara-m"].boxes[rid] = house.rooms["amara-m"].boxes[rid][:-4] + "AAAA"
    assert run("check") == 1
    assert rid in capsys.readouterr().err


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"password": "x"}, "do not fit"), ({"words": "five words that open nothing"}, "do not open the room")],
)
def test_wrong_words_are_said_plainly(
    run: Run, capsys: pytest.CaptureFixture[str], wrong: dict[str, str], said: str
) -> None:
    assert run("list", **wrong) == 1
    assert said in capsys.readouterr().err


def test_an_answer_that_makes_no_sense_is_no_traceback(
    run: Run, house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    house.before_answer = lambda path, answer: {"vault": answer.get("vault"), "locks": [{}]}
    assert run("list") == 1
    assert "not the vault's" in capsys.readouterr().err


def test_what_the_house_says_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = httpx.Response(403, json={"error": "forbidden", "message": "\x1b[2J nothing to see"})
    known = ["--host", HOST, "--name", NAME, "--memory", str(tmp_path), "--password-fd", line(PASSWORD)]
    assert main([*known, "list"], lambda host: Wire(host, httpx.MockTransport(lambda request: said))) == 1
    printed = capsys.readouterr().err
    assert "nothing to see" in printed
    assert "\x1b" not in printed


def test_titles_cannot_steer_the_terminal(
    run: Run, room: tuple[Vault, Sheet], capsys: pytest.CaptureFixture[str]
) -> None:
    room[0].put("journal.entry", {"title": "\x1b]0;owned\x07 title", "on": "2026-01-01T00:00"})
    assert run("list") == 0
    assert "\x1b" not in capsys.readouterr().out


def filled(room: tuple[Vault, Sheet]) -> Vault:
    vault = room[0]
    journal = vault.put("journal.journal", {"name": "Practice", "colour": "moss"})
    ref = vault.attach(b"picture", media_type="image/webp", name="a window.webp")
    text = "See ![](attachment:a%20window.webp)"
    vault.put(
        "journal.entry",
        {"title": "Mon/day: *?", "text": text, "on": "2026-11-23T18:00", "journal": journal, "attachments": [ref]},
    )
    vault.put("journal.entry", {"title": "Mon/day: *?", "text": "twice", "on": "2026-11-23T18:00"})
    vault.put("check-in", {"energy": 5})
    return vault


def test_the_markdown_export_is_a_folder_of_plain_files(run: Run, room: tuple[Vault, Sheet], tmp_path: Path) -> None:
    filled(room)
    assert run("export", "markdown", str(tmp_path / "out")) == 0
    pages = sorted(path.name for path in (tmp_path / "out/entries/2026").iterdir())
    assert pages == ["2026-11-23 1800 Mon_day_ __-2.md", "2026-11-23 1800 Mon_day_ __.md"]
    texts = [path.read_text(encoding="utf-8") for path in (tmp_path / "out/entries/2026").iterdir()]
    page = next(text for text in texts if "See" in text)
    assert 'journal: "Practice"' in page
    assert "![](../../attachments/" in page
    assert [path.read_bytes() for path in (tmp_path / "out/attachments").rglob("*.webp")] == [b"picture"]
    assert json.loads((tmp_path / "out/other/check-in.json").read_text())["records"][0]["fields"] == {"energy": 5}


def test_an_export_never_writes_over_anything(run: Run, room: tuple[Vault, Sheet], tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("kept")
    assert run("export", "lines", str(tmp_path / "kept")) == 1
    assert run("export", "markdown", str(tmp_path)) == 1
    assert (tmp_path / "kept").read_text() == "kept"


def test_lines_of_json_hold_every_record(run: Run, room: tuple[Vault, Sheet], tmp_path: Path) -> None:
    vault = filled(room)
    assert run("export", "lines", str(tmp_path / "all.jsonl")) == 0
    lines = [json.loads(one) for one in (tmp_path / "all.jsonl").read_text().splitlines()]
    assert [one["rid"] for one in lines] == [rid for rid, _ in vault.list_of()]


def test_the_sealed_export_opens_with_the_classic_identity(run: Run, room: tuple[Vault, Sheet], tmp_path: Path) -> None:
    filled(room)
    assert run("export", "age", str(tmp_path / "out.zip.age")) == 0
    identity = pyrage.x25519.Identity.from_str(room[1].export)
    packed = pyrage.decrypt((tmp_path / "out.zip.age").read_bytes(), [identity])
    assert "README.txt" in zipfile.ZipFile(io.BytesIO(packed)).namelist()


def test_a_lost_attachment_is_named(
    run: Run, house: House, room: tuple[Vault, Sheet], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(room)
    house.rooms["amara-m"].blobs.clear()
    assert run("export", "markdown", str(tmp_path / "out")) == 1
    assert "a window.webp" in capsys.readouterr().err


def test_the_sheet_opens_the_room_too(
    house: House, room: tuple[Vault, Sheet], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sheet.txt").write_text(room[1].text())
    known = ["--host", HOST, "--name", NAME, "--memory", str(tmp_path), "--password-fd", line(PASSWORD)]
    assert main([*known, "--sheet", str(tmp_path / "sheet.txt"), "whoami"], connected(house)) == 0
    assert room[0].id in capsys.readouterr().out


def test_a_second_passphrase(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    words = "seven other words for the same room"
    assert run("add-lock", "--new-words-fd", line(words)) == 0
    assert run("list", words=words) == 0
    assert run("add-lock", "--new-words-fd", line("short")) == 1
    assert "five words" in capsys.readouterr().err


def test_help_says_what_there_is_and_takes_no_secret() -> None:
    command = [sys.executable, "-m", "inglenook_client.command", "--help"]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout
    assert "--password-fd" in said
    assert "--password " not in said


def test_other_keys_in_ones_own_name_are_said_at_every_opening(
    run: Run, house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    house.statements.clear()
    assert run("list") == 0
    assert "does not list your keys" in capsys.readouterr().err
    assert run("check") == 1
