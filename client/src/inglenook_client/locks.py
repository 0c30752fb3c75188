"""The ways to open a room. Each wraps an identity of its own; this module wraps and unwraps it."""

from __future__ import annotations

import base64
import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from . import agefile
from .agefile import hybrid
from .encoding import b64, bound, hkdf, sha, unb64
from .envelope import NONCE, new_id
from .errors import RoomError

PRF_INPUT: Final = sha(bound("prf"))
# What Unicode calls White_Space and NFKC leaves standing; named one by one because languages disagree on \s.
_SPACE: Final = re.compile("[\t\n\v\f\r \u0085\u1680\u2028\u2029]+")
_SECRET: Final = re.compile(r"[A-Z2-7]{26}\Z")


@dataclass(frozen=True)
class Lock:
    """One way to open, as the server keeps it. `method` is paper, passphrase or passkey."""

    id: str
    method: str
    recipient: str
    wrapped: Mapping[str, Any]

    def to_json(self) -> dict[str, Any]:
        """`{"id", "method", "recipient", "wrapped"}`."""
        return {"id": self.id, "method": self.method, "recipient": self.recipient, "wrapped": dict(self.wrapped)}

    @staticmethod
    def from_json(found: Mapping[str, Any]) -> Lock:
        """Reads `{"id", "method", "recipient", "wrapped"}`."""
        return Lock(str(found["id"]), str(found["method"]), str(found["recipient"]), dict(found["wrapped"]))


def normalised(words: str) -> str:
    """The words as they are sealed: NFKC, single spaces, none at the ends; capitals stay."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", words)).strip(" ")


def strong_enough(words: str) -> bool:
    """At least 20 characters, or at least five words."""
    text = normalised(words)
    return len(text) >= 20 or len(text.split(" ")) >= 5


def new_secret(data: bytes | None = None) -> str:
    """An account secret: 16 random bytes in 26 letters and digits."""
    return base64.b32encode(data or os.urandom(16)).decode().rstrip("=")


def grouped(secret: str) -> str:
    """An account secret for people, in groups of five."""
    return " ".join(secret[at : at + 5] for at in range(0, len(secret), 5))


def read_secret(text: str) -> str:
    """An account secret as people type it. Raises RoomError("wrong-sheet") when it cannot be one."""
    secret = re.sub(r"[\s\-\u2010-\u2015\u2212]", "", text).upper()
    canonical = _SECRET.match(secret) and new_secret(base64.b32decode(secret + "======")) == secret
    if not canonical:
        raise RoomError("wrong-sheet", "An account secret has 26 letters and digits; this one is not complete.")
    return secret


def passphrase(words: str, secret: str) -> str:
    """What is stretched: normalised words, one space, account secret."""
    return f"{normalised(words)} {read_secret(secret)}"


def paper() -> tuple[Lock, str]:
    """A lock for the recovery sheet and its identity, which is written nowhere else."""
    identity = hybrid.new_identity()
    return Lock(new_id(), "paper", hybrid.recipient_of(identity), {}), identity


def with_words(words: str, secret: str) -> tuple[Lock, str]:
    """A passphrase lock and its identity. Raises RoomError("weak") for words that are too few."""
    if not strong_enough(words):
        raise RoomError("weak", "Please take at least five words, or at least 20 characters.")
    identity = hybrid.new_identity()
    file = agefile.seal_with_words(passphrase(words, secret), identity.encode())
    return Lock(new_id(), "passphrase", hybrid.recipient_of(identity), {"file": b64(file)}), identity


def open_words(lock: Lock, words: str, secret: str) -> str:
    """The identity behind a passphrase lock. Raises RoomError("wrong-words"), or AgeError for a weakened file."""
    try:
        found = agefile.open_with_words(passphrase(words, secret), unb64(lock.wrapped["file"]))
    except agefile.AgeError as fault:
        if fault.stage != "match":
            raise
        raise RoomError("wrong-words", "These words do not open the room. Nothing was changed.") from fault
    return _belongs(lock, found)


def wrap_passkey(identity: str, prf: bytes, vault: str, lock: str, nonce: bytes | None = None) -> bytes:
    """The box of a passkey lock; `prf` is what the passkey computed from PRF_INPUT."""
    nonce = nonce or os.urandom(NONCE)
    return nonce + _passkey(prf, vault, lock).encrypt(nonce, identity.encode(), bound("lock", vault, lock))


def open_passkey(lock: Lock, prf: bytes, vault: str) -> str:
    """The identity behind a passkey lock. Raises RoomError("no-prf") for another passkey."""
    box = unb64(lock.wrapped["box"])
    try:
        found = _passkey(prf, vault, lock.id).decrypt(box[:NONCE], box[NONCE:], bound("lock", vault, lock.id))
    except (InvalidTag, ValueError) as fault:
        raise RoomError("no-prf", "This passkey does not open this lock.") from fault
    return _belongs(lock, found)


def _passkey(prf: bytes, vault: str, lock: str) -> AESGCM:
    return AESGCM(hkdf(prf, bound("passkey", vault, lock)))


def _belongs(lock: Lock, identity: bytes) -> str:
    text = identity.decode("ascii", "replace")
    if hybrid.recipient_of(text) != lock.recipient:
        raise RoomError("swapped", "A lock that came from the server is not the one that was made.")
    return text
