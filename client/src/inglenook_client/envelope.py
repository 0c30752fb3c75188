"""The sealed box of one record, and the sealed blob of one attachment."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .encoding import b64, bound, hkdf, hmac, pad, sha, unb64, unpad
from .errors import RoomError

NONCE: Final = 12
BOX_MOST: Final = 1024 * 1024
BLOB_MOST: Final = 16 * 1024 * 1024
GONE: Final = "gone"


@dataclass(frozen=True)
class Record:
    """What is inside a box. Moments are ISO 8601 text in UTC with milliseconds; `kind` "gone" is a removal."""

    kind: str
    schema: int
    made_at: str
    edited_at: str
    fields: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> bytes:
        """The bytes that are sealed."""
        return json.dumps(self.__dict__, ensure_ascii=False, separators=(",", ":")).encode()

    @staticmethod
    def from_json(data: bytes) -> Record:
        """The record. Raises RoomError("bad-record") when a part is missing or of another type."""
        try:
            found = json.loads(data)
            record = Record(*(found[name] for name in ("kind", "schema", "made_at", "edited_at", "fields")))
        except (ValueError, KeyError, TypeError, RecursionError) as fault:
            raise RoomError("bad-record", "A box holds something that is not a record.") from fault
        texts = (record.kind, record.made_at, record.edited_at)
        if not all(isinstance(text, str) for text in texts) or not isinstance(record.fields, dict):
            raise RoomError("bad-record", "A box holds something that is not a record.")
        return record


@dataclass(frozen=True)
class Place:
    """Where a box stands. All of it is bound into the seal, so a box opens nowhere else."""

    vault: str
    epoch: int
    rid: str
    ver: int

    def aad(self) -> bytes:
        """The bound text."""
        return bound("box", self.vault, self.epoch, self.rid, self.ver)


def new_id() -> str:
    """16 random bytes in 22 characters: a vault, record, lock, blob, parcel or pairing."""
    return b64(os.urandom(16))


def record_key(epoch_key: bytes, place: Place) -> bytes:
    """The key of one record in one epoch."""
    return hkdf(epoch_key, bound("record", place.vault, place.rid))


def derived_id(first_epoch_key: bytes, vault: str, name: str) -> str:
    """The id of the one record with this name; two devices that make it offline make the same record."""
    name_key = hkdf(first_epoch_key, bound("name", vault))
    # The name comes last and may hold | itself.
    return b64(hmac(name_key, bound("rid") + b"|" + name.encode())[:16])


def seal(epoch_key: bytes, place: Place, plain: bytes, nonce: bytes | None = None) -> bytes:
    """A box. Raises RoomError("too-large") above 1 MiB."""
    nonce = nonce or os.urandom(NONCE)
    box = nonce + AESGCM(record_key(epoch_key, place)).encrypt(nonce, pad(plain), place.aad())
    if len(box) > BOX_MOST:
        raise RoomError("too-large", "This record is too long: a record can hold about one million letters.")
    return box


def open_(epoch_key: bytes, place: Place, box: bytes) -> bytes:
    """What is in a box. Raises RoomError("swapped") when it was not sealed for exactly this place."""
    try:
        return unpad(AESGCM(record_key(epoch_key, place)).decrypt(box[:NONCE], box[NONCE:], place.aad()))
    except (InvalidTag, ValueError) as fault:
        raise RoomError("swapped", "A sealed record was changed or put in another one's place.") from fault


@dataclass(frozen=True)
class Attachment:
    """What a record keeps about a blob: enough to fetch, check and open it. `bytes` is the length of the content."""

    blob: str
    key: str
    sha: str
    type: str
    name: str
    bytes: int


def seal_blob(vault: str, data: bytes, *, media_type: str, name: str) -> tuple[Attachment, bytes]:
    """An attachment and its sealed blob, under a new key of its own."""
    blob_id, key = new_id(), os.urandom(32)
    blob = blob_with(key, vault, blob_id, data, os.urandom(NONCE))
    return Attachment(blob_id, b64(key), b64(sha(blob)), media_type, name, len(data)), blob


def blob_with(key: bytes, vault: str, blob_id: str, data: bytes, nonce: bytes) -> bytes:
    """A sealed blob under a given key. Raises RoomError("too-large") above 16 MiB."""
    blob = nonce + AESGCM(key).encrypt(nonce, pad(data, prefix=8), bound("blob", vault, blob_id))
    if len(blob) > BLOB_MOST:
        raise RoomError("too-large", "This file is too large: an attachment can have 16 MiB.")
    return blob


def open_blob(vault: str, attachment: Attachment, blob: bytes) -> bytes:
    """The content of a blob. Raises RoomError("swapped") when it is not the blob the record names."""
    if b64(sha(blob)) != attachment.sha:
        raise RoomError("swapped", "An attachment is not the one that was kept.")
    cipher, aad = AESGCM(unb64(attachment.key, 32)), bound("blob", vault, attachment.blob)
    try:
        return unpad(cipher.decrypt(blob[:NONCE], blob[NONCE:], aad), prefix=8)
    except (InvalidTag, ValueError) as fault:
        raise RoomError("swapped", "An attachment is not the one that was kept.") from fault
