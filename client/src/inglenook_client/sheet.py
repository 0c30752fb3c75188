"""The recovery sheet as text: what a member keeps on paper to come back with, or to leave with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from .agefile import AgeError, recipient_of
from .chain import Position
from .encoding import SUITE, b64, unb64
from .errors import RoomError
from .locks import read_secret

_PAPER: Final = re.compile(r"AGE-SECRET-KEY-PQ-1[02-9AC-HJ-NP-Z]{58}")
_LINE: Final = re.compile(re.escape(f"{SUITE}|sheet|") + r"[^\n]*")


@dataclass(frozen=True)
class Sheet:
    """What the QR of a recovery sheet says. `host` is an origin such as `https://house.example`, without a slash."""

    host: str
    vault: str
    paper: str
    export: str
    secret: str
    position: Position

    def __repr__(self) -> str:
        return f"<Sheet of {self.vault} at {self.host}>"  # never a key

    def text(self) -> str:
        """The text of the QR."""
        parts = (SUITE, "sheet", self.host, self.vault, self.paper, self.export, self.secret)
        return "|".join((*parts, str(self.position.seq), b64(self.position.head)))


def read(text: str) -> Sheet | str:
    """The sheet in its text or QR, or the paper identity alone if that was typed. Raises RoomError("wrong-sheet")."""
    line = _LINE.search(text)
    if line:
        return _whole(line.group().strip())
    found = _PAPER.search("".join(text.split()).upper())
    if not found:
        raise RoomError("wrong-sheet", "No recovery identity (AGE-SECRET-KEY-PQ-1...) was found in this.")
    return _checked(found.group())


def _whole(text: str) -> Sheet:
    parts = text.split("|")
    if len(parts) != 9 or not parts[7].isdigit():
        raise RoomError("wrong-sheet", "This recovery sheet is not complete.")
    host, vault, paper, export, secret, seq, head = parts[2:]
    position = Position(int(seq), unb64(head, 32))
    unb64(vault, 16)
    return Sheet(host, vault, _checked(paper), _checked(export), read_secret(secret), position)


def _checked(identity: str) -> str:
    try:
        recipient_of(identity)
    except AgeError as fault:
        raise RoomError("wrong-sheet", "A key on this sheet has a slip in it: please compare each letter.") from fault
    return identity
