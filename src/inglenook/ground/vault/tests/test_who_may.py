"""The cast at every address: a vault is its member's alone."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from inglenook.ground.vault.tests.device import Device, a_box, a_record, b64, some, unb64
from inglenook.ground.vault.urls import urlpatterns

CALLS = [
    ("GET", "state/"), ("POST", ""), ("GET", "log/"), ("POST", "log/"), ("GET", "blobs/{id}/"), ("PUT", "blobs/{id}/"),
    ("DELETE", "blobs/{id}/"), ("GET", "directory/"), ("POST", "directory/"), ("GET", "directory/{id}/"),
    ("POST", "parcels/"), ("GET", "parcels/"), ("DELETE", "parcels/{id}/"), ("POST", "pairings/"),
    ("POST", "pairings/{id}/take/"), ("POST", "farewell/"), ("DELETE", "farewell/"),
]  # fmt: skip


def ask(client: Client, method: str, path: str) -> Any:
    address = "/vault/" + path.format(id=some(16))
    return client.generic(method, address, "{}", content_type="application/json")


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path"), CALLS)
def test_whoever_is_not_signed_in_gets_401_as_json(stranger: Client, method: str, path: str) -> None:
    answer = ask(stranger, method, path)
    assert answer.status_code == 401
    assert answer.json()["error"] == "signed-out"


def test_the_table_names_every_address_of_the_vault() -> None:
    mounted = {re.sub("<.*>", "{id}", str(one.pattern)) for one in urlpatterns}
    calls = {address.removeprefix("vault/") for address in mounted if address.startswith("vault/")}
    assert calls == {path for _, path in CALLS}


def test_a_method_that_an_address_does_not_have_is_said(amara: Device) -> None:
    answer = ask(amara.client, "PATCH", "log/")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, POST")
    assert answer.json()["error"] == "wrong-method"


def test_a_stranger_gets_404_for_everything_of_a_vault(amara: Device, chidi: Device) -> None:
    rid, blob = some(16), some(16)
    amara.push((rid, a_box()))
    amara.client.put(f"/vault/blobs/{blob}/", a_box(), content_type="application/octet-stream")
    sent = amara.push_of([a_record()])
    assert chidi.get("log/").status_code == 404
    assert chidi.post("log/", sent).status_code == 404
    assert chidi.get(f"blobs/{blob}/").status_code == 404
    assert chidi.get("state/").json()["vault"] is None


def test_ben_reads_only_his_own_log(amara: Device, ben: Device) -> None:
    amara.push(a_record(), a_record())
    entries, boxes = ben.pull_all()
    assert (len(entries), boxes) == (1, {})


def test_ben_cannot_write_onto_a_head_of_amaras(amara: Device, ben: Device) -> None:
    answer = ben.post("log/", amara.push_of([a_record()]))
    assert (answer.status_code, answer.json()["error"]) == (409, "moved")
    assert amara.get("state/").json()["seq"] == 1


def test_a_request_without_the_token_of_our_pages_is_refused(amara: Device) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(amara.member)
    answer = strict.post("/vault/log/", json.dumps(amara.push_of([a_record()])), content_type="application/json")
    assert answer.status_code == 403
    assert answer.json()["error"] == "refused"
    assert amara.get("state/").json()["seq"] == 1


def columns() -> Iterator[tuple[str, str]]:
    from django.apps import apps

    for model in apps.get_app_config("vault").get_models():
        for column in model._meta.concrete_fields:
            yield model._meta.db_table, column.column


def test_dana_sees_only_ciphertext(amara: Device, ben: Device) -> None:
    """What the rows hold is what was sealed, hashes, ids and numbers; no column could hold a word of the member's."""
    amara.push(a_record())
    known = {
        "recipient", "method", "act",  # public keys and fixed words
        "file", "text",  # where a blob lies; a statement of public keys
    }  # fmt: skip
    with connection.cursor() as cursor:
        for table, column in columns():
            cursor.execute(f"SELECT {connection.ops.quote_name(column)} FROM {connection.ops.quote_name(table)}")
            for (value,) in cursor.fetchall():
                assert not isinstance(value, str) or column in known or column.endswith("_at") or value == "0"


def test_the_log_tells_kinds_of_nothing(amara: Device) -> None:
    """A removed record, a setting and an entry look alike: same columns, and one smallest size."""
    amara.push(a_record(), a_record(), a_record())
    entries, boxes = amara.pull_all()
    assert {len(box) for box in boxes.values()} == {2076}
    assert {tuple(type(part) for part in entry) for entry in entries} == {(int, str, int, str, int, str, str)}
    assert settings.SECRET_KEY not in json.dumps(entries)
    assert all(b64(unb64(box_hash)) == box_hash for *_, box_hash, _ in entries)
