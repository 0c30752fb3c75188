"""A member takes everything along, sealed as it is kept."""

import json

from inglenook.ground.vault import takeout
from inglenook.ground.vault.tests.device import Device, a_box, a_record, b64, some


def test_everything_sealed_is_in_it_as_it_was_sent(amara: Device, ben: Device) -> None:
    records = dict(a_record() for _ in range(3))
    amara.push(*records.items())
    blob, data = some(16), a_box()
    amara.client.put(f"/vault/blobs/{blob}/", data, content_type="application/octet-stream")
    parcel = {"id": some(16), "to": amara.member.public_id, "file": some(3000)}
    ben.post("parcels/", parcel)
    taken = dict(takeout.files(amara.member))
    assert json.loads(taken["vault/log/0000000000.json"])["boxes"] == {rid: b64(box) for rid, box in records.items()}
    assert json.loads(taken["vault/state.json"])["head"] == b64(amara.head)
    assert taken[f"vault/blobs/{blob}"] == data
    assert json.loads(taken[f"vault/parcels/{parcel['id']}.json"])["file"] == parcel["file"]
    assert len(json.loads(taken["vault/statements.json"])) == 1


def test_a_log_of_several_pages_is_there_whole(amara: Device) -> None:
    for _ in range(3):
        amara.push(*(a_record() for _ in range(400)))
    pages = [json.loads(data) for name, data in takeout.files(amara.member) if name.startswith("vault/log/")]
    assert [len(page["entries"]) for page in pages] == [1000, 201]
    assert sum(len(page["boxes"]) for page in pages) == 1200


def test_without_a_vault_there_is_nothing_to_take(chidi: Device) -> None:
    assert list(takeout.files(chidi.member)) == []
