"""An open room: read, write, and everything else a device of its own does."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from . import keyring, opening, pulling
from .chain import KEYRING, Log, Position
from .encoding import b64, same, sha, unb64
from .envelope import GONE, Attachment, Record, derived_id, new_id, open_blob, seal_blob
from .errors import RoomError
from .merging import same_content
from .remembered import Memory
from .wire import Wire
from .writing import Draft, resume, write


@dataclass(frozen=True)
class New:
    """A record to be written. With `name` its id is derived from it, so that writing it twice makes it once."""

    kind: str
    fields: dict[str, Any]
    name: str | None = None
    made_at: str | None = None
    schema: int = 1


def now() -> str:
    """This moment as records carry it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Vault:
    """A room that was opened and checked. Make one with `open_with_words`, `open_with_sheet` or `founding.found`."""

    def __init__(self, wire: Wire, memory: Memory, key: opening.Key, vault: str, member: str) -> None:
        self.wire, self.memory, self.key = wire, memory, key
        self.id, self.member = vault, member
        self.log = Log.empty(vault)
        self.ring: keyring.Keyring | None = None
        self._opened: keyring.Keyring
        self._served: dict[str, Any] | None = None
        self.records: dict[str, Record] = {}
        self.damaged: dict[str, RoomError] = {}
        self.marks: dict[int, bytes] = {}
        self.pause: Callable[[float], None] = time.sleep
        self.clock: Callable[[], str] = now

    def __repr__(self) -> str:
        return f"<Vault {self.id}, {len(self.records)} records>"

    @property
    def keys(self) -> keyring.Keyring:
        """The open keyring."""
        if self.ring is None:
            raise RoomError("closed", "The room is closed.")
        return self.ring

    # Reading

    def refresh(self) -> dict[int, bytes]:
        """Reads and checks what is new; answers the heads on the way. Raises RoomError and changes nothing."""
        for _ in range(5):
            state = self.wire.get("/vault/state/")
            self._same_room(state)
            ring, file = self._ring_in(state), unb64(state["keyring"]["file"])
            try:
                pulled = pulling.pull(self.wire, self.log, ring, self._marks(ring))
            except RoomError as fault:
                if fault.code == "forked" and self._newer_keyring(ring.version):
                    continue  # a new epoch began between the two answers
                raise
            if self._names(pulled.log, ring, file):
                return self._take(pulled, ring)
        raise RoomError("swapped", "The house keeps serving an older keyring than the one its log names.")

    def get(self, rid: str) -> Record:
        """A record. Raises RoomError: "unknown", or why it could not be opened."""
        if rid in self.damaged:
            raise self.damaged[rid]
        if rid not in self.records or self.records[rid].kind == GONE:
            raise RoomError("unknown", "There is no such record in this room.")
        return self.records[rid]

    def list_of(self, kind: str | None = None) -> list[tuple[str, Record]]:
        """(record id, record) of a kind, or of all; oldest first. Removed and damaged ones are not in it."""
        found = [one for one in self.records.items() if one[1].kind != GONE and kind in (None, one[1].kind)]
        return sorted(found, key=lambda one: (str(one[1].fields.get("on") or one[1].made_at), one[0]))

    def rid(self, name: str) -> str:
        """The id of the one record with this name."""
        return derived_id(self.keys.epoch_key(1), self.id, name)

    # Writing

    def put(self, kind: str, fields: dict[str, Any], *, rid: str | None = None, name: str | None = None) -> str:
        """Writes a record, new or over an older version, and answers its id once the house has it."""
        chosen = rid or (self.rid(name) if name else new_id())
        self._write([self._draft(chosen, New(kind, fields))])
        return chosen

    def put_many(self, news: Iterable[New], *, if_absent: bool = True) -> dict[str, int]:
        """Writes many in batches and answers {"written", "already"}. Named ones that exist are left alone."""
        drafts: dict[str, Draft] = {}
        already = 0
        for new in news:
            rid = self.rid(new.name) if new.name else new_id()
            known = self.records.get(rid)
            if rid in drafts or (known and (if_absent or same_content(known, Record(new.kind, 1, "", "", new.fields)))):
                already += 1
            else:
                drafts[rid] = self._draft(rid, new, if_absent=if_absent)
        self._write(list(drafts.values()))
        return {"written": len(drafts), "already": already}

    def remove(self, rid: str) -> None:
        """Removes a record: the house keeps nothing of it but its place in the log."""
        self.get(rid)
        self._write([self._draft(rid, New(GONE, {}))])

    def _draft(self, rid: str, new: New, *, if_absent: bool = False) -> Draft:
        if rid in self.damaged:
            raise self.damaged[rid]
        known, entry, at = self.records.get(rid), self.log.newest.get(rid), self.clock()
        made_at = new.made_at or (known.made_at if known else at)
        record = Record(new.kind, new.schema, made_at, at, new.fields)
        return Draft(rid, record, known, entry.ver if entry else 0, if_absent)

    def _write(self, drafts: list[Draft]) -> None:
        write(self, drafts)

    # Attachments

    def attach(self, data: bytes, *, media_type: str, name: str) -> dict[str, Any]:
        """Seals and stores a file; answers what a record's `attachments` keeps of it."""
        attachment, blob = seal_blob(self.id, data, media_type=media_type, name=name)
        self.wire.put_bytes(f"/vault/blobs/{attachment.blob}/", blob)
        return asdict(attachment)

    def attachment(self, ref: dict[str, Any]) -> bytes:
        """The content of an attachment. Raises RoomError("swapped") when it is not what the record names."""
        known = Attachment(**{name: ref[name] for name in Attachment.__dataclass_fields__})
        return open_blob(self.id, known, self.wire.get_bytes(f"/vault/blobs/{known.blob}/"))

    # Inside

    def _same_room(self, state: dict[str, Any]) -> None:
        if state.get("vault") != self.id or state.get("member") != self.member:
            raise RoomError("swapped", "The house shows another room than the one this device knows.")

    def _ring_in(self, state: dict[str, Any]) -> keyring.Keyring:
        if state["keyring"] != self._served:
            self._opened, self._served = opening.open_keyring(state, self.key), state["keyring"]
        return self._opened

    def _marks(self, ring: keyring.Keyring) -> dict[int, bytes]:
        return self.marks | {ring.before.seq: ring.before.head}

    def _newer_keyring(self, version: int) -> bool:
        state = self.wire.get("/vault/state/")
        return int(state["keyring"]["version"]) > version

    def _names(self, log: Log, ring: keyring.Keyring, file: bytes) -> bool:
        entry = log.newest.get(KEYRING)
        if entry is None or entry.ver < ring.version:
            raise RoomError("swapped", "The log of this room does not name the keyring that the house serves.")
        if entry.ver > ring.version:
            return False  # written after the keyring was asked for; or withheld, then this never ends well
        if not same(entry.box_sha, sha(file)) or entry.seq != ring.before.seq + 1:
            raise RoomError("swapped", "The keyring that the house serves is not the one in the log.")
        return True

    def _take(self, pulled: pulling.Pulled, ring: keyring.Keyring) -> dict[int, bytes]:
        good, damaged = pulling.opened(pulled, ring)
        for rid in pulled.touched:
            self.records.pop(rid, None)
            self.damaged.pop(rid, None)
        self.records |= good
        self.damaged |= damaged
        self.log, self.ring = pulled.log, ring
        self.marks = {pulled.log.position.seq: pulled.log.position.head}
        outbox = self.memory.outbox.items()
        self.memory.outbox = {rid: one for rid, one in outbox if sha(unb64(one["box"])) not in pulled.hashes}
        self.remember()
        return pulled.heads

    def remember(self) -> None:
        """Keeps what the next run has to know."""
        self.memory.vault, self.memory.secret = self.id, str(self.keys.json["secret"])
        self.memory.position = self.log.position.to_json()
        self.memory.save()


