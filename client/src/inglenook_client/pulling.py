"""Reads the log of a room and everything that is newest in it, and believes none of it before it was checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .chain import KEYRING, Entry, EpochKeys, Log, Position
from .encoding import b64, same, sha, unb64
from .envelope import Place, Record, open_
from .errors import RoomError
from .wire import Wire

Marks = Mapping[int, bytes]


@dataclass
class Pulled:
    """A checked stretch of log. `heads` holds the head after each entry read; `boxes` the newest box of each record,
    `hashes` every box hash on the way, by which a device knows its own writing again."""

    log: Log
    heads: dict[int, bytes] = field(default_factory=dict)
    boxes: dict[str, bytes] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    hashes: set[bytes] = field(default_factory=set)


def pull(wire: Wire, log: Log, keys: EpochKeys, marks: Marks) -> Pulled:
    """Everything since `log`. `marks` are heads this device trusts by seq; a log that misses one is refused.

    Raises RoomError: "rolled-back", "forked", or what the wire says.
    """
    pulled, more = Pulled(log.copy()), True
    _check_mark(log.position, marks)
    while more:
        answer = wire.get("/vault/log/", since=pulled.log.position.seq, limit=500)
        before = pulled.log.position.seq
        _read(answer, pulled, keys, marks)
        more = bool(answer.get("more"))
        if more and pulled.log.position.seq == before:
            raise RoomError("forked", "The house says that there is more to read, and hands out nothing.")
    _check_end(answer, pulled, marks)
    return pulled


def _read(answer: Mapping[str, Any], pulled: Pulled, keys: EpochKeys, marks: Marks) -> None:
    for row in answer.get("entries", []):
        entry = Entry.from_row(row)
        pulled.log.follow(keys, entry)
        _check_mark(pulled.log.position, marks)
        pulled.heads[entry.seq] = pulled.log.position.head
        pulled.touched.add(entry.rid)
        pulled.hashes.add(entry.box_sha)
    pulled.boxes |= {str(rid): unb64(box) for rid, box in dict(answer.get("boxes", {})).items()}


def _check_mark(position: Position, marks: Marks) -> None:
    if not same(marks.get(position.seq, position.head), position.head):
        raise RoomError("forked", "The house shows another history of this room than it did before.")


def _check_end(answer: Mapping[str, Any], pulled: Pulled, marks: Marks) -> None:
    end = pulled.log.position
    if end.seq < max(marks, default=0) or int(answer.get("seq", -1)) < end.seq:
        raise RoomError("rolled-back", "The house serves an older state of this room than this device has seen.")
    if answer.get("seq") != end.seq or answer.get("head") != b64(end.head):
        raise RoomError("forked", "The end of the log is not where the house says it is.")


def opened(pulled: Pulled, keys: EpochKeys) -> tuple[dict[str, Record], dict[str, RoomError]]:
    """(records that open, why the others do not), by record id."""
    good: dict[str, Record] = {}
    damaged: dict[str, RoomError] = {}
    for rid in pulled.touched - {KEYRING}:
        try:
            good[rid] = _open(pulled, keys, pulled.log.newest[rid])
        except RoomError as fault:
            damaged[rid] = fault
    return good, damaged


def _open(pulled: Pulled, keys: EpochKeys, entry: Entry) -> Record:
    box = pulled.boxes.get(entry.rid)
    if box is None:
        raise RoomError("withheld", "The house lists this record and does not hand it out.")
    if not same(sha(box), entry.box_sha):
        raise RoomError("swapped", "The house hands out something else than what was kept here.")
    place = Place(pulled.log.vault, entry.epoch, entry.rid, entry.ver)
    return Record.from_json(open_(keys.epoch_key(entry.epoch), place, box))
