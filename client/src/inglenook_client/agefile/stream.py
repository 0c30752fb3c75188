"""The payload of an age file: chunks of 64 KiB, each sealed with its place and whether it is the last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .failure import AgeError

_CHUNK: Final = 64 * 1024
_TAG: Final = 16
NONCE: Final = 16


def seal(file_key: bytes, nonce: bytes, data: bytes) -> bytes:
    """Nonce and sealed chunks. The last chunk is empty only when the whole payload is."""
    cipher = _cipher(file_key, nonce)
    starts = range(0, len(data), _CHUNK) or range(1)
    chunks = [data[at : at + _CHUNK] for at in starts]
    sealed = [cipher.encrypt(place, chunk, None) for place, chunk in _places(chunks)]
    return nonce + b"".join(sealed)


def open_(file_key: bytes, payload: bytes) -> bytes:
    """The data of `seal`. Raises AgeError("payload") when a byte was changed, added or lost."""
    if len(payload) < NONCE:
        raise AgeError("header", "This file breaks off after its header.")
    cipher, body = _cipher(file_key, payload[:NONCE]), payload[NONCE:]
    chunks = [body[at : at + _CHUNK + _TAG] for at in range(0, len(body), _CHUNK + _TAG)]
    if not chunks or (len(chunks) > 1 and len(chunks[-1]) <= _TAG):
        raise AgeError("payload", "This file breaks off: its end is missing.")
    try:
        return b"".join(cipher.decrypt(place, chunk, None) for place, chunk in _places(chunks))
    except (InvalidTag, ValueError) as fault:
        raise AgeError("payload", "This file was changed or breaks off.") from fault


def _cipher(file_key: bytes, nonce: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(HKDF(algorithm=SHA256(), length=32, salt=nonce, info=b"payload").derive(file_key))


def _places(chunks: list[bytes]) -> Iterator[tuple[bytes, bytes]]:
    last = len(chunks) - 1
    for number, chunk in enumerate(chunks):
        yield number.to_bytes(11, "big") + bytes([number == last]), chunk