def open_with_words(wire: Wire, memory: Memory, words: str, secret: str | None = None) -> Vault:
    """Opens the room with its passphrase; the account secret comes from `secret` or from an earlier run."""
    state = _state(wire, memory)
    known = secret or memory.secret
    if known is None:
        raise RoomError(
            "no-secret", "This device does not know the account secret yet: it stands on the recovery sheet."
        )
    return _opened(wire, memory, state, opening.with_words(state, words, known), None)


def open_with_sheet(wire: Wire, memory: Memory, text: str) -> Vault:
    """Opens the room with its recovery sheet, and checks the log against the position printed on it."""
    state = _state(wire, memory)
    key, sheet = opening.with_sheet(state, text)
    return _opened(wire, memory, state, key, sheet.position if sheet else None)


def _state(wire: Wire, memory: Memory) -> dict[str, Any]:
    state = wire.get("/vault/state/")
    if state.get("vault") is None:
        raise RoomError("none", "There is no room under this name yet. It is made in the browser, or with `found`.")
    if memory.vault not in (None, state["vault"]):
        raise RoomError("swapped", "The house shows another room than the one this device knows.")
    return state


def _opened(wire: Wire, memory: Memory, state: dict[str, Any], key: opening.Key, mark: Position | None) -> Vault:
    vault = Vault(wire, memory, key, str(state["vault"]), str(state["member"]))
    for position in (mark, Position.from_json(memory.position) if memory.position else None):
        if position:
            known = vault.marks.setdefault(position.seq, position.head)
            if known != position.head:
                raise RoomError("forked", f"The sheet and this device know different histories ({b64(known)[:8]}).")
    vault.refresh()
    resume(vault)
    return vault
