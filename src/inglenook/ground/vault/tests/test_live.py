"""A real server: devices that write at the same moment, and a server that dies while they write."""

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from typing import Any

import pytest

from inglenook.ground.vault.tests.device import Device, a_box, a_record, b64, sha, some
from inglenook.ground.vault.tests.live_house import LiveHouse, open_house


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveHouse]:
    """On the database that the tests run on."""
    url = os.environ.get("DATABASE_URL", "")
    postgres = url if url.startswith("postgres") else ""
    with open_house(tmp_path_factory.mktemp("house"), "Amara", "Ben", "Chidi", "Dana", postgres=postgres) as house:
        yield house


def at_once(acts: list[Callable[[], Any]]) -> list[Any]:
    """Runs all acts in threads that start together."""
    gate = threading.Barrier(len(acts))

    def waiting(act: Callable[[], Any]) -> Any:
        gate.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(waiting, acts))


def test_of_devices_that_push_onto_the_same_head_exactly_one_is_heard(house: LiveHouse) -> None:
    first = house.device("Amara")
    assert first.found().status_code == 201
    for _ in range(8):
        devices = [house.also(first, "Amara") for _ in range(4)]
        pushes = [device.push_of([a_record(), a_record()]) for device in devices]
        sends = [lambda d=device, p=push: d.send(p) for device, push in zip(devices, pushes, strict=True)]
        codes = [answer.status_code for answer in at_once(sends)]
        assert sorted(codes) == [201, 409, 409, 409]
        first = devices[codes.index(201)]
    assert first.get("state/").json()["head"] == b64(first.head)
    assert len(first.pull_all()[1]) == 16


def test_of_two_vaults_that_one_member_makes_at_once_one_is_kept(house: LiveHouse) -> None:
    devices = [house.device("Ben") for _ in range(3)]
    codes = [answer.status_code for answer in at_once([device.found for device in devices])]
    assert sorted(codes) == [201, 409, 409]


def test_members_who_publish_at_once_stand_one_after_another(house: LiveHouse) -> None:
    before = house.client("Dana").get("/vault/directory/").json()["seq"]
    devices = [house.device(name) for name in ("Chidi", "Dana")]
    assert [answer.status_code for answer in at_once([device.found for device in devices])] == [201, 201]
    page = devices[0].get("directory/").json()
    assert page["seq"] == before + 2
    head = sha(b"inglenook-1|directory")
    for n, link in enumerate(page["links"], 1):
        head = sha(f"inglenook-1|listed|{n}|{b64(head)}|{link}".encode())
    assert page["head"] == b64(head)


class Writer(threading.Thread):
    """Pushes and attaches until the server is gone, and remembers what was acknowledged."""

    def __init__(self, device: Device) -> None:
        super().__init__()
        self.device = device
        self.boxes: dict[str, bytes] = {}
        self.blobs: dict[str, bytes] = {}

    def run(self) -> None:
        try:
            while True:
                self.write()
        except (OSError, HTTPException):
            return

    def write(self) -> None:
        records = dict(a_record() for _ in range(5))
        if self.device.push(*records.items()).status_code == 201:
            self.boxes.update(records)
        blob, data = some(16), a_box(20_000)
        if self.device.client.put(f"/vault/blobs/{blob}/", data, "application/octet-stream").status_code == 201:
            self.blobs[blob] = data


def check_log(device: Device, entries: list[Any]) -> None:
    """Every entry follows; what the device had acknowledged is a beginning of it."""
    reader = Device(device.member, device.vault, client=device.client)
    for entry in entries:
        reader.follow([entry[2:]], entry[1])
        if reader.seq == device.seq:
            assert reader.head == device.head
    assert reader.seq - device.seq in (0, 5)
    device.seq, device.head = reader.seq, reader.head
    device.versions = {entry[3]: entry[4] for entry in entries}


def test_whatever_was_acknowledged_outlives_kill_9(tmp_path: Path) -> None:
    url = os.environ.get("DATABASE_URL", "")
    with open_house(tmp_path, "Amara", postgres=url if url.startswith("postgres") else "") as house:
        device = house.device("Amara")
        device.found()
        boxes: dict[str, bytes] = {}
        for seconds in (0.5, 0.9):
            writer = Writer(device)
            writer.start()
            writer.join(seconds)
            house.pull_the_plug()
            writer.join()
            house.start()
            device.client = house.client("Amara")  # type: ignore[assignment]
            boxes |= writer.boxes
            entries, kept = device.pull_all()
            check_log(device, entries)
            assert boxes.items() <= kept.items()
            assert {rid: b64(sha(box)) for rid, box in kept.items()} == {e[3]: e[5] for e in entries[1:]}
            for blob, data in writer.blobs.items():
                assert device.client.get(f"/vault/blobs/{blob}/").content == data
        assert len(boxes) >= 10
