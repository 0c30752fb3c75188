"""Keys in the house's directory, and parcels: what a house could forge is refused."""

from __future__ import annotations

from typing import Any

import pytest
from model_house import House
from rooms import room_of

from inglenook_client import agefile, changes, directory, parcel, trust
from inglenook_client.encoding import b64, unb64
from inglenook_client.envelope import new_id
from inglenook_client.errors import RoomError
from inglenook_client.vault import Vault, now

pytestmark = pytest.mark.usefixtures("quick_words")


@pytest.fixture
def house() -> House:
    return House()


def refused(act: Any, *args: Any) -> str:
    with pytest.raises(RoomError) as refusal:
        act(*args)
    return refusal.value.code


def sent(house: House, sender: Vault, receiver: Vault, to: str = "amara-m") -> str:
    """Puts a parcel from one room before another's door."""
    keys = sender.keys.json
    at, fields = now(), {"text": "for you"}
    payload = {
        "from": sender.member, "to": to, "sent_at": now(), "directory": directory.genesis().to_json(),
        "record": {"kind": "journal.entry", "schema": 1, "made_at": at, "edited_at": at, "fields": fields},
    }  # fmt: skip
    file = parcel.seal(payload, unb64(keys["signing"]["seed"]), receiver.keys.json["inbox"]["recipient"])
    row = {"id": new_id(), "from": sender.member, "sent_at": now(), "file": b64(file)}
    house.parcels.setdefault(receiver.member, []).append(row)
    return str(row["id"])


def pinned(vault: Vault, member: str) -> None:
    keys = trust.look_up(vault, member)
    changes.pin(vault, member, signing=keys["signing"], inbox=keys["inbox"], checked=True)


def test_ones_own_entry_is_found_and_reads_as_words(house: House) -> None:
    vault, _ = room_of(house)
    room_of(house, "ben@house.example")
    assert len(trust.check_own(vault).split(" ")) == 8
    assert trust.look_up(vault, "ben-m")["words"] != trust.check_own(vault)
    assert refused(trust.look_up, vault, "nobody") == "unknown"


def test_other_keys_under_ones_own_name_are_noticed(house: House) -> None:
    vault, _ = room_of(house)
    other, _ = room_of(House())
    first = house.statements[0]
    newer = directory.state_of(
        other.keys.json | {"vault": vault.id}, "amara-m", replaces=b64(directory.sha(first[1].encode())), made_at=now()
    )
    house.statements.append(("amara-m", newer.text.decode(), b64(newer.signature)))
    assert refused(trust.check_own, vault) == "swapped"


def test_a_changed_or_shortened_directory_is_noticed(house: House) -> None:
    vault, _ = room_of(house)
    room_of(house, "ben@house.example")
    trust.check_own(vault)
    kept = house.statements
    house.statements = kept[:1]
    assert refused(trust.check_own, vault) == "rolled-back"
    house.statements = [kept[1], kept[0]]
    assert refused(trust.check_own, vault) == "forked"


def test_a_statement_outside_the_chain_is_refused(house: House) -> None:
    vault, _ = room_of(house)
    row = {"seq": 1, "statement": "{}", "signature": b64(bytes(64))}
    house.before_answer = lambda path, answer: {"statements": [row]} if path.endswith("amara-m/") else answer
    assert refused(trust.check_own, vault) == "swapped"


def test_a_parcel_from_a_pinned_member_becomes_a_record_once(house: House) -> None:
    (amara, _), (ben, _) = room_of(house), room_of(house, "ben@house.example")
    pinned(amara, "ben-m")
    parcel_id = sent(house, ben, amara)
    served = list(house.parcels["amara-m"])
    accepted = trust.accept_parcels(amara)
    assert accepted.taken == [amara.rid(f"parcel|{parcel_id}")]
    assert amara.get(accepted.taken[0]).fields["record"]["fields"] == {"text": "for you"}
    house.parcels["amara-m"] = served  # served again after it was deleted
    assert trust.accept_parcels(amara).taken == accepted.taken
    assert len(amara.list_of("parcel")) == 1


def test_a_parcel_of_an_unpinned_sender_waits(house: House) -> None:
    (amara, _), (ben, _) = room_of(house), room_of(house, "ben@house.example")
    parcel_id = sent(house, ben, amara)
    assert trust.accept_parcels(amara).waiting[parcel_id].code == "unpinned"
    assert len(house.parcels["amara-m"]) == 1


def test_a_parcel_in_another_name_or_to_another_is_refused(house: House) -> None:
    (amara, _), (ben, _) = room_of(house), room_of(house, "ben@house.example")
    chidi, _ = room_of(house, "chidi@house.example")
    pinned(amara, "ben-m")
    chidi.member = "ben-m"
    forged, forwarded = sent(house, chidi, amara), sent(house, ben, amara, to="chidi-m")
    waiting = trust.accept_parcels(amara).waiting
    assert (waiting[forged].code, waiting[forwarded].code) == ("swapped", "swapped")


def test_a_file_that_is_no_parcel_is_refused_in_words(house: House) -> None:
    amara, _ = room_of(house)
    inbox = amara.keys.json["inbox"]["recipient"]
    house.parcels["amara-m"] = [
        {"id": new_id(), "from": "x", "sent_at": now(), "file": b64(file)}
        for file in (b"", b"noise", agefile.seal_to([inbox], b"short"), agefile.seal_to([inbox], parcel.pad(b"[1]")))
    ]
    assert len(trust.accept_parcels(amara).waiting) == 4
