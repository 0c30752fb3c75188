"""The part of the vectors that hangs together: boxes, two keyrings, and the log that names them all."""

from __future__ import annotations

import json
from typing import Any

import vector_cast as cast
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from inglenook_client.agefile import classic, hybrid
from inglenook_client.chain import KEYRING, Entry, Log, Write, genesis
from inglenook_client.directory import fingerprint
from inglenook_client.directory import genesis as directory_genesis
from inglenook_client.encoding import b64, sha, unb64
from inglenook_client.envelope import Place, Record, seal
from inglenook_client.keyring import Keyring, mac_key

Frozen = dict[str, Any]


def public_of(seed: bytes) -> str:
    """The Ed25519 public key of a seed, as the format writes it."""
    return b64(Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw())


def box(label: str, epoch: int, rid: str, ver: int, record: Record) -> dict[str, Any]:
    """One sealed record with everything that made it."""
    place, nonce = Place(cast.VAULT, epoch, rid, ver), cast.fixed(f"nonce {label}", 12)
    sealed = seal(cast.VK[str(epoch)], place, record.to_json(), nonce)
    return {
        "label": label, "epoch": epoch, "rid": rid, "ver": ver, "nonce": b64(nonce), "aad": place.aad().decode(),
        "json": record.to_json().decode(), "length": len(sealed), "sha": b64(sha(sealed)), "box": b64(sealed),
    }  # fmt: skip


def boxes() -> list[dict[str, Any]]:
    """Several sizes: the least, just over it, and larger ones that Padmé rounds up; the last one is a removal."""
    gone = Record("gone", 1, cast.MOMENT, cast.MOMENT, {})
    long = "Eine lange Zeile über den Tag. " * 160
    return [
        box("a1", 1, cast.RID_A, 1, cast.entry("Kurz.")),
        box("b1", 1, cast.RID_B, 1, cast.entry("Zeile für Zeile. " * 120)),
        box("a2", 1, cast.RID_A, 2, cast.entry(long)),
        box("a3", 2, cast.RID_A, 3, cast.entry(long + "\n\n🌿 نهاية", "2026-11-24T06:00:00.000Z")),
        box("b2", 2, cast.RID_B, 2, gone),
    ]


def keyring(version: int, epoch: int, methods: list[str], head: dict[str, Any]) -> Keyring:
    """A keyring with these locks."""
    signing, inbox = public_of(cast.PEER_SEED), hybrid.recipient_of(cast.PEER_INBOX)
    peer = {"signing": signing, "inbox": inbox, "fingerprint": b64(fingerprint(signing, inbox))}
    return Keyring({
        "suite": "inglenook-1", "vault": cast.VAULT, "version": version, "epoch": epoch,
        "epochs": {number: b64(key) for number, key in cast.VK.items() if int(number) <= epoch},
        "secret": cast.SECRET,
        "inbox": {"identity": cast.INBOX, "recipient": hybrid.recipient_of(cast.INBOX)},
        "export": {"identity": cast.EXPORT, "recipient": classic.recipient_of(cast.EXPORT)},
        "signing": {"seed": b64(cast.SEED), "public": public_of(cast.SEED)},
        "locks": {cast.LOCKS[method]: _lock(method) for method in methods},
        "devices": {cast.DEVICE: {"name": "Küche", "made_at": cast.MOMENT}},
        "contacts": {cast.PEER: peer | {"checked": True, "pinned_at": cast.MOMENT}},
        "circles": {}, "directory": directory_genesis().to_json(), "head": head,
    })  # fmt: skip


def _lock(method: str) -> dict[str, Any]:
    key = mac_key(cast.IDENTITIES[method], cast.VAULT, cast.LOCKS[method])
    about = {"method": method, "name": method.title(), "made_at": cast.MOMENT}
    return about | {"recipient": hybrid.recipient_of(cast.IDENTITIES[method]), "mac_key": b64(key)}


def sealed_keyring(opened: Keyring, frozen: Frozen | None) -> dict[str, Any]:
    """A sealed keyring. Sealing is random, so a file that was frozen before is kept."""
    plain = json.dumps(opened.json, ensure_ascii=False, separators=(",", ":"))
    if frozen and frozen["json"] == plain:
        return frozen
    return {"json": plain, **opened.seal().to_json()}


def chain(frozen: Frozen) -> dict[str, Any]:
    """Keyrings and log: two epochs, a second keyring between them, and every head on the way."""
    log, made = Log.empty(cast.VAULT), {one["label"]: one for one in boxes()}
    first = keyring(1, 1, ["paper", "passphrase"], log.position.to_json())
    keys = keyring(2, 2, list(cast.LOCKS), log.position.to_json())  # knows both epochs
    rows, heads, keyrings = [], [b64(genesis(cast.VAULT).head)], []

    def append(device: str, rid: str, ver: int, epoch: int, digest: bytes) -> None:
        entry = log.append(keys, device, Write(epoch, rid, ver, digest))
        rows.append([entry.seq, entry.device, *entry.to_push()])
        heads.append(b64(log.position.head))

    def append_keyring(device: str, opened: Keyring) -> None:
        kept = frozen.get("keyrings", [])[len(keyrings) : len(keyrings) + 1]
        keyrings.append(sealed_keyring(opened, kept[0] if kept else None))
        append(device, KEYRING, opened.version, opened.epoch, sha(_file(keyrings[-1])))

    def append_box(device: str, label: str) -> None:
        one = made[label]
        append(device, one["rid"], one["ver"], one["epoch"], sha(unfile(one["box"])))

    append_keyring(cast.DEVICE, first)
    for label in ("a1", "b1", "a2"):
        append_box(cast.DEVICE, label)
    append_keyring(cast.SECOND_DEVICE, keyring(2, 2, list(cast.LOCKS), log.position.to_json()))
    append_box(cast.DEVICE, "a3")
    append_box(cast.SECOND_DEVICE, "b2")
    newest = {cast.RID_A: "a3", cast.RID_B: "b2"}
    return {"keyrings": keyrings, "log": {"heads": heads, "entries": rows, "newest": newest}}


def unfile(text: str) -> bytes:
    """Bytes of a value in the vectors."""
    return unb64(text)


def _file(keyring: Frozen) -> bytes:
    return unfile(keyring["file"])


def entries(rows: list[list[Any]]) -> list[Entry]:
    """The rows of a log as entries."""
    return [Entry.from_row(row) for row in rows]
