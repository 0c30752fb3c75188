"""A room over HTTP: founded, written, read again by another device, and defended against a house that cheats."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import httpx
import pytest
from model_house import House

from inglenook_client import changes
from inglenook_client.errors import RoomError
from inglenook_client.founding import found
from inglenook_client.remembered import Memory, hold
from inglenook_client.sheet import Sheet
from inglenook_client.vault import New, Vault, open_with_sheet, open_with_words
from inglenook_client.wire import Wire

HOST, NAME, PASSWORD = "http://house.example", "amara@house.example", "a long password"
WORDS = "copper lantern quiet orchard ferry"


@pytest.fixture
def house() -> House:
    made = House()
    made.add(NAME, PASSWORD)
    return made


pytestmark = pytest.mark.usefixtures("quick_words")


def signed_in(house: House) -> Wire:
    wire = Wire(HOST, house.connect())
    assert wire.sign_in(NAME, PASSWORD)
    return wire


def founded(house: House, memory: Memory | None = None) -> tuple[Vault, Sheet]:
    vault, sheet = found(signed_in(house), memory or Memory(), WORDS)
    vault.pause = lambda seconds: None
    return vault, sheet


def reopened(house: House, sheet: Sheet, memory: Memory | None = None) -> Vault:
    return open_with_words(signed_in(house), memory or Memory(), WORDS, sheet.secret)


def refused(act: Any, *args: Any, **named: Any) -> str:
    with pytest.raises(RoomError) as refusal:
        act(*args, **named)
    return refusal.value.code


def test_what_one_device_writes_another_reads(house: House) -> None:
    vault, sheet = founded(house)
    rid = vault.put("journal.entry", {"title": "Monday", "text": "long day", "on": "2026-11-23T18:00"})
    again = reopened(house, sheet)
    assert again.get(rid).fields["text"] == "long day"
    assert [found for found, _ in again.list_of("journal.entry")] == [rid]
    assert again.list_of("check-in") == []


def test_the_sheet_opens_the_room_alone_or_by_its_identity(house: House) -> None:
    vault, sheet = founded(house)
    rid = vault.put("check-in", {"energy": 3})
    for text in (sheet.text(), sheet.paper, f"House: {HOST}\nPaper key: {sheet.paper}\n"):
        assert open_with_sheet(signed_in(house), Memory(), text).get(rid).fields == {"energy": 3}


def test_the_house_never_holds_what_was_written(house: House) -> None:
    vault, sheet = founded(house)
    vault.put("journal.entry", {"text": "canary in the orchard"})
    kept = repr([room.__dict__ for room in house.rooms.values()]) + repr(house.statements)
    for secret in ("canary", "journal.entry", WORDS, sheet.paper, sheet.export, sheet.secret):
        assert secret not in kept


def test_a_second_founding_is_refused(house: House) -> None:
    founded(house)
    assert refused(founded, house) == "exists"


def test_a_founding_whose_answer_was_lost_was_heard(house: House) -> None:
    wire = signed_in(house)
    ask, lost = wire.post, []

    def post(path: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = ask(path, body)
        if not lost:
            lost.append(path)
            raise RoomError("offline", "The answer was lost.")
        return answer

    wire.post = post  # type: ignore[method-assign]
    vault, sheet = found(wire, Memory(), WORDS)
    assert lost == ["/vault/"]
    assert reopened(house, sheet).id == vault.id


def test_too_few_words_are_refused_before_anything_is_sent(house: House) -> None:
    assert refused(found, signed_in(house), Memory(), "too short") == "weak"
    assert house.rooms == {}


def test_wrong_words_and_wrong_secrets_open_nothing(house: House) -> None:
    _, sheet = founded(house)
    assert (
        refused(open_with_words, signed_in(house), Memory(), "five other words than these", sheet.secret)
        == "wrong-words"
    )
    assert refused(open_with_words, signed_in(house), Memory(), WORDS, "A" * 26) == "wrong-words"
    assert refused(open_with_words, signed_in(house), Memory(), WORDS) == "no-secret"


def test_a_device_remembers_the_secret(house: House, tmp_path: Path) -> None:
    path = tmp_path / "memory.json"
    founded(house, Memory.load(path))
    assert open_with_words(signed_in(house), Memory.load(path), WORDS).keys.version == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_names_make_a_record_once(house: House) -> None:
    vault, sheet = founded(house)
    news = [New("journal.entry", {"text": str(n)}, name=f"import|jrnl|{n}") for n in range(450)]
    assert vault.put_many(news) == {"written": 450, "already": 0}
    assert vault.put_many(news) == {"written": 0, "already": 450}
    again = reopened(house, sheet)
    assert again.put_many(news) == {"written": 0, "already": 450}
    assert len(again.list_of()) == 450


def test_a_removed_record_is_gone_everywhere(house: House) -> None:
    vault, sheet = founded(house)
    rid = vault.put("journal.entry", {"text": "not this"})
    before = house.rooms["amara-m"].boxes[rid]
    vault.remove(rid)
    assert house.rooms["amara-m"].boxes[rid] != before
    again = reopened(house, sheet)
    assert refused(again.get, rid) == "unknown"
    assert again.list_of() == []


def test_two_devices_that_write_at_once_lose_nothing(house: House) -> None:
    vault, sheet = founded(house)
    rid = vault.put("journal.entry", {"title": "Day", "text": "one\ntwo\nthree", "tags": ["a"]})
    other = reopened(house, sheet)
    other.put("journal.entry", {"title": "Day", "text": "one\ntwo\nthree\nfour", "tags": ["a", "b"]}, rid=rid)
    vault.put("journal.entry", {"title": "Day", "text": "zero\none\ntwo\nthree", "tags": ["a"]}, rid=rid)
    other.refresh()
    assert vault.get(rid) == other.get(rid)
    assert vault.get(rid).fields == {"title": "Day", "text": "zero\none\ntwo\nthree\nfour", "tags": ["a", "b"]}


def test_an_edit_beats_a_removal(house: House) -> None:
    vault, sheet = founded(house)
    rid = vault.put("journal.entry", {"text": "kept"})
    other = reopened(house, sheet)
    other.remove(rid)
    vault.put("journal.entry", {"text": "kept, and more"}, rid=rid)
    other.refresh()
    assert other.get(rid).fields["text"] == "kept, and more"


def test_attachments_travel_sealed(house: House) -> None:
    vault, sheet = founded(house)
    ref = vault.attach(b"\x89PNG" * 5000, media_type="image/png", name="window.png")
    rid = vault.put("journal.entry", {"text": "see", "attachments": [ref]})
    again = reopened(house, sheet)
    assert again.attachment(again.get(rid).fields["attachments"][0]) == b"\x89PNG" * 5000
    room = house.rooms["amara-m"]
    room.blobs[ref["blob"]] = room.blobs[ref["blob"]][:-1] + b"\0"
    assert refused(again.attachment, ref) == "swapped"


def test_each_device_is_listed_and_locks_can_be_added(house: House) -> None:
    vault, sheet = founded(house)
    other = reopened(house, sheet)
    other.put("check-in", {"energy": 4})
    changes.add_words(other, "seven other words for the same room", name="Second words")
    fresh_sheet = changes.add_paper(other, name="Second sheet")
    vault.refresh()
    assert len(vault.keys.json["devices"]) == 2
    assert len(vault.keys.json["locks"]) == 4
    words = "seven other words for the same room"
    assert open_with_words(signed_in(house), Memory(), words, sheet.secret).keys.version == vault.keys.version
    assert open_with_sheet(signed_in(house), Memory(), fresh_sheet.text()).log.position == vault.log.position


def test_a_name_without_a_room_is_told_so(house: House) -> None:
    assert refused(open_with_words, signed_in(house), Memory(), WORDS, "A" * 26) == "none"


def test_signing_in_asks_for_a_code_where_one_is_set(house: House) -> None:
    house.add("ben", "another password", code="123456")
    wire = Wire(HOST, house.connect())
    assert wire.sign_in("ben", "another password") is False
    assert refused(wire.give_code, "000000") == "wrong-sign-in"
    assert wire.give_code("123 456")
    assert wire.get("/vault/state/")["member"] == "ben-m"


def test_a_wrong_password_is_said_plainly(house: House) -> None:
    with pytest.raises(RoomError, match="do not fit") as refusal:
        Wire(HOST, house.connect()).sign_in(NAME, "wrong")
    assert refusal.value.code == "wrong-sign-in"


def test_without_a_session_the_vault_says_so(house: House) -> None:
    assert refused(Wire(HOST, house.connect()).get, "/vault/state/") == "signed-out"


@pytest.mark.parametrize(
    ("status", "content", "code"),
    [
        (200, b"<html>", "server"),
        (500, b"", "server"),
        (429, b"", "slow-down"),
        (418, b"{}", "server"),
        (200, b"[1]", "server"),
    ],
)
def test_odd_answers_are_never_taken_for_data(status: int, content: bytes, code: str) -> None:
    wire = Wire(HOST, httpx.MockTransport(lambda request: httpx.Response(status, content=content)))
    assert refused(wire.get, "/vault/state/") == code


def test_a_memory_that_cannot_be_read_is_not_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "memory.json"
    path.write_text("{")
    assert refused(Memory.load, path) == "bad-memory"
    assert path.read_text() == "{"


def test_two_runs_at_once_are_kept_apart(tmp_path: Path) -> None:
    with hold(tmp_path / "memory.json"):
        assert refused(hold, tmp_path / "memory.json") == "busy"
    hold(tmp_path / "memory.json").close()


def test_nothing_that_is_printed_by_accident_holds_a_key(house: House) -> None:
    vault, sheet = founded(house)
    printed = repr([vault, vault.keys, vault.key, sheet])
    for secret in (sheet.paper, sheet.export, sheet.secret, vault.key.identity):
        assert secret not in printed
