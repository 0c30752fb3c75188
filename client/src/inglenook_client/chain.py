"""The log of a vault: each entry holds the one before it, so nothing can be dropped, moved or changed unnoticed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, NamedTuple, Protocol

from .encoding import b64, bound, hkdf, hmac, same, sha, unb64
from .errors import RoomError

KEYRING: Final = "keyring"


class Write(NamedTuple):
    """What a device wants in the log, wherever it will stand."""

    epoch: int
    rid: str
    ver: int
    box_sha: bytes


@dataclass(frozen=True)
class Entry:
    """One line of the log, as the server lists it. `box_sha` is the SHA-256 of the box (or of the keyring file)."""

    seq: int
    device: str
    epoch: int
    rid: str
    ver: int
    box_sha: bytes
    mac: bytes

    @staticmethod
    def from_row(row: Sequence[Any]) -> Entry:
        """Reads `[seq, device, epoch, rid, ver, b64 box hash, b64 mac]`."""
        try:
            seq, device, epoch, rid, ver, box_sha, mac = row
        except (TypeError, ValueError) as fault:
            raise RoomError("bad-log", "The log of this room cannot be read.") from fault
        whole = all(type(number) is int for number in (seq, epoch, ver))
        if not whole or not isinstance(device, str) or not isinstance(rid, str):
            raise RoomError("bad-log", "The log of this room cannot be read.")
        return Entry(seq, device, epoch, rid, ver, unb64(box_sha, 32), unb64(mac, 32))

    def to_push(self) -> list[Any]:
        """`[epoch, rid, ver, b64 box hash, b64 mac]`, as a push carries it."""
        return [self.epoch, self.rid, self.ver, b64(self.box_sha), b64(self.mac)]


@dataclass(frozen=True)
class Position:
    """How far a log was followed: `seq` entries, ending in `head` (32 bytes)."""

    seq: int
    head: bytes

    def to_json(self) -> dict[str, Any]:
        """`{"seq", "head"}`."""
        return {"seq": self.seq, "head": b64(self.head)}

    @staticmethod
    def from_json(found: Mapping[str, Any]) -> Position:
        """Reads `{"seq", "head"}`."""
        return Position(int(found["seq"]), unb64(found["head"], 32))


class EpochKeys(Protocol):
    """Where the keys of the epochs come from (a keyring)."""

    def epoch_key(self, epoch: int) -> bytes:
        """VK of an epoch; raises RoomError for an unknown one."""


def genesis(vault: str) -> Position:
    """The log before its first entry."""
    return Position(0, sha(bound("genesis", vault)))


def log_key(epoch_key: bytes, vault: str) -> bytes:
    """The key of the macs in one epoch."""
    return hkdf(epoch_key, bound("log", vault))


def next_head(vault: str, head: bytes, entry: Entry) -> bytes:
    """The head after an entry."""
    parts = (entry.seq, b64(head), entry.device, entry.epoch, entry.rid, entry.ver, b64(entry.box_sha))
    return sha(bound("entry", vault, *parts))


def mac_of(epoch_key: bytes, vault: str, head: bytes) -> bytes:
    """What only a device with an open room can write under a head."""
    return hmac(log_key(epoch_key, vault), bound("mac", b64(head)))


@dataclass
class Log:
    """A followed log: where it stands, and the newest version of each record."""

    vault: str
    position: Position
    newest: dict[str, Entry] = field(default_factory=dict)
    epoch: int = 1

    @staticmethod
    def empty(vault: str) -> Log:
        """The log of a vault before its first entry."""
        return Log(vault, genesis(vault))

    def append(self, keys: EpochKeys, device: str, write: Write) -> Entry:
        """A new entry with its mac, already followed."""
        bare = Entry(self.position.seq + 1, device, *write, b"")
        head = next_head(self.vault, self.position.head, bare)
        entry = replace(bare, mac=mac_of(keys.epoch_key(write.epoch), self.vault, head))
        self.follow(keys, entry)
        return entry

    def follow(self, keys: EpochKeys, entry: Entry) -> None:
        """Takes one entry. Raises RoomError("forked") unless it continues this log in every respect."""
        known = self.newest.get(entry.rid)
        fits = entry.seq == self.position.seq + 1 and entry.ver == (known.ver if known else 0) + 1
        if not fits or entry.epoch < self.epoch:
            raise RoomError("forked", "The log of this room does not continue where it stood.")
        head = next_head(self.vault, self.position.head, entry)
        if not same(entry.mac, mac_of(keys.epoch_key(entry.epoch), self.vault, head)):
            raise RoomError("forked", "The log of this room holds an entry that none of your devices wrote.")
        self.position, self.epoch = Position(entry.seq, head), entry.epoch
        self.newest[entry.rid] = entry

    def copy(self) -> Log:
        """A log that can be followed on trial."""
        return Log(self.vault, self.position, dict(self.newest), self.epoch)
