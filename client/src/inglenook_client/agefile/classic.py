"""Classic X25519 keys: for exports only, because every `age` can open them."""

from __future__ import annotations

from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from . import bech32
from .failure import AgeError
from .header import Stanza, std64, unstd64

TYPE: Final = "X25519"
_IDENTITY: Final = "age-secret-key-"
_RECIPIENT: Final = "age"
_INFO: Final = b"age-encryption.org/v1/X25519"
_ZERO: Final = bytes(12)  # each wrapping key is used once


def new_identity(seed: bytes | None = None) -> str:
    """A new `AGE-SECRET-KEY-1...`, from 32 given bytes or random."""
    private = X25519PrivateKey.from_private_bytes(seed) if seed else X25519PrivateKey.generate()
    return bech32.encode(_IDENTITY, private.private_bytes_raw()).upper()


def recipient_of(identity: str) -> str:
    """The `age1...` that belongs to an identity."""
    return bech32.encode(_RECIPIENT, _raw(_private(identity).public_key()))


def wrap(file_key: bytes, recipient: str) -> Stanza:
    """A stanza that only the recipient's identity opens."""
    prefix, public = bech32.decode(recipient)
    if prefix != _RECIPIENT or len(public) != 32:
        raise AgeError("key", "This is not a classic recipient (age1...).")
    once = X25519PrivateKey.generate()
    share = _raw(once.public_key())
    key = _wrapping(once.exchange(X25519PublicKey.from_public_bytes(public)), share + public)
    return Stanza((TYPE, std64(share).decode()), ChaCha20Poly1305(key).encrypt(_ZERO, file_key, None))


def unwrap(stanza: Stanza, identity: str) -> bytes | None:
    """The file key, or None when the stanza is for someone else. Raises AgeError("header") when it is malformed."""
    share = unstd64(stanza.args[1].encode()) if len(stanza.args) == 2 else b""
    if len(share) != 32 or len(stanza.body) != 32:
        raise AgeError("header", "A stanza of this file is malformed.")
    private = _private(identity)
    try:
        shared = private.exchange(X25519PublicKey.from_public_bytes(share))
    except ValueError as fault:  # a point of low order
        raise AgeError("header", "A stanza of this file is malformed.") from fault
    try:
        return ChaCha20Poly1305(_wrapping(shared, share + _raw(private.public_key()))).decrypt(_ZERO, stanza.body, None)
    except InvalidTag:
        return None


def _private(identity: str) -> X25519PrivateKey:
    prefix, seed = bech32.decode(identity)
    if prefix != _IDENTITY or len(seed) != 32 or not identity.isupper():
        raise AgeError("key", "This is not a classic identity (AGE-SECRET-KEY-1...).")
    return X25519PrivateKey.from_private_bytes(seed)


def _raw(public: X25519PublicKey) -> bytes:
    return public.public_bytes(Encoding.Raw, PublicFormat.Raw)


def _wrapping(shared: bytes, salt: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=_INFO).derive(shared)
