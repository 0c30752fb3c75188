"""The separate Python client and the real house: founded, written, read by a second device, left."""

import os
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler

from inglenook_client import changes, export, trust
from inglenook_client.errors import RoomError
from inglenook_client.founding import found
from inglenook_client.remembered import Memory
from inglenook_client.sheet import Sheet
from inglenook_client.vault import New, Vault, open_with_sheet, open_with_words
from inglenook_client.wire import Wire

HOST, PASSWORD = "http://house.example", "a long enough secret"
WORDS = "copper lantern quiet orchard ferry"


@pytest.fixture(autouse=True)
def _a_fresh_house(settings: Any, tmp_path: Path, db: Any) -> None:
    blobs = {"BACKEND": "inglenook.ground.vault.storage.DurableFiles", "OPTIONS": {"location": str(tmp_path / "blobs")}}
    settings.STORAGES = {**settings.STORAGES, "blobs": blobs}
    cache.clear()


def signed_in(name: str) -> Wire:
    """A connection of its own to the house's WSGI application."""
    wire = Wire(HOST, httpx.WSGITransport(app=WSGIHandler(), raise_app_exceptions=True))
    assert wire.sign_in(f"{name}@example.org", PASSWORD)
    return wire


def room_of(name: str) -> tuple[Vault, Sheet]:
    """A member with a new room."""
    get_user_model().objects.create_user(f"{name}@example.org", PASSWORD, name=name.title())
    return found(signed_in(name), Memory(), WORDS)


def refused(act: Any, *args: Any) -> str:
    with pytest.raises(RoomError) as refusal:
        act(*args)
    return refusal.value.code


def test_what_one_device_writes_another_reads() -> None:
    vault, sheet = room_of("amara")
    ref = vault.attach(os.urandom(5000), media_type="image/webp", name="window.webp")
    news = [New("journal.entry", {"text": f"day {n}", "attachments": [ref]}, name=f"import|x|{n}") for n in range(450)]
    assert vault.put_many(news) == {"written": 450, "already": 0}
    other = open_with_sheet(signed_in("amara"), Memory(), sheet.text())
    assert len(other.list_of("journal.entry")) == 450
    assert len(other.attachment(ref)) == 5000
    rid = other.put("check-in", {"energy": 3})
    other.remove(other.rid("import|x|7"))
    vault.refresh()
    assert vault.get(rid).fields == {"energy": 3}
    assert len(vault.list_of()) == 450
    assert trust.check_own(vault) == trust.check_own(other)


def test_two_devices_at_once_and_a_second_lock() -> None:
    vault, sheet = room_of("amara")
    rid = vault.put("journal.entry", {"title": "Day", "text": "one\ntwo"})
    other = open_with_words(signed_in("amara"), Memory(), WORDS, sheet.secret)
    other.put("journal.entry", {"title": "Day", "text": "one\ntwo\nthree"}, rid=rid)
    vault.put("journal.entry", {"title": "Day", "text": "zero\none\ntwo"}, rid=rid)
    assert vault.get(rid).fields["text"] == "zero\none\ntwo\nthree"
    changes.add_words(vault, "seven other words for the same room", name="Second")
    again = open_with_words(signed_in("amara"), Memory(), "seven other words for the same room", sheet.secret)
    assert again.records == vault.records


def test_a_second_room_and_a_wrong_password_are_refused() -> None:
    room_of("amara")
    assert refused(found, signed_in("amara"), Memory(), WORDS) == "exists"
    assert (
        refused(Wire(HOST, httpx.WSGITransport(app=WSGIHandler())).sign_in, "amara@example.org", "x") == "wrong-sign-in"
    )


def test_the_house_holds_no_plaintext_of_it(tmp_path: Path) -> None:
    vault, _ = room_of("amara")
    vault.put("journal.entry", {"text": "canary in the orchard"})
    (tmp_path / "room.zip").write_bytes(export.ciphertext(vault))
    assert b"canary" not in (tmp_path / "room.zip").read_bytes()
    export.markdown(vault, tmp_path / "out")
    assert any("canary" in page.read_text() for page in (tmp_path / "out/entries").rglob("*.md"))


@pytest.mark.parametrize("seed", range(3))
def test_random_schedules_against_the_real_house(seed: int) -> None:
    """The same schedules that the client's own tests play against a model, through the house's own code."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "client/tests"))
    import schedules

    get_user_model().objects.create_user(schedules.NAME, schedules.PASSWORD, name="Amara")
    happened = schedules.play(seed, lambda: httpx.WSGITransport(app=WSGIHandler()), steps=15)
    assert happened["entries"] > 3
