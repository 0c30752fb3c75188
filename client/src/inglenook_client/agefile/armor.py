"""The text form of an age file, strict as the format asks: PEM with lines of 64 columns."""

from __future__ import annotations

import base64
import binascii
from typing import Final

from .failure import AgeError

BEGIN: Final = b"-----BEGIN AGE ENCRYPTED FILE-----"
END: Final = b"-----END AGE ENCRYPTED FILE-----"
_SPACE: Final = b" \t\r\n"


def is_armored(file: bytes) -> bool:
    """Whether this means to be the text form (`read` then decides whether it is)."""
    return BEGIN in file and not file.startswith(b"age-encryption.org/")


def write(file: bytes) -> bytes:
    """The text form of a binary age file."""
    text = base64.b64encode(file)
    rows = [text[at : at + 64] for at in range(0, len(text), 64)]
    return b"\n".join([BEGIN, *rows, END, b""])


def read(text: bytes) -> bytes:
    """The binary file. Raises AgeError("armor") for anything but the one allowed spelling."""
    lines = text.strip(_SPACE).replace(b"\r\n", b"\n").split(b"\n")
    rows = lines[1:-1]
    if lines[0] != BEGIN or lines[-1] != END or not rows:
        raise AgeError("armor", "The first or last line of this sealed text is missing.")
    if any(len(row) != 64 for row in rows[:-1]) or not 0 < len(rows[-1]) <= 64:
        raise AgeError("armor", "A line of this sealed text was cut or joined.")
    return _decode(b"".join(rows))


def _decode(joined: bytes) -> bytes:
    try:
        file = base64.b64decode(joined, validate=True)
    except binascii.Error as fault:
        raise AgeError("armor", "This sealed text holds a character that does not belong there.") from fault
    if base64.b64encode(file) != joined:
        raise AgeError("armor", "This sealed text is not written as it should be.")
    return file
