"""Random schedules of devices, faults and restarts: whatever happens, nothing that was acknowledged is lost or doubled.

    python client/tests/schedules.py 10000      runs seeds 0 to 9999 and says what they held

`run(seed)` plays one schedule against the model house; `play(seed, connect)` plays it against any server that
`connect` makes a transport for.
"""

from __future__ import annotations

import contextlib
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parent))

from model_house import House

from inglenook_client import changes
from inglenook_client.agefile import passphrase
from inglenook_client.encoding import sha
from inglenook_client.errors import RoomError
from inglenook_client.founding import found
from inglenook_client.lines import mark
from inglenook_client.opening import Key
from inglenook_client.remembered import Memory
from inglenook_client.sending import AGAIN
from inglenook_client.vault import New, Vault, _opened
from inglenook_client.wire import Wire

HOST: Final = "http://house.example"
NAME, PASSWORD = "amara@house.example", "a long password"
WORDS: Final = "copper lantern quiet orchard ferry"
RULE: Final = mark("")[0]
FAULTS: Final = ("request lost", "answer lost", "sent twice", "slow down", "fault of the house")
Connect = Callable[[], httpx.BaseTransport]


class Crash(BaseException):
    """The device dies here. Nothing may catch it."""


class Unsteady(httpx.BaseTransport):
    """A network that loses, repeats and refuses; calm when `steady`."""

    def __init__(self, inner: httpx.BaseTransport, chance: random.Random, seen: Counter[str]) -> None:
        self.inner, self.chance, self.seen = inner, chance, seen
        self.steady = True
        self.crash = 0.0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self.steady or not request.url.path.startswith("/vault/"):
            return self.inner.handle_request(request)
        fault = self.chance.choice(FAULTS) if self.chance.random() < 0.35 else "none"
        self.seen[fault] += fault != "none"
        if self.chance.random() < self.crash / 2:
            raise Crash
        if fault == "request lost":
            raise httpx.ConnectError("lost on the way")
        if fault in ("slow down", "fault of the house"):
            return httpx.Response(429 if fault == "slow down" else 503)
        answer = self.inner.handle_request(request)
        if fault == "sent twice":
            again = self.inner.handle_request(request)
            answer = self.chance.choice([answer, again])
        if self.chance.random() < self.crash / 2:
            raise Crash
        if fault == "answer lost":
            raise httpx.ReadTimeout("lost on the way back")
        return answer


@dataclass
class Device:
    """One client with its own memory on disk and its own network."""

    vault: Vault
    net: Unsteady
    path: Path


