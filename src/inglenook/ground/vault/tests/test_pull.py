"""Reading the log page by page, with the boxes that are still the newest."""

import pytest

from inglenook.ground.vault.tests.device import Device, a_box, a_record, b64, some
from inglenook.ground.vault.wire import MIB


def test_a_device_reads_back_what_another_wrote(amara: Device) -> None:
    records = dict(a_record() for _ in range(5))
    sent = amara.push_of(list(records.items()))
    amara.send(sent)
    entries, boxes = amara.another().pull_all()
    assert [entry[2:] for entry in entries[1:]] == sent["entries"]
    assert boxes == records
    assert entries[0][3] == "keyring"


def test_pages_follow_one_another(amara: Device) -> None:
    records = dict(a_record() for _ in range(7))
    amara.push(*records.items())
    entries, boxes = amara.pull_all(limit=2)
    assert [entry[0] for entry in entries] == list(range(1, 9))
    assert boxes == records


def test_a_page_says_where_the_vault_is_and_whether_more_comes(amara: Device) -> None:
    amara.push(a_record(), a_record())
    page = amara.get("log/", limit=1).json()
    assert (page["seq"], page["head"], page["more"]) == (3, b64(amara.head), True)
    assert amara.get("log/", since=3).json() == {**page, "entries": [], "boxes": {}, "more": False}


def test_a_page_carries_about_eight_mebibytes(amara: Device) -> None:
    for _ in range(3):
        amara.push(*(a_record(MIB) for _ in range(5)))
    page = amara.get("log/", limit=1000).json()
    assert (len(page["boxes"]), page["more"]) == (8, True)
    assert len(amara.pull_all(limit=1000)[1]) == 15


def test_only_the_entry_that_is_newest_brings_its_box(amara: Device) -> None:
    rid, newest = some(16), a_box()
    amara.push((rid, a_box()))
    amara.push((rid, newest))
    first = amara.get("log/", since=1, limit=1).json()
    assert (first["boxes"], first["more"]) == ({}, True)
    assert amara.get("log/", since=2).json()["boxes"] == {rid: b64(newest)}


@pytest.mark.parametrize(
    "query", [{"since": "-1"}, {"since": "x"}, {"limit": "1.5"}, {"since": "9" * 40}, {"since": "²"}]
)
def test_a_place_that_is_no_number_is_refused(amara: Device, query: dict[str, str]) -> None:
    assert amara.get("log/", **query).status_code == 400


def test_a_place_after_the_end_brings_nothing(amara: Device) -> None:
    page = amara.get("log/", since=10**15).json()
    assert (page["entries"], page["more"]) == ([], False)


def test_a_member_without_a_vault_has_no_log(chidi: Device) -> None:
    assert chidi.get("log/").status_code == 404
