"""Finds the lock that words or a recovery sheet open, and opens the keyring with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from . import agefile, keyring, locks, sheet
from .errors import RoomError


@dataclass(frozen=True)
class Key:
    """A lock whose identity is in hand."""

    lock: str
    identity: str

    def __repr__(self) -> str:
        return f"<Key to lock {self.lock}>"  # never the identity


def with_words(state: Mapping[str, Any], words: str, secret: str) -> Key:
    """The key behind a passphrase lock. Tries each; raises RoomError("wrong-words") when none opens."""
    fault = RoomError("wrong-words", "This room has no lock that opens with words.")
    for lock in _locks(state, "passphrase"):
        try:
            return Key(lock.id, locks.open_words(lock, words, secret))
        except RoomError as refusal:
            fault = refusal
    raise fault


def with_sheet(state: Mapping[str, Any], text: str) -> tuple[Key, sheet.Sheet | None]:
    """The key on a recovery sheet, and the sheet when all of it was given. Raises RoomError("wrong-sheet")."""
    read = sheet.read(text)
    whole = read if isinstance(read, sheet.Sheet) else None
    if whole and whole.vault != state["vault"]:
        raise RoomError("wrong-sheet", "This recovery sheet belongs to another room.")
    identity = whole.paper if whole else str(read)
    recipient = agefile.recipient_of(identity)
    for lock in _locks(state, "paper"):
        if lock.recipient == recipient:
            return Key(lock.id, identity), whole
    raise RoomError("wrong-sheet", "The lock of this sheet is no longer on this room: a newer sheet was made.")


def open_keyring(state: Mapping[str, Any], key: Key) -> keyring.Keyring:
    """The keyring that the house serves. Raises RoomError("swapped") unless a device of this room made it."""
    return keyring.open_(keyring.Sealed.from_json(state["keyring"]), str(state["vault"]), key.lock, key.identity)


def _locks(state: Mapping[str, Any], method: str) -> Iterable[locks.Lock]:
    listed = [locks.Lock.from_json(lock) for lock in state.get("locks", [])]
    return [lock for lock in listed if lock.method == method]
