"""Random pushes of two devices against a small model of what a vault is."""

from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inglenook.ground.vault.tests.device import Device, a_box, b64, make_member, sha, some, unb64

NAMES = count(1)
SPOILS = [None, None, None, "lost answer", "version", "hash", "no box", "stray box", "epoch"]
WRITES = st.lists(st.integers(0, 4), min_size=1, max_size=6)
STEPS = st.lists(st.tuples(st.integers(0, 1), WRITES, st.sampled_from(SPOILS)), min_size=1, max_size=12)


@dataclass
class Model:
    """A vault in forty lines."""

    head: str
    entries: list[tuple[str, int]] = field(default_factory=list)
    versions: dict[str, int] = field(default_factory=dict)
    boxes: dict[str, str] = field(default_factory=dict)
    epoch: int = 1

    def push(self, sent: dict[str, Any], head: str) -> int:
        """What the answer's code has to be; changes the model when it is 201."""
        newest = {rid: box_hash for _, rid, _, box_hash, _ in sent["entries"]}
        hashes = {rid: b64(sha(unb64(box))) for rid, box in sent["boxes"].items()}
        if newest != hashes:
            return 422
        if sent["expected"] != self.head:
            return 409
        versions, epoch = dict(self.versions), self.epoch
        for at, rid, ver, _, _ in sent["entries"]:
            if ver != versions.get(rid, 0) + 1 or at < epoch:
                return 422
            versions[rid], epoch = ver, at
        self.versions, self.epoch, self.head = versions, epoch, head
        self.entries += [(rid, ver) for _, rid, ver, _, _ in sent["entries"]]
        self.boxes |= sent["boxes"]
        return 201


def spoil(sent: dict[str, Any], how: str | None) -> None:
    """What a device should never send."""
    entry = sent["entries"][-1]
    if how == "version":
        entry[2] += 1
    elif how == "hash":
        entry[3] = some(32)
    elif how == "no box":
        sent["boxes"].pop(entry[1])
    elif how == "stray box":
        sent["boxes"][some(16)] = b64(a_box())
    elif how == "epoch":
        entry[0] += 1


def catch_up(device: Device) -> None:
    """Reads what is new, as a device does that was told `moved`."""
    page = device.get("log/", since=device.seq).json()
    for entry in page["entries"]:
        device.follow([entry[2:]], entry[1])
        device.versions[entry[3]] = entry[4]
    assert page["head"] == b64(device.head)


def step(model: Model, device: Device, sent: dict[str, Any], how: str | None) -> None:
    ahead = device.another()
    ahead.device = device.device
    ahead.follow(sent["entries"])
    expected = model.push(sent, b64(ahead.head))
    if how == "lost answer":
        assert device.post("log/", sent).status_code == expected
        if expected == 201:
            expected = 409
    assert device.send(sent).status_code == expected
    if expected == 409 or how == "lost answer":
        catch_up(device)


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_the_vault_does_what_the_model_does(steps: list[tuple[int, list[int], str | None]]) -> None:
    first = Device(make_member(f"Amara{next(NAMES)}"))
    first.found()
    devices = [first, first.another()]
    rids = [some(16) for _ in range(5)]
    model = Model(b64(first.head), versions={"keyring": 1})
    for who, writes, how in steps:
        sent = devices[who].push_of([(rids[place], a_box()) for place in writes])
        spoil(sent, how)
        step(model, devices[who], sent, how)
    entries, boxes = first.pull_all(limit=3)
    assert [(entry[3], entry[4]) for entry in entries[1:]] == model.entries
    assert {rid: b64(box) for rid, box in boxes.items()} == model.boxes
    assert first.get("state/").json()["head"] == model.head
