"""Bytes and text as docs/vault-format.md writes them: strict base64url, bound strings, derivations, padding."""

from __future__ import annotations

import base64
import hashlib
import hmac as stdlib_hmac
import re
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .errors import RoomError

SUITE: Final = "inglenook-1"
LEAST: Final = 2048
_B64URL: Final = re.compile(r"[A-Za-z0-9_-]*\Z")


def b64(data: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text: str, length: int | None = None) -> bytes:
    """The bytes of `b64`. Raises RoomError("bad-encoding") for any other spelling or length."""
    if not isinstance(text, str) or not _B64URL.match(text) or len(text) % 4 == 1:
        raise RoomError("bad-encoding", "This is not base64url as it is written here.")
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    # Two spellings of the same bytes would let one box carry two names.
    if b64(data) != text or (length is not None and len(data) != length):
        raise RoomError("bad-encoding", "This is not base64url as it is written here.")
    return data


def bound(*parts: str | int) -> bytes:
    """`inglenook-1|a|b|...` as bytes. A part that contains `|` is refused, so no two lists of parts read the same."""
    texts = [str(part) for part in parts]
    if any("|" in text for text in texts):
        raise RoomError("bad-name", "A name must not contain the character |.")
    return "|".join([SUITE, *texts]).encode()


def sha(data: bytes) -> bytes:
    """SHA-256."""
    return hashlib.sha256(data).digest()


def hkdf(key: bytes, info: bytes) -> bytes:
    """HKDF-SHA-256 with an empty salt and 32 bytes of output."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(key)


def hmac(key: bytes, data: bytes) -> bytes:
    """HMAC-SHA-256."""
    return stdlib_hmac.digest(key, data, "sha256")


def same(left: bytes, right: bytes) -> bool:
    """Equal, in a time that does not depend on where they differ."""
    return stdlib_hmac.compare_digest(left, right)


def padme(n: int) -> int:
    """The Padmé length for n bytes: at most 12 % longer, and few lengths are possible (n of at least 2)."""
    exponent = n.bit_length() - 1
    kept_bits = exponent.bit_length()
    mask = (1 << (exponent - kept_bits)) - 1
    return (n + mask) & ~mask


def padded_length(n: int, least: int = LEAST) -> int:
    """How long n bytes become before they are sealed."""
    return max(least, padme(n))


def pad(data: bytes, least: int = LEAST, prefix: int = 4) -> bytes:
    """Length (`prefix` bytes, big endian), data, zero bytes."""
    framed = len(data).to_bytes(prefix, "big") + data
    return framed.ljust(padded_length(len(framed), least), b"\0")


def unpad(padded: bytes, least: int = LEAST, prefix: int = 4) -> bytes:
    """The data of `pad`. Raises RoomError("swapped") for any other padding: what is left free could carry a mark."""
    end = prefix + int.from_bytes(padded[:prefix], "big")
    if len(padded) != padded_length(max(end, prefix), least) or any(padded[end:]):
        raise RoomError("swapped", "A box is not padded as it should be.")
    return padded[prefix:end]
