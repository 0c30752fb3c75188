"""Keyring and locks change together, and at least one lock remains."""

from inglenook.ground.vault.models import Lock
from inglenook.ground.vault.tests.device import Device, a_record, lock, some


def test_a_lock_is_added_with_its_keyring(amara: Device) -> None:
    new = lock("passphrase", file=some(300))
    sent = amara.ring_push([*amara.locks, new], locks={"add": [new], "remove": []})
    assert amara.send(sent).status_code == 201
    state = amara.get("state/").json()
    assert state["locks"] == [*amara.locks, new]
    assert state["keyring"] == sent["keyring"]


def test_a_lock_is_taken_away(amara: Device) -> None:
    new, old = lock("passkey", credential=some(16), box=some(105)), amara.locks[0]
    amara.send(amara.ring_push([old, new], locks={"add": [new], "remove": []}))
    answer = amara.send(amara.ring_push([new], locks={"add": [], "remove": [old["id"]]}))
    assert answer.status_code == 201
    assert amara.get("state/").json()["locks"] == [new]


def test_a_lock_is_wrapped_anew_under_its_id(amara: Device) -> None:
    again = {**lock("passphrase", file=some(300)), "id": amara.locks[0]["id"]}
    sent = amara.ring_push([again], locks={"add": [again], "remove": [again["id"]]})
    assert amara.send(sent).status_code == 201
    assert amara.get("state/").json()["locks"] == [again]


def test_the_last_lock_stays(amara: Device) -> None:
    sent = amara.ring_push([], locks={"add": [], "remove": [amara.locks[0]["id"]]})
    assert amara.send(sent).status_code == 422
    assert Lock.objects.count() == 1


def test_a_keyring_needs_one_mac_for_each_lock(amara: Device) -> None:
    assert amara.send(amara.ring_push([])).status_code == 422
    assert amara.send(amara.ring_push([*amara.locks, lock()])).status_code == 422
    assert amara.send(amara.ring_push()).status_code == 201


def test_a_lock_that_is_not_there_cannot_be_removed(amara: Device, ben: Device) -> None:
    theirs = {"add": [], "remove": [ben.locks[0]["id"]]}
    assert amara.send(amara.ring_push(locks=theirs)).status_code == 422
    assert Lock.objects.count() == 2


def test_an_id_that_is_taken_cannot_be_added(amara: Device) -> None:
    twice = {"add": amara.locks, "remove": []}
    assert amara.send(amara.ring_push(locks=twice)).status_code == 422


def test_a_keyring_entry_has_to_name_the_keyring_that_comes(amara: Device) -> None:
    sent = amara.ring_push()
    sent["keyring"]["file"] = some(4096)
    assert amara.post("log/", sent).status_code == 422
    sent = amara.ring_push()
    sent["keyring"]["version"] = 3
    assert amara.post("log/", sent).status_code == 422


def test_a_keyring_cannot_go_back_to_an_older_version(amara: Device) -> None:
    amara.send(amara.ring_push())
    amara.ring = 0
    assert amara.post("log/", amara.ring_push()).status_code == 422


def test_a_device_that_was_shut_out_writes_no_more(amara: Device) -> None:
    lost = amara.another()
    lost.push(a_record())
    kept = lost.another()
    kept.epoch = 2
    assert kept.send(kept.ring_push(revoked_device=lost.device)).status_code == 201
    again = kept.another()
    again.device = lost.device
    answer = again.push(a_record())
    assert answer.status_code == 403
    assert answer.json()["error"] == "revoked"
    assert kept.push(a_record()).status_code == 201


def test_a_device_that_was_shut_out_is_signed_out(amara: Device) -> None:
    from allauth.usersessions.models import UserSession

    lost, kept = amara.another(), amara
    for one, ip in ((lost, "10.0.0.1"), (kept, "10.0.0.2")):
        key = one.client.session.session_key
        UserSession.objects.get_or_create(session_key=key, defaults={"user": one.member, "ip": ip, "user_agent": "x"})
    lost.push(a_record())
    kept = lost.another()
    kept.client = amara.client
    assert kept.send(kept.ring_push(revoked_device=lost.device)).status_code == 201
    assert lost.get("state/").status_code == 401
    assert kept.get("state/").status_code == 200
