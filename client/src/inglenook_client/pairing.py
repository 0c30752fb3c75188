"""The box that hands an open room to a new device of the same member."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .encoding import bound, hkdf, pad, unpad
from .envelope import NONCE
from .errors import RoomError


def seal(content: Mapping[str, Any], secret: bytes, vault: str, pairing: str, nonce: bytes | None = None) -> bytes:
    """The pairing box; `content` holds keyring, seq and head."""
    nonce = nonce or os.urandom(NONCE)
    plain = json.dumps(dict(content), ensure_ascii=False, separators=(",", ":")).encode()
    return nonce + _cipher(secret, pairing).encrypt(nonce, pad(plain), bound("pairing", vault, pairing))


def open_(box: bytes, secret: bytes, vault: str, pairing: str) -> dict[str, Any]:
    """The content. Raises RoomError("swapped") for another secret, vault or pairing."""
    try:
        plain = _cipher(secret, pairing).decrypt(box[:NONCE], box[NONCE:], bound("pairing", vault, pairing))
    except (InvalidTag, ValueError) as fault:
        raise RoomError("swapped", "This pairing code does not open the room.") from fault
    found = json.loads(unpad(plain))
    return dict(found)


def _cipher(secret: bytes, pairing: str) -> AESGCM:
    return AESGCM(hkdf(secret, bound("pair", pairing)))
