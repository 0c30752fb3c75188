"""Hybrid keys (ML-KEM-768 with X25519): the only ones a keyring or a parcel is sealed to.

Source: the `mlkem768x25519` recipient of https://age-encryption.org/v1, over HPKE (RFC 9180) in base mode.
"""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from . import bech32
from .failure import AgeError
from .header import Stanza, std64, unstd64

TYPE: Final = "mlkem768x25519"
_IDENTITY: Final = "age-secret-key-pq-"
_RECIPIENT: Final = "age1pq"
_SHARE: Final = 1120
_KEM_PUBLIC: Final = 1184
_INFO: Final = b"age-encryption.org/mlkem768x25519"
_HPKE: Final = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def new_identity(seed: bytes | None = None) -> str:
    """A new `AGE-SECRET-KEY-PQ-1...` from 32 random bytes (or from those given)."""
    return bech32.encode(_IDENTITY, seed or os.urandom(32)).upper()


def recipient_of(identity: str) -> str:
    """The `age1pq1...` that belongs to an identity."""
    kem, curve = _halves(identity)
    public = kem.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    public += curve.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return bech32.encode(_RECIPIENT, public)


def wrap(file_key: bytes, recipient: str) -> Stanza:
    """A stanza that only the recipient's identity opens. Raises AgeError("key") for any other kind of recipient."""
    sealed = _HPKE.encrypt(file_key, _public(recipient), info=_INFO)
    return Stanza((TYPE, std64(sealed[:_SHARE]).decode()), sealed[_SHARE:])


def unwrap(stanza: Stanza, identity: str) -> bytes | None:
    """The file key, or None when the stanza is for someone else. Raises AgeError("header") when it is malformed."""
    if len(stanza.args) != 2 or len(stanza.body) != 32:
        raise AgeError("header", "A stanza of this file is malformed.")
    share = unstd64(stanza.args[1].encode())
    if len(share) != _SHARE:
        raise AgeError("header", "A stanza of this file is malformed.")
    private = MLKEM768X25519PrivateKey(*_halves(identity))
    return _decapsulate(share + stanza.body, private, share[-32:])


def _decapsulate(sealed: bytes, private: MLKEM768X25519PrivateKey, point: bytes) -> bytes | None:
    if _is_low_order(point):
        raise AgeError("header", "A stanza of this file is malformed.")
    try:
        return _HPKE.decrypt(sealed, private, info=_INFO)
    except InvalidTag:
        return None


def _is_low_order(point: bytes) -> bool:
    # The library folds a failed exchange into "not for you"; the format wants the file refused.
    try:
        X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(point))
    except ValueError:
        return True
    return False


def _halves(identity: str) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    prefix, seed = bech32.decode(identity)
    if prefix != _IDENTITY or len(seed) != 32 or not identity.isupper():
        raise AgeError("key", "This is not a hybrid identity (AGE-SECRET-KEY-PQ-1...).")
    stretched = hashlib.shake_256(seed).digest(96)
    return MLKEM768PrivateKey.from_seed_bytes(stretched[:64]), X25519PrivateKey.from_private_bytes(stretched[64:])


@lru_cache(maxsize=64)  # reading two thousand letters with their check sum costs more than sealing to them
def _public(recipient: str) -> MLKEM768X25519PublicKey:
    prefix, public = bech32.decode(recipient)
    if prefix != _RECIPIENT or len(public) != _KEM_PUBLIC + 32 or not recipient.islower():
        raise AgeError("key", "This is not a hybrid recipient (age1pq1...).")
    kem = MLKEM768PublicKey.from_public_bytes(public[:_KEM_PUBLIC])
    return MLKEM768X25519PublicKey(kem, X25519PublicKey.from_public_bytes(public[_KEM_PUBLIC:]))
