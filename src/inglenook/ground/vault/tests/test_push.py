"""Writing: all or nothing, and only onto the head the device knows."""

from typing import Any

import pytest

from inglenook.ground.vault.models import Box, Entry, Vault
from inglenook.ground.vault.tests.device import Device, a_box, a_record, b64, sha, some

RID = some(16)


def held(device: Device) -> tuple[int, int, bytes]:
    vault = Vault.objects.get(member=device.member)
    return Entry.objects.filter(vault=vault).count(), Box.objects.filter(vault=vault).count(), bytes(vault.head)


def test_a_push_moves_the_head_as_the_device_reckons_it(amara: Device) -> None:
    answer = amara.push(a_record(), a_record(), a_record())
    assert answer.status_code == 201
    assert answer.json() == {"seq": 4, "head": b64(amara.head)}


def test_the_second_of_two_devices_is_told_where_the_log_is(amara: Device) -> None:
    second = amara.another()
    amara.push(a_record())
    answer = second.push(a_record())
    assert answer.status_code == 409
    told = answer.json()
    assert (told["error"], told["seq"], told["head"]) == ("moved", amara.seq, b64(amara.head))
    assert held(amara)[:2] == (2, 1)


def test_a_lost_answer_does_no_harm(amara: Device) -> None:
    sent = amara.push_of([a_record()])
    amara.post("log/", sent)
    again = amara.post("log/", sent)
    assert again.status_code == 409
    written = amara.get("log/", since=1).json()["entries"][0]
    assert written[2:] == sent["entries"][0]
    amara.follow(sent["entries"])
    assert again.json()["head"] == b64(amara.head)


def test_several_versions_of_a_record_need_only_the_newest_box(amara: Device) -> None:
    first, second = a_box(), a_box()
    answer = amara.push((RID, first), (RID, second))
    assert answer.status_code == 201
    entries, boxes = amara.pull_all()
    assert [entry[4] for entry in entries if entry[3] == RID] == [1, 2]
    assert boxes == {RID: second}


def test_only_the_newest_box_is_kept(amara: Device) -> None:
    amara.push((RID, a_box()))
    newest = a_box(4096)
    amara.push((RID, newest))
    kept = Box.objects.get()
    assert (kept.ver, kept.size, bytes(kept.sealed)) == (2, 4096, newest)


def changed(place: int, value: Any) -> Any:
    return lambda sent: sent["entries"][0].__setitem__(place, value)


MISFITS = {
    "a version is left out": changed(2, 2),
    "the hash is of another box": changed(3, b64(sha(b"another"))),
    "the box is missing": lambda sent: sent["boxes"].clear(),
    "a box that no entry names": lambda sent: sent["boxes"].update({some(16): b64(a_box())}),
    "a version twice": lambda sent: sent["entries"].append(sent["entries"][0]),
    "a keyring entry without a keyring": lambda sent: sent["entries"].append([1, "keyring", 2, some(32), some(32)]),
    "locks without a keyring": lambda sent: sent.update(locks={"add": [], "remove": [some(16)]}),
}


@pytest.mark.parametrize("spoil", MISFITS.values(), ids=MISFITS.keys())
def test_what_does_not_fit_is_refused_whole(amara: Device, spoil: Any) -> None:
    before = held(amara)
    sent = amara.push_of([a_record(), a_record()])
    spoil(sent)
    answer = amara.post("log/", sent)
    assert answer.status_code == 422
    assert answer.json()["error"] == "bad-entry"
    assert held(amara) == before


def test_epochs_never_fall(amara: Device) -> None:
    amara.epoch = 2
    assert amara.push(a_record()).status_code == 201
    amara.epoch = 1
    assert amara.push(a_record()).status_code == 422
    amara.epoch = 2
    sent = amara.push_of([a_record(), a_record()])
    sent["entries"][1][0] = 1
    assert amara.post("log/", sent).status_code == 422


def test_a_later_failure_undoes_what_was_written_before(amara: Device) -> None:
    before = held(amara)
    sent = amara.ring_push(macs=None)
    del sent["macs"]
    sent["keyring"]["macs"] = {some(16): some(32)}
    record = amara.push_of([a_record()])
    sent["entries"] = record["entries"] + sent["entries"]
    sent["boxes"] = record["boxes"]
    assert amara.post("log/", sent).status_code == 422
    assert held(amara) == before


def test_a_member_without_a_vault_cannot_push(chidi: Device) -> None:
    assert chidi.push(a_record()).status_code == 404


def test_another_device_of_the_member_writes_on(amara: Device) -> None:
    second = amara.another()
    assert second.push(a_record()).status_code == 201
    assert second.push(a_record()).json()["head"] == b64(second.head)
