"""Vectors that a reader has to refuse: each is well made in all but one respect."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import vector_cast as cast
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from vector_chain import keyring as make_keyring
from vector_chain import unfile

from inglenook_client import agefile, keyring
from inglenook_client.agefile import classic, header, hybrid, stream
from inglenook_client.chain import Entry, Log, Write
from inglenook_client.encoding import b64, pad
from inglenook_client.envelope import Place, record_key
from inglenook_client.locks import wrap_passkey

Vectors = dict[str, Any]


def refusals(vectors: Vectors, frozen: Vectors, words_file: Callable[[int, str], bytes]) -> Vectors:
    """Everything that must be refused, by part of the format."""
    return {
        "b64": ["AA==", "AA ", " AA", "AB", "A", "A+8_", "A/8_", "AAB", "AA\n", "Ää"],
        "boxes": boxes(vectors),
        "blobs": blobs(vectors),
        "logs": logs(vectors),
        "keyrings": frozen.get("keyrings") or keyrings(vectors),
        "passphrase_files": passphrase_files(words_file),
        "passkey": passkey(),
        "identities": identities(),
        "recipients_for_keyrings": recipients(vectors),
        "secrets": ["", cast.SECRET[:-1], cast.SECRET + "A", cast.SECRET[:-1] + "Z", "1" * 26],
        "sheets": sheets(vectors["sheet"]["text"]),
        "statements": statements(vectors),
        "parcels": frozen.get("parcels") or parcels(vectors),
        "pairings": pairings(vectors),
    }


def flipped(data: bytes, place: int = -1) -> bytes:
    """One bit changed."""
    changed = bytearray(data)
    changed[place] ^= 1
    return bytes(changed)


def boxes(vectors: Vectors) -> list[Vectors]:
    """`why` says what is wrong; vault, epoch, rid and ver are what the reader expects."""
    first, box = vectors["boxes"][0], unfile(vectors["boxes"][0]["box"])
    asked = {"vault": cast.VAULT, "epoch": 1, "rid": first["rid"], "ver": 1}
    wrong: list[tuple[str, Vectors, bytes]] = [
        ("another version", {"ver": 2}, box),
        ("another record", {"rid": cast.RID_B}, box),
        ("another epoch", {"epoch": 2}, box),
        ("another vault", {"vault": cast.OTHER_VAULT}, box),
        ("a changed last byte", {}, flipped(box)),
        ("a changed nonce", {}, flipped(box, 0)),
        ("cut short", {}, box[:-1]),
        ("shorter than a nonce", {}, box[:11]),
        ("empty", {}, b""),
        ("a padding byte that is not zero", {}, sealed_raw(pad(b"{}")[:-1] + b"\1")),
        ("a length that does not fit", {}, sealed_raw((2045).to_bytes(4, "big") + bytes(2044))),
        ("padded further than it should be", {}, sealed_raw(pad(b"{}", 4096))),
        ("not padded to the least length", {}, sealed_raw(pad(b"{}", 64))),
        ("no room for a length", {}, sealed_raw(b"\0\0\0")),
    ]
    return [{"why": why, **asked, **change, "box": b64(data)} for why, change, data in wrong]


def sealed_raw(padded: bytes) -> bytes:
    """A box whose plaintext is not as `pad` makes it."""
    place, nonce = Place(cast.VAULT, 1, cast.RID_A, 1), cast.fixed("nonce raw", 12)
    return nonce + AESGCM(record_key(cast.VK["1"], place)).encrypt(nonce, padded, place.aad())


def blobs(vectors: Vectors) -> list[Vectors]:
    """Blobs that are not what their record names."""
    ref, blob = vectors["blob"]["ref"], unfile(vectors["blob"]["blob"])
    return [
        {"why": "a changed byte", "ref": ref, "blob": b64(flipped(blob))},
        {"why": "another id", "ref": ref | {"blob": cast.PAIRING}, "blob": b64(blob)},
        {"why": "another key", "ref": ref | {"key": b64(cast.VK["1"])}, "blob": b64(blob)},
        {"why": "another hash", "ref": ref | {"sha": b64(cast.VK["1"])}, "blob": b64(blob)},
    ]


def logs(vectors: Vectors) -> list[Vectors]:
    """Whole logs, read from the start with both epochs known; each holds one fault."""
    rows = vectors["log"]["entries"]
    swapped = [list(row) for row in rows]
    swapped[1][5], swapped[2][5] = swapped[2][5], swapped[1][5]
    return [
        {"why": "a dropped entry", "entries": rows[:2] + rows[3:]},
        {"why": "a dropped first entry", "entries": rows[1:]},
        {"why": "two entries in the wrong order", "entries": [rows[0], rows[2], rows[1], *rows[3:]]},
        {"why": "two hashes exchanged", "entries": swapped},
        {"why": "an entry twice", "entries": [*rows[:2], *rows[1:]]},
        {"why": "another device", "entries": [[*rows[0][:1], cast.SECOND_DEVICE, *rows[0][2:]]]},
        {"why": "a mac of another key", "entries": [[*rows[0][:6], b64(cast.fixed("mac"))]]},
        {"why": "a version left out", "entries": [*rows, written(rows, cast.RID_A, 5, 2)]},
        {"why": "a version again", "entries": [*rows, written(rows, cast.RID_A, 3, 2)]},
        {"why": "an epoch that falls", "entries": [*rows, written(rows, cast.RID_A, 4, 1)]},
        {"why": "an epoch nobody knows", "entries": [*rows, [8, cast.DEVICE, 3, cast.RID_B, 3, *rows[6][5:]]]},
    ]


def written(rows: list[list[Any]], rid: str, ver: int, epoch: int) -> list[Any]:
    """One more entry with right head and mac, that breaks a rule all the same."""
    keys, log = make_keyring(2, 2, list(cast.LOCKS), {}), Log.empty(cast.VAULT)
    for row in rows:
        log.follow(keys, Entry.from_row(row))
    log.newest[rid] = Entry(0, "", 1, rid, ver - 1, b"", b"")
    log.epoch = 1
    entry = log.append(keys, cast.DEVICE, Write(epoch, rid, ver, cast.fixed("box")))
    return [entry.seq, entry.device, *entry.to_push()]


def keyrings(vectors: Vectors) -> list[Vectors]:
    """Keyrings as a server may serve them; `lock` and `identity` are what the reader opens with."""
    good, lock = vectors["keyrings"][-1], cast.LOCKS["paper"]
    served = {name: good[name] for name in ("version", "file", "macs")}
    other = hybrid.recipient_of(hybrid.new_identity(cast.fixed("another lock")))
    of_host = agefile.seal_to([hybrid.recipient_of(cast.IDENTITIES["paper"])], pad(good["json"].encode(), 4096))
    wrong = [
        ("an older file under a newer number", served | {"file": vectors["keyrings"][0]["file"]}),
        ("another version number", served | {"version": 3}),
        ("no mac for this lock", served | {"macs": {}}),
        ("a file of the host's own making", served | {"file": b64(of_host)}),
        ("a classic stanza beside the hybrid one", vouched(with_classic_stanza(good["json"]), 2)),
        ("sealed to another lock", vouched(agefile.seal_to([other], pad(good["json"].encode(), 4096)), 2)),
        ("another suite", vouched(sealed(good["json"].replace("inglenook-1", "inglenook-0")), 2)),
        ("another vault inside", vouched(sealed(good["json"].replace(cast.VAULT, cast.OTHER_VAULT)), 2)),
        ("another version inside", vouched(sealed(good["json"]), 3)),
        ("not JSON", vouched(sealed("{"), 2)),
    ]
    return [{"why": why, "lock": lock, "identity": cast.IDENTITIES["paper"], "keyring": one} for why, one in wrong]


def sealed(plain: str) -> bytes:
    """A file to the paper lock alone."""
    return agefile.seal_to([hybrid.recipient_of(cast.IDENTITIES["paper"])], pad(plain.encode(), 4096))


def with_classic_stanza(plain: str) -> bytes:
    """What a careless writer would make."""
    key = cast.fixed("mixed file key", 16)
    stanzas = [hybrid.wrap(key, hybrid.recipient_of(cast.IDENTITIES["paper"]))]
    stanzas.append(classic.wrap(key, classic.recipient_of(cast.EXPORT)))
    return header.write(stanzas, key) + stream.seal(key, cast.fixed("mixed nonce", 16), pad(plain.encode(), 4096))


def vouched(file: bytes, version: int) -> Vectors:
    """The file with a right mac of the paper lock, so that only what is inside can be wrong."""
    lock = cast.LOCKS["paper"]
    key = keyring.mac_key(cast.IDENTITIES["paper"], cast.VAULT, lock)
    return keyring.Sealed(version, file, {lock: b64(keyring.mac_of(key, cast.VAULT, version, file))}).to_json()


def passphrase_files(words_file: Callable[[int, str], bytes]) -> list[Vectors]:
    """Files that the right words would open, were they not weakened, and one that would stall the machine."""
    good = words_file(17, "words")
    return [
        {"why": "work factor 16", "file": b64(words_file(16, "weak"))},
        {"why": "work factor 10", "file": b64(words_file(10, "weaker"))},
        {"why": "work factor 21", "file": b64(good.replace(b" 17\n", b" 21\n", 1))},
        {"why": "work factor 017", "file": b64(good.replace(b" 17\n", b" 017\n", 1))},
        {"why": "a changed end", "file": b64(flipped(good))},
    ]


def passkey() -> list[Vectors]:
    """Passkey boxes, read with the PRF output, vault and lock of the good one."""
    lock, identity, nonce = cast.LOCKS["passkey"], cast.IDENTITIES["passkey"], cast.fixed("nonce passkey", 12)
    return [
        {"why": "another PRF output", "box": b64(wrap_passkey(identity, cast.fixed("other"), cast.VAULT, lock, nonce))},
        {"why": "another lock", "box": b64(wrap_passkey(identity, cast.PRF, cast.VAULT, cast.LOCKS["paper"], nonce))},
        {"why": "another vault", "box": b64(wrap_passkey(identity, cast.PRF, cast.OTHER_VAULT, lock, nonce))},
    ]


def identities() -> list[str]:
    """Hybrid identities with one slip each: a letter, the case, the end, the family."""
    good = cast.IDENTITIES["paper"]
    other = "Q" if good[40] != "Q" else "P"
    return [good[:40] + other + good[41:], good.lower(), good[:-1], good[:30] + good[30:].lower(), cast.EXPORT, ""]


def recipients(vectors: Vectors) -> list[str]:
    """What nobody may seal a keyring or parcel to."""
    good = vectors["directory"]["inbox"]
    return [classic.recipient_of(cast.EXPORT), good[:-1], good[:50] + ("q" if good[50] != "q" else "p") + good[51:]]


def sheets(text: str) -> list[str]:
    """QR texts with a part lost or changed."""
    return [
        text.rsplit("|", 1)[0], text.replace("AGE-SECRET-KEY-PQ-1", "X"),
        text.replace("|7|", "|seven|"), text.replace(cast.SECRET, cast.SECRET[1:]), text + "|more",
    ]  # fmt: skip


def statements(vectors: Vectors) -> list[Vectors]:
    """Statements that the member's key did not sign."""
    first = vectors["directory"]["statements"][0]
    changed = json.loads(first["statement"]) | {"inbox": hybrid.recipient_of(cast.PEER_INBOX)}
    spaced = first["statement"].replace('":', '": ')
    return [
        {"why": "other keys", "statement": json.dumps(changed, separators=(",", ":")), "signature": first["signature"]},
        {"why": "written anew", "statement": spaced, "signature": first["signature"]},
        {"why": "another's signature", "statement": first["statement"],
         "signature": vectors["directory"]["statements"][1]["signature"]},
    ]  # fmt: skip


