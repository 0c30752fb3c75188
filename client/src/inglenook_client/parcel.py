"""A copy of one record, sealed to a member one has pinned and signed by oneself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from . import agefile
from .encoding import b64, bound, pad, unb64, unpad
from .errors import RoomError


def seal(payload: Mapping[str, Any], seed: bytes, inbox: str) -> bytes:
    """A parcel file. `payload` holds from, to, sent_at, directory and record; `inbox` is the receiver's recipient."""
    if not inbox.startswith("age1pq1"):
        raise RoomError("weak", "A parcel is sealed to a hybrid key only.")
    data = json.dumps(dict(payload), ensure_ascii=False, separators=(",", ":")).encode()
    signature = Ed25519PrivateKey.from_private_bytes(seed).sign(bound("parcel") + b"|" + data)
    outer = json.dumps({"payload": b64(data), "signature": b64(signature)}, separators=(",", ":"))
    return agefile.seal_to([inbox], pad(outer.encode()))


def open_(file: bytes, identity: str, me: str, contacts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The payload. Raises RoomError for another receiver, sender or signature than it should have."""
    data, signature, payload = _read(unpad(agefile.open_with(identity, file, only_hybrid=True)))
    if not isinstance(payload, dict) or payload.get("to") != me:
        raise RoomError("swapped", "This parcel was sealed for somebody else.")
    sender = contacts.get(str(payload.get("from")))
    if sender is None:
        raise RoomError("unpinned", "This parcel comes from somebody whose keys you have not pinned.")
    _check(unb64(str(sender["signing"]), 32), signature, data)
    return payload


def _read(plain: bytes) -> tuple[bytes, bytes, Any]:
    try:
        outer = json.loads(plain)
        data, signature = unb64(outer["payload"]), unb64(outer["signature"], 64)
        return data, signature, json.loads(data)
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise RoomError("swapped", "This parcel cannot be read.") from fault


def _check(signing: bytes, signature: bytes, data: bytes) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(signing).verify(signature, bound("parcel") + b"|" + data)
    except InvalidSignature as fault:
        raise RoomError("swapped", "This parcel is not signed by the member it names.") from fault
