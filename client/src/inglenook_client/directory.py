"""The key directory: what members say their keys are, signed, in one chain for the whole house."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from mnemonic import Mnemonic

from .chain import Position
from .encoding import b64, bound, sha, unb64
from .errors import RoomError


@dataclass(frozen=True)
class Statement:
    """One member's signed word about their keys. `text` is taken as the bytes that were written."""

    text: bytes
    signature: bytes

    @property
    def json(self) -> dict[str, Any]:
        """What it says: member, vault, signing, inbox, made_at, replaces."""
        found = json.loads(self.text)
        if not isinstance(found, dict):
            raise RoomError("bad-statement", "A statement in the key directory cannot be read.")
        return found

    def link(self) -> bytes:
        """What the chain holds of it."""
        return sha(self.text + self.signature)


def state(seed: bytes, about: Mapping[str, Any]) -> Statement:
    """A statement signed with the Ed25519 key of this seed."""
    text = json.dumps(dict(about), ensure_ascii=False, separators=(",", ":")).encode()
    return Statement(text, Ed25519PrivateKey.from_private_bytes(seed).sign(bound("statement") + b"|" + text))


def state_of(keyring: Mapping[str, Any], member: str, *, replaces: str | None, made_at: str) -> Statement:
    """A member's statement of the keys in their keyring; `replaces` is b64(sha(the previous statement))."""
    about = {
        "member": member, "vault": keyring["vault"], "signing": keyring["signing"]["public"],
        "inbox": keyring["inbox"]["recipient"], "made_at": made_at, "replaces": replaces,
    }  # fmt: skip
    return state(unb64(keyring["signing"]["seed"], 32), about)


def check(statement: Statement, signing: bytes) -> None:
    """Raises RoomError("swapped") unless this public key signed the statement."""
    try:
        key = Ed25519PublicKey.from_public_bytes(signing)
        key.verify(statement.signature, bound("statement") + b"|" + statement.text)
    except InvalidSignature as fault:
        raise RoomError("swapped", "A statement in the key directory was not signed by the member it names.") from fault


def genesis() -> Position:
    """The directory before its first statement."""
    return Position(0, sha(bound("directory")))


def follow(position: Position, links: Iterable[bytes]) -> Position:
    """The position after more links."""
    for link in links:
        seq = position.seq + 1
        position = Position(seq, sha(bound("listed", seq, b64(position.head), b64(link))))
    return position


def fingerprint(signing: str, inbox: str) -> bytes:
    """32 bytes that stand for a member's keys; `signing` is base64url, `inbox` an age recipient."""
    return sha(bound("keys", signing, inbox))


def words(fingerprint: bytes) -> list[str]:
    """Eight words for people to compare: the first 88 bits, 11 a word, from the English BIP 39 list."""
    bits = int.from_bytes(fingerprint[:11], "big")
    listed = Mnemonic("english").wordlist
    return [listed[bits >> 11 * (7 - place) & 2047] for place in range(8)]


def own_newest(statements: Iterable[Statement], signing: str, inbox: str) -> Statement:
    """One's own newest statement. Raises RoomError("swapped") when the directory shows other keys for oneself."""
    listed = list(statements)
    if not listed:
        raise RoomError("swapped", "The key directory does not list your keys. Nobody can seal anything to you.")
    newest = listed[-1]
    if newest.json.get("signing") != signing or newest.json.get("inbox") != inbox:
        raise RoomError("swapped", "The key directory shows keys under your name that are not yours.")
    check(newest, unb64(signing, 32))
    return newest
