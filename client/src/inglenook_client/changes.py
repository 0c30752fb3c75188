"""Changes of the keyring: a new lock, a new device, a pinned member. Each is one more version on the same log."""

from __future__ import annotations

import json
import platform
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from . import directory, locks
from .chain import KEYRING, Log, Write
from .encoding import b64, sha
from .errors import RoomError
from .keyring import Keyring, mac_key
from .sending import Push, send
from .sheet import Sheet

if TYPE_CHECKING:
    from .vault import Vault

Content = dict[str, Any]


def change(vault: Vault, alter: Callable[[Content], None], *, add: list[locks.Lock] | None = None) -> None:
    """Writes a new keyring: `alter` changes its content, on top of whatever the newest one is."""

    def build(trial: Log) -> Push | None:
        content = json.loads(json.dumps(vault.keys.json))
        alter(content)
        if content == vault.keys.json:  # heard before, though the answer was lost
            return None
        content |= {"version": vault.keys.version + 1, "head": trial.position.to_json()}
        ring = Keyring(content)
        sealed = ring.seal()
        entry = trial.append(ring, vault.memory.device, Write(ring.epoch, KEYRING, ring.version, sha(sealed.file)))
        body: Content = {"entries": [entry.to_push()], "boxes": {}, "keyring": sealed.to_json()}
        if add:
            body["locks"] = {"add": [lock.to_json() for lock in add], "remove": []}
        return Push(body, lambda: setattr(vault, "ring", ring))

    send(vault, build)


def listed(vault: str, lock: locks.Lock, identity: str, *, name: str, made_at: str) -> Content:
    """What a keyring says about a lock."""
    return {
        "method": lock.method, "name": name, "made_at": made_at, "recipient": lock.recipient,
        "mac_key": b64(mac_key(identity, vault, lock.id)),
    }  # fmt: skip


def enrol(vault: Vault) -> None:
    """Names this device in the keyring, so that it is listed and can be shut out. Does nothing the second time."""
    device = vault.memory.device
    if device in vault.keys.json["devices"]:
        return
    about = {"name": f"Python on {platform.node() or 'a computer'}", "made_at": vault.clock()}
    change(vault, lambda content: content["devices"].setdefault(device, about))


def add_words(vault: Vault, words: str, *, name: str) -> str:
    """One more passphrase lock; answers its id. Raises RoomError("weak") for words that are too few."""
    lock, identity = locks.with_words(words, str(vault.keys.json["secret"]))
    _add(vault, lock, identity, name)
    return lock.id


def add_paper(vault: Vault, *, name: str) -> Sheet:
    """One more paper lock; answers its recovery sheet, which is kept nowhere else."""
    lock, identity = locks.paper()
    _add(vault, lock, identity, name)
    return sheet_of(vault, identity)


def sheet_of(vault: Vault, paper: str) -> Sheet:
    """The recovery sheet with the log as it stands now."""
    keys = vault.keys.json
    return Sheet(vault.wire.host, vault.id, paper, keys["export"]["identity"], keys["secret"], vault.log.position)


def pin(vault: Vault, member: str, *, signing: str, inbox: str, checked: bool) -> None:
    """Takes a member's keys as theirs from now on; `checked` when the words were compared with them."""
    if not inbox.startswith("age1pq1"):
        raise RoomError("weak", "The published key of this member is of an older kind.")
    about = {
        "signing": signing, "inbox": inbox, "fingerprint": b64(directory.fingerprint(signing, inbox)),
        "checked": checked, "pinned_at": vault.clock(),
    }  # fmt: skip
    change(vault, lambda content: content["contacts"].__setitem__(member, about))


def _add(vault: Vault, lock: locks.Lock, identity: str, name: str) -> None:
    about = listed(vault.id, lock, identity, name=name, made_at=vault.clock())
    change(vault, lambda content: content["locks"].__setitem__(lock.id, about), add=[lock])
