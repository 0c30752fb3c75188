"""The keyring: every key of a room in one small file, sealed to every lock and vouched for by every lock's mac."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from . import agefile
from .chain import Position
from .encoding import SUITE, b64, bound, hkdf, hmac, pad, same, sha, unb64, unpad
from .errors import RoomError

LEAST: Final = 4096


@dataclass(frozen=True)
class Sealed:
    """A keyring as the server keeps it: `macs` holds one mac for each lock, by lock id."""

    version: int
    file: bytes
    macs: Mapping[str, str]

    def to_json(self) -> dict[str, Any]:
        """`{"version", "file", "macs"}`."""
        return {"version": self.version, "file": b64(self.file), "macs": dict(self.macs)}

    @staticmethod
    def from_json(found: Mapping[str, Any]) -> Sealed:
        """Reads `{"version", "file", "macs"}`."""
        return Sealed(int(found["version"]), unb64(found["file"]), dict(found["macs"]))


class Keyring:
    """An open keyring. `json` is its content as docs/vault-format.md lists it; treat it as read-only."""

    def __init__(self, json: dict[str, Any]) -> None:
        self.json = json

    def __repr__(self) -> str:
        return f"<Keyring of {self.vault}, version {self.version}>"  # never a key

    @property
    def vault(self) -> str:
        """The vault id."""
        return str(self.json["vault"])

    @property
    def version(self) -> int:
        """1, 2, 3, ... with every change."""
        return int(self.json["version"])

    @property
    def epoch(self) -> int:
        """The epoch that new boxes are sealed in."""
        return int(self.json["epoch"])

    @property
    def before(self) -> Position:
        """Where the log stood before this keyring's own entry."""
        return Position.from_json(self.json["head"])

    def epoch_key(self, epoch: int) -> bytes:
        """VK of an epoch. Raises RoomError("forked") for an epoch this keyring does not know."""
        if str(epoch) not in self.json["epochs"]:
            raise RoomError("forked", "The log of this room names an epoch that its keyring does not know.")
        return unb64(self.json["epochs"][str(epoch)], 32)

    def farewell(self) -> bytes:
        """The token that proves an open room when the vault is to be deleted."""
        return hkdf(self.epoch_key(1), bound("farewell", self.vault))

    def seal(self) -> Sealed:
        """The keyring for the server, to the locks it lists itself: the server could list one of its own."""
        locks = self.json["locks"]
        recipients = [str(about["recipient"]) for about in locks.values()]
        _refuse_classic(recipients)
        plain = json.dumps(self.json, ensure_ascii=False, separators=(",", ":")).encode()
        file = agefile.seal_to(recipients, pad(plain, LEAST))
        keys = {lock: unb64(about["mac_key"], 32) for lock, about in locks.items()}
        macs = {lock: b64(mac_of(key, self.vault, self.version, file)) for lock, key in keys.items()}
        return Sealed(self.version, file, macs)


def mac_key(identity: str, vault: str, lock: str) -> bytes:
    """A lock's key for vouching, kept in the keyring so that every device can renew every mac."""
    return hkdf(identity.encode(), bound("ring", vault, lock))


def mac_of(key: bytes, vault: str, version: int, file: bytes) -> bytes:
    """What a lock says about a keyring file."""
    return hmac(key, bound("keyring", vault, version, b64(sha(file))))


def open_(sealed: Sealed, vault: str, lock: str, identity: str) -> Keyring:
    """The keyring, by one lock. The mac comes first: age files carry no sender. Raises RoomError("swapped")."""
    expected = mac_of(mac_key(identity, vault, lock), vault, sealed.version, sealed.file)
    if not same(expected, unb64(str(sealed.macs.get(lock, "")))):
        raise RoomError("swapped", "The keyring that came from the server was not made by any of your devices.")
    found = read(unpad(agefile.open_with(identity, sealed.file, only_hybrid=True), LEAST))
    if found.vault != vault or found.version != sealed.version:
        raise RoomError("swapped", "The keyring that came from the server belongs somewhere else.")
    return found


def read(plain: bytes) -> Keyring:
    """The keyring in its JSON. Raises RoomError("weak") for another suite."""
    try:
        found = json.loads(plain)
    except ValueError as fault:
        raise RoomError("bad-keyring", "The keyring cannot be read.") from fault
    if not isinstance(found, dict) or found.get("suite") != SUITE:
        raise RoomError("weak", f"This keyring is not of the suite {SUITE}, the only one this client takes.")
    return Keyring(found)


def _refuse_classic(recipients: list[str]) -> None:
    if not recipients or not all(recipient.startswith("age1pq1") for recipient in recipients):
        raise RoomError("weak", "A keyring is sealed to hybrid keys only.")
