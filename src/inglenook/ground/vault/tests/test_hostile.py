"""What nobody should send. Each is refused in the agreed words; nothing is changed and nothing breaks."""

import json
from typing import Any

import pytest

from inglenook.ground.vault.models import Entry, Vault
from inglenook.ground.vault.shape import Misshapen, parse
from inglenook.ground.vault.tests.device import Device, a_box, a_record, b64, some
from inglenook.ground.vault.wire import MIB

BODIES = {
    "nothing": "",
    "half a body": '{"expected": "',
    "a list": "[]",
    "null": "null",
    "a word": '"push"',
    "bytes that are no text": b"\xff\xfe{}",
    "a bottomless list": "[" * 1_000_000,
    "a bottomless object": '{"a":' * 200_000,
    "an endless number": '{"expected": ' + "9" * 1_000_000 + "}",
    "not a number": '{"expected": NaN}',
    "infinity": '{"expected": -Infinity}',
    "a key twice": '{"expected": "a", "expected": "b"}',
    "nul characters": "\x00" * 100,
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
@pytest.mark.parametrize("path", ["", "log/", "directory/", "parcels/", "pairings/", "farewell/"])
def test_a_body_that_is_no_request_is_refused(amara: Device, path: str, body: Any) -> None:
    answer = amara.post(path, body)
    assert answer.status_code == 400
    assert answer.json()["error"] == "bad-request"
    assert Entry.objects.count() == 1


def spoiled(path: str, value: Any) -> Any:
    """Puts a value at `a.b.0` of the push."""

    def act(sent: dict[str, Any]) -> None:
        *way, last = path.split(".")
        place: Any = sent
        for step in way:
            place = place[int(step)] if isinstance(place, list) else place[step]
        place[int(last) if isinstance(place, list) else last] = value

    return act


ODD = [
    ("expected", "x"), ("expected", None), ("expected", 7), ("expected", some(31)), ("expected", some(33)),
    ("device", some(16)), ("device", ""), ("device", "\ud800"), ("device", "é" * 12),
    ("entries", []), ("entries", {}), ("entries", None), ("entries.0", []), ("entries.0", "entry"),
    ("entries.0.0", 0), ("entries.0.0", -1), ("entries.0.0", True), ("entries.0.0", 1.0), ("entries.0.0", "1"),
    ("entries.0.0", 2**31), ("entries.0.0", 10**300), ("entries.0.2", 0), ("entries.0.2", 2**63),
    ("entries.0.1", "Keyring"), ("entries.0.1", "../etc/passwd"), ("entries.0.1", some(15)),
    ("entries.0.3", some(20)), ("entries.0.4", some(64)), ("entries.0.4", None),
    ("boxes", []), ("boxes", {"keyring": "AA"}), ("boxes", {some(16): "not base64!"}), ("boxes", {some(16): b64(b"x")}),
    ("boxes", {some(16): b64(a_box(2075))}), ("keyring", None), ("keyring", {}), ("locks", []),
    ("locks", {"add": [{}], "remove": []}), ("locks", {"add": [], "remove": ["x"]}), ("revoked_device", "x"),
    ("more", 1), ("__proto__", {}),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value"), ODD, ids=[f"{number}-{path}" for number, (path, _value) in enumerate(ODD)])
def test_a_push_with_a_part_out_of_shape_is_refused(amara: Device, path: str, value: Any) -> None:
    sent = amara.push_of([a_record()])
    spoiled(path, value)(sent)
    answer = amara.post("log/", sent)
    assert answer.status_code == 400
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("change", [lambda t: t + "=", lambda t: t + "\n", lambda t: " " + t, lambda t: t[:-1] + "_"])
def test_base64_has_one_form_only(amara: Device, change: Any) -> None:
    sent = amara.push_of([a_record()])
    sent["expected"] = change(sent["expected"])
    assert amara.post("log/", sent).status_code == 400


def test_a_record_may_not_be_called_keyring(amara: Device) -> None:
    sent = amara.push_of([a_record()])
    sent["entries"][0][1] = "keyring"
    assert amara.post("log/", sent).status_code == 422


def test_a_box_above_a_mebibyte_is_too_large(amara: Device) -> None:
    answer = amara.push(a_record(MIB + 1))
    assert (answer.status_code, answer.json()["error"]) == (413, "too-large")
    assert amara.push(a_record(MIB)).status_code == 201


def test_a_push_above_eight_mebibytes_is_too_large(amara: Device) -> None:
    answer = amara.push(*(a_record(MIB) for _ in range(7)))
    assert (answer.status_code, answer.json()["error"]) == (413, "too-large")


def test_a_thousand_entries_fit_and_one_more_does_not(amara: Device) -> None:
    rid, box = a_record()
    assert amara.push(*([(rid, box)] * 1001)).status_code == 400
    assert amara.push(*([(rid, box)] * 1000)).status_code == 201


def test_a_keyring_above_a_mebibyte_is_too_large(amara: Device) -> None:
    sent = amara.ring_push()
    sent["keyring"]["file"] = some(MIB + 1)
    assert amara.post("log/", sent).status_code == 413


def test_a_full_vault_takes_no_more_and_a_smaller_box_makes_room(amara: Device, settings: Any) -> None:
    settings.VAULT_QUOTA = 20_000
    rid = some(16)
    assert amara.push((rid, a_box(15_000))).status_code == 201
    answer = amara.push(a_record(6_000))
    assert (answer.status_code, answer.json()["error"]) == (413, "storage-full")
    assert amara.push((rid, a_box())).status_code == 201
    assert amara.push(a_record(6_000)).status_code == 201
    assert Vault.objects.get().held == 4 * 256 + 2076 + 6_000


def test_a_form_is_no_way_in(amara: Device) -> None:
    answer = amara.client.post("/vault/log/", {"expected": "x"})
    assert answer.status_code == 400


def test_a_wrong_length_in_the_headers_does_no_harm(amara: Device) -> None:
    for length in ("-1", "abc", "²", ""):
        answer = amara.client.post(
            "/vault/log/", json.dumps({}), content_type="application/json", CONTENT_LENGTH=length
        )
        assert answer.status_code == 400


def test_sql_in_an_id_is_only_text(amara: Device) -> None:
    assert amara.get("blobs/' OR 1=1 --/").status_code == 404
    assert amara.get("directory/' OR 1=1 --/").status_code == 404
    assert amara.get("directory/%00/").status_code == 404


def test_the_reader_keeps_numbers_and_words_as_they_are() -> None:
    assert parse(b'{"a": [1, "two", null, true]}') == {"a": [1, "two", None, True]}
    with pytest.raises(Misshapen) as refusal:
        parse(b'{"secret": "words", "secret": 1}')
    assert "words" not in repr(refusal.value)


def test_problems_are_said_in_plain_words(amara: Device) -> None:
    said = amara.client.get("/vault/log/?since=x", HTTP_ACCEPT_LANGUAGE="en").json()["message"]
    assert said.endswith("Nothing was changed.")
