"""The text at the top of an age file: stanzas and their check sum. Source: https://age-encryption.org/v1."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ..encoding import hmac, same
from .failure import AgeError

VERSION: Final = b"age-encryption.org/v1\n"
_COLUMNS: Final = 64
_ARGUMENT: Final = re.compile(rb"[\x21-\x7e]+\Z")
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/]*\Z")


@dataclass(frozen=True)
class Stanza:
    """One way to the file key. `args` starts with the type; `body` is what that type wrapped."""

    args: tuple[str, ...]
    body: bytes

    @property
    def type(self) -> str:
        """The word that names the kind of recipient."""
        return self.args[0]


@dataclass(frozen=True)
class Header:
    """What stands before the payload. `signed` are the bytes the mac covers."""

    stanzas: tuple[Stanza, ...]
    mac: bytes
    signed: bytes


def std64(data: bytes) -> bytes:
    """Standard base64 without padding, as age headers use it."""
    return base64.b64encode(data).rstrip(b"=")


def unstd64(text: bytes) -> bytes:
    """The bytes of `std64`; only the one canonical spelling is taken."""
    if not _BASE64.match(text) or len(text) % 4 == 1:
        raise AgeError("header", "The header of this file is damaged.")
    data = base64.b64decode(text + b"=" * (-len(text) % 4))
    if std64(data) != text:
        raise AgeError("header", "The header of this file is damaged.")
    return data


def write(stanzas: list[Stanza], file_key: bytes) -> bytes:
    """The whole header, ending with its mac line."""
    signed = VERSION + b"".join(_lines(stanza) for stanza in stanzas) + b"---"
    return signed + b" " + std64(_mac(file_key, signed)) + b"\n"


def read(file: bytes) -> tuple[Header, bytes]:
    """(header, payload). Raises AgeError("header") for anything the format does not allow."""
    if not file.startswith(VERSION):
        raise AgeError("header", "This is not an age file of version 1.")
    stanzas, place = [], len(VERSION)
    while file.startswith(b"-> ", place):
        stanza, place = _stanza(file, place)
        stanzas.append(stanza)
    last, after = _line(file, place)
    if not stanzas or not last.startswith(b"--- "):
        raise AgeError("header", "The header of this file is damaged.")
    mac = unstd64(last[4:])
    return Header(tuple(stanzas), mac, file[: place + 3]), file[after:]


def check(header: Header, file_key: bytes) -> None:
    """Raises AgeError("header") when the header is not the one that was written with this file key."""
    if not same(header.mac, _mac(file_key, header.signed)):
        raise AgeError("header", "The header of this file was changed after it was written.")


def _mac(file_key: bytes, signed: bytes) -> bytes:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"header").derive(file_key)
    return hmac(key, signed)


def _lines(stanza: Stanza) -> bytes:
    text = std64(stanza.body)
    # A body always ends with a line shorter than 64 columns, even if that line is empty.
    rows = [text[at : at + _COLUMNS] for at in range(0, len(text) + 1, _COLUMNS)]
    return b"-> " + " ".join(stanza.args).encode() + b"\n" + b"".join(row + b"\n" for row in rows)


def _line(file: bytes, place: int) -> tuple[bytes, int]:
    end = file.find(b"\n", place)
    if end < 0:
        raise AgeError("header", "The header of this file breaks off.")
    return file[place:end], end + 1


def _stanza(file: bytes, place: int) -> tuple[Stanza, int]:
    first, place = _line(file, place)
    args = first[3:].split(b" ")
    if not all(_ARGUMENT.match(arg) for arg in args):
        raise AgeError("header", "The header of this file is damaged.")
    text, row = b"", b"." * _COLUMNS
    while len(row) == _COLUMNS:
        row, place = _line(file, place)
        text += row
    if len(row) > _COLUMNS:
        raise AgeError("header", "The header of this file is damaged.")
    return Stanza(tuple(arg.decode() for arg in args), unstd64(text)), place