def parcels(vectors: Vectors) -> list[Vectors]:
    """Parcels to the member whose `pinned` contacts are those of the good parcel."""
    from inglenook_client.parcel import seal

    payload, inbox = vectors["parcel"]["payload"], vectors["directory"]["inbox"]
    file = unfile(vectors["parcel"]["file"])
    wrong = [
        ("sealed on for another", seal(payload | {"to": cast.STRANGER}, cast.PEER_SEED, inbox)),
        ("a sender who is not pinned", seal(payload | {"from": cast.STRANGER}, cast.PEER_SEED, inbox)),
        ("another's signature", seal(payload, cast.SEED, inbox)),
        ("for another inbox", seal(payload, cast.PEER_SEED, hybrid.recipient_of(cast.PEER_INBOX))),
        ("sealed to a classic key as well", mixed_parcel(file)),
        ("a changed end", flipped(file)),
    ]
    return [{"why": why, "file": b64(data)} for why, data in wrong]


def mixed_parcel(file: bytes) -> bytes:
    """The good parcel's content under a hybrid and a classic stanza."""
    plain, key = agefile.open_with(cast.INBOX, file), cast.fixed("mixed parcel key", 16)
    stanzas = [hybrid.wrap(key, hybrid.recipient_of(cast.INBOX)), classic.wrap(key, classic.recipient_of(cast.EXPORT))]
    return header.write(stanzas, key) + stream.seal(key, cast.fixed("mixed parcel nonce", 16), plain)


def pairings(vectors: Vectors) -> list[Vectors]:
    """The good box, asked for with something else."""
    asked = {"vault": cast.VAULT, "id": cast.PAIRING, "secret": vectors["pairing"]["secret"]}
    return [
        {"why": "another secret", **asked, "secret": b64(cast.fixed("other"))},
        {"why": "another pairing", **asked, "id": cast.BLOB},
        {"why": "another vault", **asked, "vault": cast.OTHER_VAULT},
    ]
