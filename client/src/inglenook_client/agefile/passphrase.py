"""Files opened by words, at a fixed work factor: libraries that measure the machine write files a phone cannot open."""

from __future__ import annotations

import re
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from .failure import AgeError
from .header import Stanza, std64, unstd64

TYPE: Final = "scrypt"
WRITTEN: Final = 17
LEAST: Final = 17
MOST: Final = 20
_LABEL: Final = b"age-encryption.org/v1/scrypt"
_DECIMAL: Final = re.compile(r"[1-9][0-9]?\Z")
_ZERO: Final = bytes(12)


def wrap(file_key: bytes, words: str, salt: bytes, factor: int = WRITTEN) -> Stanza:
    """A stanza that the words open; `salt` is 16 fresh random bytes, `factor` the log2 of scrypt's N."""
    body = ChaCha20Poly1305(_stretch(words, salt, factor)).encrypt(_ZERO, file_key, None)
    return Stanza((TYPE, std64(salt).decode(), str(factor)), body)


def unwrap(stanza: Stanza, words: str, *, least: int = LEAST, most: int = MOST) -> bytes:
    """The file key. Raises AgeError: "header" when malformed or too weak or too costly, "match" for other words."""
    salt, factor = _parameters(stanza)
    # Too low would be a weakened file from a host that wants to guess; too high would stall the machine.
    if not least <= factor <= most:
        raise AgeError("header", f"This file asks for a work factor of {factor}; only {least} to {most} are taken.")
    try:
        return ChaCha20Poly1305(_stretch(words, salt, factor)).decrypt(_ZERO, stanza.body, None)
    except InvalidTag as fault:
        raise AgeError("match", "These are not the words this was sealed with.") from fault


def _parameters(stanza: Stanza) -> tuple[bytes, int]:
    if len(stanza.args) != 3 or len(stanza.body) != 32 or not _DECIMAL.match(stanza.args[2]):
        raise AgeError("header", "The stanza of this file is malformed.")
    salt = unstd64(stanza.args[1].encode())
    if len(salt) != 16:
        raise AgeError("header", "The stanza of this file is malformed.")
    return salt, int(stanza.args[2])


def _stretch(words: str, salt: bytes, factor: int) -> bytes:
    return Scrypt(salt=_LABEL + salt, length=32, n=1 << factor, r=8, p=1).derive(words.encode())
