"""What devices send, in the shapes and sizes of docs/vault-format.md. Nothing sealed is looked into."""

import re
from dataclasses import dataclass, field
from typing import Any

from inglenook.ground.vault.encoding import b64
from inglenook.ground.vault.models import Lock
from inglenook.ground.vault.shape import binary, by_name, each, name, number, parse, refuse, shaped, text

KIB, MIB = 1024, 1024 * 1024
BOX = 1 * MIB
BLOB = 16 * MIB
PUSH = 8 * MIB
ENTRIES = 1000
LOCKS = 50
PARCEL = 2 * MIB
PAIRING = 2 * MIB
# Nonce, the smallest padded length and the tag: a shorter box would tell its length.
SMALLEST_BOX = 12 + 2048 + 16
RECIPIENT = re.compile(r"age1pq1[02-9ac-hj-np-z]{50,4000}")
KEYRING = "keyring"


@dataclass(frozen=True, slots=True)
class Written:
    """One entry as a device sent it. Ids and hashes stay text: that is how they are hashed."""

    epoch: int
    rid: str
    ver: int
    box_hash: str
    mac: bytes


@dataclass(frozen=True, slots=True)
class Push:
    """A whole push."""

    expected: str
    device: str
    entries: list[Written]
    boxes: dict[str, bytes]
    keyring: dict[str, Any] | None = None
    added: list[Lock] = field(default_factory=list)
    removed: list[bytes] = field(default_factory=list)
    revoked_device: bytes | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """A statement of keys with its signature, as bytes; what it says of whom was read."""

    statement: bytes
    signature: bytes
    member: str
    vault: str
    replaces: bytes | None


def written(value: Any) -> Written:
    """`[epoch, rid, ver, box hash, mac]`."""
    if not isinstance(value, list) or len(value) != 5:
        refuse()
    epoch, rid, ver, box_hash, mac = value
    rid = rid if rid == KEYRING else name(16)(rid)
    return Written(number(1)(epoch), rid, number(1)(ver), name(32)(box_hash), binary(32)(mac))


def recipient(value: Any) -> str:
    """A hybrid recipient; classic ones never stand in a keyring."""
    return value if isinstance(value, str) and RECIPIENT.fullmatch(value) else refuse()


WRAPPED = {
    "paper": {},
    "passphrase": {"file": binary(100, 8 * KIB)},
    "passkey": {"credential": binary(1, KIB), "box": binary(29, 8 * KIB)},
}


def lock(value: Any) -> Lock:
    """A lock, not yet of any vault."""
    parts = shaped(value, {"id": binary(16), "method": text(10), "recipient": recipient, "wrapped": lambda raw: raw})
    method = parts["method"] if parts["method"] in WRAPPED else refuse()
    wrapped = shaped(parts["wrapped"], WRAPPED[method])
    file = wrapped.get("file", wrapped.get("box", b""))
    return Lock(
        lock_id=parts["id"],
        method=method,
        recipient=parts["recipient"],
        credential=wrapped.get("credential", b""),
        file=file,
    )


def lock_shown(one: Lock) -> dict[str, Any]:
    """A lock as devices read it: what `lock` reads."""
    wrapped = {
        "passphrase": {"file": b64(one.file)},
        "passkey": {"credential": b64(one.credential), "box": b64(one.file)},
    }
    shown = {"id": b64(one.lock_id), "method": one.method, "recipient": one.recipient}
    return {**shown, "wrapped": wrapped.get(one.method, {})}


def keyring(value: Any) -> dict[str, Any]:
    """`{"version", "file", "macs"}`."""
    return shaped(value, {"version": number(1), "file": binary(100, PUSH), "macs": by_name(binary(32), LOCKS)})


def lock_changes(value: Any) -> dict[str, Any]:
    """`{"add": [locks], "remove": [ids]}`."""
    return shaped(value, {"add": each(lock, LOCKS), "remove": each(binary(16), LOCKS)})


def push(body: bytes) -> Push:
    """The body of `POST /vault/log/`."""
    parts = shaped(
        parse(body),
        {
            "expected": name(32),
            "device": name(9),
            "entries": each(written, ENTRIES, least=1),
            "boxes": by_name(binary(SMALLEST_BOX, PUSH), ENTRIES),
        },
        {"keyring": keyring, "locks": lock_changes, "revoked_device": binary(9)},
    )
    locks = parts.pop("locks", {"add": [], "remove": []})
    return Push(**parts, added=locks["add"], removed=locks["remove"])


def said(statement: bytes) -> dict[str, Any]:
    """What a statement says."""
    return shaped(
        parse(statement),
        {
            "member": text(64),
            "vault": name(16),
            "signing": binary(32),
            "inbox": recipient,
            "made_at": text(40),
            "replaces": lambda value: None if value is None else binary(32)(value),
        },
    )


def signed(statement: str, signature: bytes) -> Signed:
    """A statement and its signature. Only its shape and whose it is can be checked here; devices check the rest."""
    data = statement.encode()
    parts = said(data)
    return Signed(data, signature, parts["member"], parts["vault"], parts["replaces"])


STATEMENT = {"statement": text(8 * KIB), "signature": binary(64)}


def statement(body: bytes) -> Signed:
    """The body of `POST /vault/directory/`."""
    return signed(**shaped(parse(body), STATEMENT))


def founding(body: bytes) -> dict[str, Any]:
    """The body of `POST /vault/`."""
    parts = shaped(
        parse(body),
        {
            "vault": name(16),
            "device": name(9),
            "keyring": keyring,
            "locks": each(lock, LOCKS, least=1),
            "entry": written,
            "farewell": binary(32),
            **STATEMENT,
        },
    )
    parts["signed"] = signed(parts.pop("statement"), parts.pop("signature"))
    return parts


def parcel(body: bytes) -> dict[str, Any]:
    """The body of `POST /vault/parcels/`."""
    return shaped(parse(body), {"id": binary(16), "to": text(64), "file": binary(100, PUSH)})


def pairing(body: bytes) -> dict[str, Any]:
    """The body of `POST /vault/pairings/`."""
    return shaped(parse(body), {"id": binary(16), "box": binary(29, PUSH)})


def token(body: bytes) -> bytes:
    """The body of `POST /vault/farewell/`."""
    return bytes(shaped(parse(body), {"token": binary(32)})["token"])
