"""Writes tests/vectors/vault-v1.json from fixed keys. What sealing makes random is kept from the last run.

python client/tests/make_vectors.py           writes the file
python client/tests/make_vectors.py --check   says whether the file is what this code makes
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final

import vector_cast as cast
from vector_chain import boxes, public_of, unfile
from vector_chain import chain as make_chain
from vector_refusals import refusals

from inglenook_client import chain, directory, envelope, locks, pairing, parcel, sheet
from inglenook_client.agefile import classic, header, hybrid, passphrase, stream
from inglenook_client.encoding import SUITE, b64, bound, hkdf, padded_length, padme, sha

FILE: Final = Path(__file__).resolve().parents[2] / "tests/vectors/vault-v1.json"
NOTE: Final = (
    "Frozen examples of docs/vault-format.md, made by client/tests/make_vectors.py. All binary values are base64url "
    "without padding. The keys protect nobody. A changed value here orphans what people have written."
)


def derivations() -> dict[str, Any]:
    """Every key that follows from an epoch key, and the ids that follow from a name."""
    first, names = cast.VK["1"], ("settings", "import|dayone|4F2A9C0E6B7D4E1F8A3B5C6D7E8F9A0B", "Ærø")
    return {
        "epochs": {epoch: b64(key) for epoch, key in cast.VK.items()},
        "record_keys": [
            {"epoch": int(epoch), "rid": rid, "key": b64(hkdf(key, bound("record", cast.VAULT, rid)))}
            for epoch, key in cast.VK.items() for rid in (cast.RID_A, cast.RID_B)
        ],
        "log_keys": {epoch: b64(chain.log_key(key, cast.VAULT)) for epoch, key in cast.VK.items()},
        "name_key": b64(hkdf(first, bound("name", cast.VAULT))),
        "farewell": {"token": b64(hkdf(first, cast.FAREWELL)), "sha": b64(sha(hkdf(first, cast.FAREWELL)))},
        "rids": [{"name": name, "rid": envelope.derived_id(first, cast.VAULT, name)} for name in names],
    }  # fmt: skip


def encodings() -> dict[str, Any]:
    """Base64url and the padding table."""
    samples = [b"", b"\0", b"\xff\xfe", b"\xfb\xff\xbf", cast.fixed("sample", 16)]
    sizes = [2, 3, 9, 64, 100, 1000, 2047, 2048, 2049, 2112, 2113, 4096, 5000, 10_000, 65_537, 1_000_000, 16_000_000]
    return {
        "b64": [{"hex": data.hex(), "text": b64(data)} for data in samples],
        "padme": [{"n": n, "padme": padme(n), "padded": padded_length(n)} for n in sizes],
    }


def blob() -> dict[str, Any]:
    """An attachment of 3,000 bytes."""
    data, key, nonce = cast.fixed("picture") * 93 + b"\0" * 24, cast.fixed("blob key"), cast.fixed("nonce blob", 12)
    sealed = envelope.blob_with(key, cast.VAULT, cast.BLOB, data, nonce)
    ref = envelope.Attachment(cast.BLOB, b64(key), b64(sha(sealed)), "image/webp", "Fensterplatz.webp", len(data))
    return {"ref": ref.__dict__, "nonce": b64(nonce), "data": b64(data), "length": len(sealed), "blob": b64(sealed)}


def words_file(factor: int, label: str = "words") -> bytes:
    """A passphrase file with fixed salt, file key and nonce."""
    text, key = locks.passphrase(cast.WORDS, cast.SECRET), cast.fixed(f"{label} file key", 16)
    stanza = passphrase.wrap(key, text, cast.fixed(f"{label} salt", 16), factor)
    identity = cast.IDENTITIES["passphrase"].encode()
    return header.write([stanza], key) + stream.seal(key, cast.fixed(f"{label} nonce", 16), identity)


def all_locks() -> dict[str, Any]:
    """Each way to open, with what wraps it."""
    lock, nonce = cast.LOCKS["passkey"], cast.fixed("nonce passkey", 12)
    box = locks.wrap_passkey(cast.IDENTITIES["passkey"], cast.PRF, cast.VAULT, lock, nonce)
    wrapped = {
        "paper": {},
        "passphrase": {"file": b64(words_file(17))},
        "passkey": {"credential": b64(cast.fixed("credential", 20)), "box": b64(box)},
    }
    return {
        "words": {"typed": cast.WORDS, "normalised": locks.normalised(cast.WORDS), "secret": cast.SECRET,
                  "secret_typed": locks.grouped(cast.SECRET).lower().replace(" ", "-"),
                  "passphrase": locks.passphrase(cast.WORDS, cast.SECRET)},
        "normalised": [{"typed": typed, "words": locks.normalised(typed)} for typed in NORMALISED],
        "strong": [{"typed": typed, "enough": locks.strong_enough(typed)} for typed in STRENGTHS],
        "passkey": {"input": b64(locks.PRF_INPUT), "prf": b64(cast.PRF), "nonce": b64(nonce)},
        "locks": [
            {"id": cast.LOCKS[method], "method": method, "identity": cast.IDENTITIES[method],
             "recipient": hybrid.recipient_of(cast.IDENTITIES[method]), "wrapped": wrapped[method]}
            for method in cast.LOCKS
        ],
    }  # fmt: skip


NORMALISED: Final = [
    "\ufb01ne\u00a0day",
    "  a\r\n\u2028b\u1680c\u0085 ",
    "A\u030a ngstro\u0308m",
    "zero\u200bwidth \ufeffmark",
    "\ufeffstays\ufeff",
    "\u3000x\u2003y",
]
STRENGTHS: Final = [
    "a b c d e",
    "a b c d",
    "nineteen-characters",
    "twenty-characters-ok",
    "  a   b   c d ",
    "\U0001f33f" * 10,
]


def the_sheet(head: str) -> dict[str, Any]:
    """The QR text of a recovery sheet."""
    position = chain.Position.from_json({"seq": 7, "head": head})
    made = sheet.Sheet(cast.HOST, cast.VAULT, cast.IDENTITIES["paper"], cast.EXPORT, cast.SECRET, position)
    return {"host": cast.HOST, "vault": cast.VAULT, "paper": made.paper, "export": cast.EXPORT,
            "export_recipient": classic.recipient_of(cast.EXPORT), "secret": cast.SECRET,
            "secret_grouped": locks.grouped(cast.SECRET), "seq": 7, "head": head, "text": made.text()}  # fmt: skip


def listed() -> dict[str, Any]:
    """Two statements of one member and one of a peer, and the chain over them."""
    first = statement(cast.MEMBER, cast.VAULT, cast.SEED, cast.INBOX, None)
    peer = statement(cast.PEER, cast.OTHER_VAULT, cast.PEER_SEED, cast.PEER_INBOX, None)
    second = statement(cast.MEMBER, cast.VAULT, cast.SEED, cast.INBOX, b64(sha(first.text)))
    made, heads = [first, peer, second], [directory.genesis()]
    for one in made:
        heads.append(directory.follow(heads[-1], [one.link()]))
    signing, inbox = public_of(cast.SEED), hybrid.recipient_of(cast.INBOX)
    print_ = directory.fingerprint(signing, inbox)
    rows = [{"statement": s.text.decode(), "signature": b64(s.signature), "link": b64(s.link())} for s in made]
    return {
        "member": cast.MEMBER, "seed": b64(cast.SEED), "signing": signing, "inbox": inbox, "statements": rows,
        "heads": [b64(position.head) for position in heads],
        "fingerprint": b64(print_), "words": directory.words(print_),
    }  # fmt: skip


def statement(member: str, vault: str, seed: bytes, identity: str, replaces: str | None) -> directory.Statement:
    """A signed statement."""
    about = {"member": member, "vault": vault, "signing": public_of(seed), "inbox": hybrid.recipient_of(identity),
             "made_at": cast.MOMENT, "replaces": replaces}  # fmt: skip
    return directory.state(seed, about)


def a_parcel(frozen: dict[str, Any] | None) -> dict[str, Any]:
    """From the peer to the member."""
    payload = {"from": cast.PEER, "to": cast.MEMBER, "sent_at": cast.MOMENT,
               "directory": directory.genesis().to_json(), "record": cast.entry("Für dich.").__dict__}  # fmt: skip
    frozen = frozen if frozen and frozen["payload"] == payload else None
    file = unfile(frozen["file"]) if frozen else parcel.seal(payload, cast.PEER_SEED, hybrid.recipient_of(cast.INBOX))
    return {"identity": cast.INBOX, "me": cast.MEMBER, "pinned": {cast.PEER: {"signing": public_of(cast.PEER_SEED)}},
            "payload": payload, "file": b64(file)}  # fmt: skip


def a_pairing(keyring: str, head: str) -> dict[str, Any]:
    """The box a new device takes."""
    content = {"keyring": json.loads(keyring), "seq": 7, "head": head}
    secret, nonce = cast.fixed("pairing secret"), cast.fixed("nonce pairing", 12)
    plain = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    box = pairing.seal(content, secret, cast.VAULT, cast.PAIRING, nonce)
    url = f"{cast.HOST}/room/pair/#{cast.PAIRING}.{b64(secret)}"
    return {"id": cast.PAIRING, "secret": b64(secret), "url": url, "nonce": b64(nonce), "json": plain, "box": b64(box)}


def make(frozen: dict[str, Any]) -> dict[str, Any]:
    """The whole file; `frozen` is the file as it was, or {}."""
    hanging = make_chain(frozen)
    head, newest = hanging["log"]["heads"][-1], hanging["keyrings"][-1]
    vectors = {
        "suite": SUITE, "note": NOTE, "vault": cast.VAULT, "device": cast.DEVICE,
        "encoding": encodings(), "derivations": derivations(), "boxes": boxes(), "blob": blob(), **hanging,
        "locks": all_locks(), "sheet": the_sheet(head), "directory": listed(),
        "parcel": a_parcel(frozen.get("parcel")), "pairing": a_pairing(newest["json"], head),
    }  # fmt: skip
    vectors["refused"] = refusals(vectors, frozen.get("refused", {}), words_file)
    return vectors


def main() -> int:
    """Writes, or checks, the file."""
    was = FILE.read_text(encoding="utf-8") if FILE.exists() else "{}"
    now = json.dumps(make(json.loads(was)), ensure_ascii=False, indent=1) + "\n"
    if "--check" in sys.argv:
        sys.stdout.write("The vectors are what this code makes.\n" if now == was else "The vectors differ.\n")
        return int(now != was)
    FILE.write_text(now, encoding="utf-8")
    sys.stdout.write(f"{FILE.name}: {len(now):,} characters\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