@dataclass
class Play:
    """One schedule: the devices, and what was acknowledged to somebody."""

    connect: Connect
    chance: random.Random
    folder: Path
    key: Key | None = None
    devices: list[Device] = field(default_factory=list)
    lines: set[str] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    events: Counter[str] = field(default_factory=Counter)
    shared: str = ""
    names: set[str] = field(default_factory=set)
    moment: int = 0

    def clock(self) -> str:
        self.moment += self.chance.randrange(3)  # clocks may agree
        return f"2026-11-23T{self.moment // 3600:02}:{self.moment // 60 % 60:02}:{self.moment % 60:02}.000Z"

    def begin(self) -> None:
        net, wire = self._wire()
        path = self.folder / "0.json"
        vault, _ = found(wire, Memory.load(path), WORDS)
        self.key = vault.key
        self._prepare(vault)
        self.devices.append(Device(vault, net, path))
        self.shared = vault.put("journal.entry", {"text": "", "title": "shared"})
        for number in range(1, self.chance.randint(2, 4)):
            self.devices.append(self._device(self.folder / f"{number}.json"))

    def _wire(self) -> tuple[Unsteady, Wire]:
        net = Unsteady(self.connect(), self.chance, self.events)
        wire = Wire(HOST, net)
        wire.sign_in(NAME, PASSWORD)
        return net, wire

    def _device(self, path: Path) -> Device:
        net, wire = self._wire()
        assert self.key is not None
        state = wire.get("/vault/state/")
        vault = _opened(wire, Memory.load(path), state, self.key, None)
        self._prepare(vault)
        return Device(vault, net, path)

    def _prepare(self, vault: Vault) -> None:
        vault.pause = lambda seconds: None
        vault.clock = self.clock

    def step(self, number: int) -> None:
        """One act of one device, under a network of its mood."""
        at = self.chance.randrange(len(self.devices))
        device = self.devices[at]
        device.net.steady = self.chance.random() < 0.4
        device.net.crash = 0.05 if self.chance.random() < 0.3 else 0.0
        act = self.chance.choice(
            [self.write, self.write, self.edit, self.edit, self.edit, self.batch, self.look, self.lock]
        )
        try:
            act(device, number)
        except Crash:
            self.events["crash"] += 1
            self.devices[at] = self._device(device.path)
        except RoomError as fault:
            if fault.code not in AGAIN:
                raise AssertionError(f"refused: {fault.code}") from fault
            self.events["gave up"] += 1
        device.net.steady = True

    def write(self, device: Device, number: int) -> None:
        line = f"new {number}"
        self.said.add(line)
        device.vault.put("journal.entry", {"text": line})
        self.lines.add(line)

    def edit(self, device: Device, number: int) -> None:
        """One more line somewhere in the text that all devices write in, on top of what this device last saw."""
        line = f"edit {number}"
        self.said.add(line)
        old = device.vault.get(self.shared).fields
        rows = old["text"].split("\n") if old["text"] else []
        rows.insert(self.chance.randint(0, len(rows)), line)
        device.vault.put("journal.entry", {**old, "text": "\n".join(rows)}, rid=self.shared)
        self.lines.add(line)

    def batch(self, device: Device, number: int) -> None:
        """An import that several devices may run."""
        start = self.chance.randrange(20)
        names = [f"import|{n}" for n in range(start, start + 8)]
        device.vault.put_many([New("import", {"name": name}, name=name) for name in names])
        self.names |= set(names)

    def look(self, device: Device, number: int) -> None:
        device.vault.refresh()

    def lock(self, device: Device, number: int) -> None:
        if self.chance.random() < 0.3:
            changes.pin(device.vault, f"member-{number}", signing="A" * 43, inbox="age1pq1x", checked=False)
            self.said.add(f"pin {number}")

    def finish(self) -> list[Vault]:
        """Every device comes back online, sends what it still has, and reads all."""
        for device in self.devices:
            device.net.steady = True
        ends = [self._device(device.path).vault for device in self.devices]
        for vault in ends:
            vault.refresh()
        return ends

    def check(self, ends: list[Vault]) -> None:
        """All agree; what was acknowledged is there once; what is there was written by somebody."""
        first = ends[0]
        assert all(vault.log.position == first.log.position and vault.records == first.records for vault in ends)
        assert not any(vault.damaged or vault.memory.outbox for vault in ends)
        texts = [record.fields["text"] for _, record in first.list_of("journal.entry")]
        found = Counter(line for text in texts for line in text.split("\n") if line and not line.startswith(RULE))
        assert not (lost := self.lines - set(found)), f"lost: {lost}"
        assert not (doubled := {line for line, times in found.items() if times > 1}), f"doubled: {doubled}"
        assert set(found) <= self.said
        self.events["conflicts"] += sum(line.startswith(RULE) for text in texts for line in text.split("\n"))
        kept = Counter(record.fields["name"] for _, record in first.list_of("import"))
        assert self.names <= set(kept)
        assert max(kept.values(), default=1) == 1


def play(seed: int, connect: Connect, steps: int = 25) -> Counter[str]:
    """Plays one schedule; raises AssertionError when anything was lost, doubled or refused. Answers what happened."""
    with tempfile.TemporaryDirectory() as folder:
        schedule = Play(connect, random.Random(seed), Path(folder))
        schedule.begin()
        for number in range(steps):
            schedule.step(number)
        ends = schedule.finish()
        schedule.check(ends)
        schedule.events["entries"] += ends[0].log.position.seq
        return schedule.events


def run(seed: int, steps: int = 25) -> Counter[str]:
    """One schedule against the model house."""
    house = House()
    house.add(NAME, PASSWORD)
    with _quick():
        return play(seed, house.connect, steps)


@contextlib.contextmanager
def _quick() -> Iterator[None]:
    """Without what is slow by design and not tried here: the stretching of words, and waiting for the disk.

    A device that crashes here loses its memory, not its power: what was written to the system's cache is still there.
    """
    stretch, fsync = passphrase._stretch, os.fsync
    passphrase._stretch = lambda words, salt, factor: sha(words.encode() + salt)
    os.fsync = lambda descriptor: None
    try:
        yield
    finally:
        passphrase._stretch, os.fsync = stretch, fsync


def main(count: int) -> dict[str, Any]:
    """Plays `count` schedules and answers the totals."""
    totals: Counter[str] = Counter()
    for seed in range(count):
        try:
            totals += run(seed)
        except BaseException:
            sys.stderr.write(f"seed {seed}\n")
            raise
    return {"schedules": count, **totals}


if __name__ == "__main__":
    sys.stdout.write(f"{main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)}\n")
