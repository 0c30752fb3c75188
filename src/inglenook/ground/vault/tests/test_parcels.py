"""Sealed copies for another member."""

from typing import Any

from inglenook.ground.vault.actions import parcels as acts
from inglenook.ground.vault.models import Parcel
from inglenook.ground.vault.tests.device import Device, a_box, b64, some
from inglenook.ground.vault.wire import MIB


def parcel(to: Device, size: int = 5000) -> dict[str, Any]:
    return {"id": some(16), "to": to.member.public_id, "file": b64(a_box(size))}


def test_a_parcel_waits_until_it_is_taken_away(amara: Device, ben: Device) -> None:
    sent = parcel(ben)
    assert amara.post("parcels/", sent).status_code == 201
    assert ben.get("state/").json()["parcels"] == 1
    waiting = ben.get("parcels/").json()["parcels"]
    assert [(one["id"], one["from"], one["file"]) for one in waiting] == [
        (sent["id"], amara.member.public_id, sent["file"])
    ]
    assert ben.client.delete(f"/vault/parcels/{sent['id']}/").status_code == 204
    assert ben.get("parcels/").json() == {"parcels": []}
    assert ben.client.delete(f"/vault/parcels/{sent['id']}/").status_code == 404


def test_only_the_receiver_sees_it_or_takes_it_away(amara: Device, ben: Device, chidi: Device) -> None:
    sent = parcel(ben)
    amara.post("parcels/", sent)
    for other in (amara, chidi):
        assert other.get("parcels/").json() == {"parcels": []}
        assert other.client.delete(f"/vault/parcels/{sent['id']}/").status_code == 404
    assert Parcel.objects.count() == 1


def test_a_parcel_sent_again_is_there_once(amara: Device, ben: Device) -> None:
    sent = parcel(ben)
    assert [amara.post("parcels/", sent).status_code for _ in range(2)] == [201, 201]
    assert amara.post("parcels/", {**parcel(ben), "id": sent["id"]}).status_code == 409
    assert Parcel.objects.count() == 1


def test_without_a_vault_nobody_sends_or_receives(amara: Device, chidi: Device) -> None:
    assert amara.post("parcels/", parcel(chidi)).status_code == 404
    assert chidi.post("parcels/", parcel(amara)).status_code == 404
    assert amara.post("parcels/", {**parcel(chidi), "to": some(12)}).status_code == 404


def test_a_name_that_no_database_takes_is_refused(amara: Device, ben: Device) -> None:
    assert amara.post("parcels/", {**parcel(ben), "to": "\0"}).status_code == 400


def test_a_parcel_has_a_bound(amara: Device, ben: Device) -> None:
    answer = amara.post("parcels/", parcel(ben, 2 * MIB + 1))
    assert (answer.status_code, answer.json()["error"]) == (413, "too-large")


def test_too_many_in_an_hour_are_refused_with_a_time_to_wait(amara: Device, ben: Device) -> None:
    codes = [amara.post("parcels/", parcel(ben, 200)).status_code for _ in range(101)]
    assert (codes.count(201), codes[-1]) == (100, 429)
    answer = amara.post("parcels/", parcel(ben, 200))
    assert 3500 < int(answer["Retry-After"]) <= 3601


def test_a_receiver_is_not_buried(amara: Device, ben: Device, monkeypatch: Any) -> None:
    monkeypatch.setattr(acts, "WAITING", 2)
    assert [amara.post("parcels/", parcel(ben, 200)).status_code for _ in range(3)] == [201, 201, 429]


def test_the_oldest_come_first_as_many_as_one_answer_carries(amara: Device, ben: Device) -> None:
    sent = [parcel(ben, 2 * MIB) for _ in range(5)]
    for one in sent:
        amara.post("parcels/", one)
    first = ben.get("parcels/").json()["parcels"]
    assert [one["id"] for one in first] == [one["id"] for one in sent[:4]]
    assert ben.get("state/").json()["parcels"] == 5
