"""Makes a new room, whole or not at all."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from . import directory, locks
from .agefile import classic, hybrid
from .chain import KEYRING, Log, Write
from .changes import listed, sheet_of
from .encoding import SUITE, b64, sha
from .envelope import new_id
from .errors import RoomError
from .keyring import Keyring
from .opening import Key
from .remembered import Memory
from .sheet import Sheet
from .vault import Vault, now
from .wire import UNSURE, Wire


@dataclass(frozen=True)
class Names:
    """What people see in the lists of devices and locks."""

    device: str = "Python"
    paper: str = "Recovery sheet"
    words: str = "Passphrase"


def found(wire: Wire, memory: Memory, words: str, names: Names = Names()) -> tuple[Vault, Sheet]:
    """A new room with a recovery sheet and a passphrase lock. Raises RoomError: "exists", "weak".

    Keep the sheet before anything is written: it is the only thing that opens the room when the words are lost.
    """
    state = wire.get("/vault/state/")
    if state.get("vault") is not None:
        raise RoomError("exists", "There is a room under this name already. Nothing was changed.")
    vault = new_id()
    secret, made_at = locks.new_secret(), now()
    paper, paper_identity = locks.paper()
    spoken, spoken_identity = locks.with_words(words, secret)
    content = _content(vault, secret, dict(state["directory"])) | {
        "devices": {memory.device: {"name": names.device, "made_at": made_at}},
        "locks": {
            paper.id: listed(vault, paper, paper_identity, name=names.paper, made_at=made_at),
            spoken.id: listed(vault, spoken, spoken_identity, name=names.words, made_at=made_at),
        },
    }
    _post(wire, memory, Keyring(content), str(state["member"]), [paper, spoken])
    opened = Vault(wire, memory, Key(spoken.id, spoken_identity), vault, str(state["member"]))
    opened.refresh()
    return opened, sheet_of(opened, paper_identity)


def _content(vault: str, secret: str, listed_at: dict[str, Any]) -> dict[str, Any]:
    inbox, export = hybrid.new_identity(), classic.new_identity()
    signing = Ed25519PrivateKey.generate()
    public = b64(signing.public_key().public_bytes_raw())
    return {
        "suite": SUITE, "vault": vault, "version": 1, "epoch": 1, "epochs": {"1": b64(os.urandom(32))},
        "secret": secret,
        "inbox": {"identity": inbox, "recipient": hybrid.recipient_of(inbox)},
        "export": {"identity": export, "recipient": classic.recipient_of(export)},
        "signing": {"seed": b64(signing.private_bytes_raw()), "public": public},
        "contacts": {}, "circles": {}, "directory": listed_at,
        "head": Log.empty(vault).position.to_json(),
    }  # fmt: skip


def _post(wire: Wire, memory: Memory, ring: Keyring, member: str, made: list[locks.Lock]) -> None:
    sealed, log = ring.seal(), Log.empty(ring.vault)
    entry = log.append(ring, memory.device, Write(1, KEYRING, 1, sha(sealed.file)))
    statement = directory.state_of(ring.json, member, replaces=None, made_at=now())
    body = {
        "vault": ring.vault, "device": memory.device, "keyring": sealed.to_json(),
        "locks": [lock.to_json() for lock in made], "entry": entry.to_push(),
        "statement": statement.text.decode(), "signature": b64(statement.signature),
        "farewell": b64(sha(ring.farewell())),
    }  # fmt: skip
    for attempt in range(3):
        try:
            wire.post("/vault/", body)
            return
        except RoomError as fault:
            # After a lost answer the same vault "exists": then it was heard, and opening it will check the rest.
            if fault.code == "exists" and attempt and wire.get("/vault/state/").get("vault") == ring.vault:
                return
            if fault.code not in UNSURE or attempt == 2:
                raise
