"""Dana, who holds the database and the files, looks for a sentence that was really sealed. She finds none of it."""

import base64
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.apps import apps
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

from inglenook.ground.vault.tests.device import make_member
from inglenook_client.founding import found
from inglenook_client.remembered import Memory
from inglenook_client.vault import Vault
from inglenook_client.wire import Wire

CANARY = "the lighthouse keeper counts seventeen green umbrellas"


def traces(sentence: str) -> list[bytes]:
    """The sentence as it could stand somewhere: plain, in other letters, and in base64 at each of its three places."""
    plain = sentence.encode()
    shifted = [base64.b64encode(b"x" * n + plain)[4:-4] for n in range(3)]
    return [plain, plain.hex().encode(), sentence.encode("utf-16-le"), *shifted, b"lighthouse", b"umbrellas"]


def everything_dana_has(folder: Path) -> bytes:
    """Every value of every table, and every file."""
    held = []
    with connection.cursor() as cursor:
        for model in apps.get_models():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")
            held += [value for row in cursor.fetchall() for value in row]
    values = [bytes(one) if isinstance(one, (bytes, memoryview)) else str(one).encode() for one in held]
    return b"\0".join(values + [path.read_bytes() for path in folder.rglob("*") if path.is_file()])


@pytest.fixture
def room(settings: Any, tmp_path: Path, transactional_db: Any) -> Vault:
    blobs = {"BACKEND": "inglenook.ground.vault.storage.DurableFiles", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "blobs": blobs}
    make_member("Amara")
    wire = Wire("http://house.example", httpx.WSGITransport(app=WSGIHandler()))
    assert wire.sign_in("amara@example.org", "a long enough secret")
    return found(wire, Memory(), CANARY)[0]


def test_no_word_that_was_sealed_is_in_rows_or_files(room: Vault, tmp_path: Path) -> None:
    ref = room.attach(CANARY.encode() * 50, media_type="text/plain", name=f"{CANARY}.txt")
    rid = room.put("journal.entry", {"title": CANARY, "text": CANARY * 20, "tags": [CANARY], "attachments": [ref]})
    room.put("journal.entry", {"title": CANARY, "text": "changed"}, rid=rid)
    room.remove(rid)
    room.put("check-in", {"note": CANARY})
    held = everything_dana_has(tmp_path)
    assert len(held) > 20_000  # the boxes are there
    assert not [trace for trace in traces(CANARY) if trace in held]
    assert b"journal" not in held
    assert b"check-in" not in held
