"""The frozen examples, read as a second implementation would: only what the file says, and only public functions."""

from __future__ import annotations

from typing import Any

import pytest

from inglenook_client import chain, directory, encoding, envelope, keyring, locks, pairing, parcel, sheet
from inglenook_client.agefile import classic, hybrid
from inglenook_client.encoding import b64, bound, hkdf, sha, unb64
from inglenook_client.errors import RoomError

Vectors = dict[str, Any]


def keys_of(vectors: Vectors) -> keyring.Keyring:
    return keyring.read(vectors["keyrings"][-1]["json"].encode())


def test_base64url_is_written_and_read_the_one_way(vectors: Vectors) -> None:
    for sample in vectors["encoding"]["b64"]:
        assert b64(bytes.fromhex(sample["hex"])) == sample["text"]
        assert unb64(sample["text"]).hex() == sample["hex"]


def test_any_other_spelling_of_base64url_is_refused(vectors: Vectors) -> None:
    for text in vectors["refused"]["b64"]:
        with pytest.raises(RoomError):
            unb64(text)


def test_the_padding_table(vectors: Vectors) -> None:
    for row in vectors["encoding"]["padme"]:
        assert (encoding.padme(row["n"]), encoding.padded_length(row["n"])) == (row["padme"], row["padded"])


def test_every_key_follows_from_its_epoch(vectors: Vectors) -> None:
    made, vault = vectors["derivations"], vectors["vault"]
    epochs = {int(number): unb64(key, 32) for number, key in made["epochs"].items()}
    for row in made["record_keys"]:
        place = envelope.Place(vault, row["epoch"], row["rid"], 1)
        assert b64(envelope.record_key(epochs[row["epoch"]], place)) == row["key"]
    assert {str(epoch): b64(chain.log_key(key, vault)) for epoch, key in epochs.items()} == made["log_keys"]
    assert b64(hkdf(epochs[1], bound("name", vault))) == made["name_key"]


def test_derived_ids_and_the_farewell_token(vectors: Vectors) -> None:
    keys = keys_of(vectors)
    for row in vectors["derivations"]["rids"]:
        assert envelope.derived_id(keys.epoch_key(1), vectors["vault"], row["name"]) == row["rid"]
    assert b64(keys.farewell()) == vectors["derivations"]["farewell"]["token"]
    assert b64(sha(keys.farewell())) == vectors["derivations"]["farewell"]["sha"]


def test_every_box_opens_and_is_sealed_the_same_way(vectors: Vectors) -> None:
    keys = keys_of(vectors)
    for row in vectors["boxes"]:
        place = envelope.Place(vectors["vault"], row["epoch"], row["rid"], row["ver"])
        key, box = keys.epoch_key(row["epoch"]), unb64(row["box"])
        assert envelope.open_(key, place, box).decode() == row["json"]
        assert envelope.seal(key, place, row["json"].encode(), unb64(row["nonce"])) == box
        assert (len(box), b64(sha(box)), place.aad().decode()) == (row["length"], row["sha"], row["aad"])


def test_every_damaged_or_moved_box_is_refused(vectors: Vectors) -> None:
    keys = keys_of(vectors)
    for row in vectors["refused"]["boxes"]:
        place = envelope.Place(row["vault"], row["epoch"], row["rid"], row["ver"])
        with pytest.raises(RoomError) as refusal:
            envelope.open_(keys.epoch_key(row["epoch"]), place, unb64(row["box"]))
        assert refusal.value.code == "swapped", row["why"]


def test_the_blob_opens_and_wrong_ones_are_refused(vectors: Vectors) -> None:
    good = vectors["blob"]
    attachment = envelope.Attachment(**good["ref"])
    assert envelope.open_blob(vectors["vault"], attachment, unb64(good["blob"])) == unb64(good["data"])
    for row in vectors["refused"]["blobs"]:
        with pytest.raises(RoomError):
            envelope.open_blob(vectors["vault"], envelope.Attachment(**row["ref"]), unb64(row["blob"]))


def followed(vectors: Vectors, rows: list[list[Any]]) -> list[chain.Position]:
    log, positions = chain.Log.empty(vectors["vault"]), [chain.genesis(vectors["vault"])]
    for row in rows:
        log.follow(keys_of(vectors), chain.Entry.from_row(row))
        positions.append(log.position)
    return positions


def test_the_log_is_followed_head_by_head(vectors: Vectors) -> None:
    positions = followed(vectors, vectors["log"]["entries"])
    assert [b64(position.head) for position in positions] == vectors["log"]["heads"]


def test_a_log_with_one_fault_is_refused(vectors: Vectors) -> None:
    for row in vectors["refused"]["logs"]:
        with pytest.raises(RoomError) as refusal:
            followed(vectors, row["entries"])
        assert refusal.value.code == "forked", row["why"]


def test_the_log_names_the_newest_boxes_and_keyrings(vectors: Vectors) -> None:
    boxes = {row["label"]: row for row in vectors["boxes"]}
    entries = [chain.Entry.from_row(row) for row in vectors["log"]["entries"]]
    newest = {entry.rid: entry for entry in entries}
    for rid, label in vectors["log"]["newest"].items():
        assert b64(newest[rid].box_sha) == boxes[label]["sha"]
    rings = [entry.box_sha for entry in entries if entry.rid == chain.KEYRING]
    assert rings == [sha(unb64(row["file"])) for row in vectors["keyrings"]]


def test_each_lock_opens_the_newest_keyring(vectors: Vectors) -> None:
    sealed = keyring.Sealed.from_json(vectors["keyrings"][-1])
    for lock in vectors["locks"]["locks"]:
        opened = keyring.open_(sealed, vectors["vault"], lock["id"], lock["identity"])
        assert opened.json == keys_of(vectors).json
        assert opened.before.to_json() == {"seq": 4, "head": vectors["log"]["heads"][4]}


def test_a_keyring_the_host_could_have_made_is_refused(vectors: Vectors) -> None:
    for row in vectors["refused"]["keyrings"]:
        sealed = keyring.Sealed.from_json(row["keyring"])
        with pytest.raises(RoomError):
            keyring.open_(sealed, vectors["vault"], row["lock"], row["identity"])


def test_words_are_normalised_alike(vectors: Vectors) -> None:
    for row in vectors["locks"]["normalised"]:
        assert locks.normalised(row["typed"]) == row["words"]
    for row in vectors["locks"]["strong"]:
        assert locks.strong_enough(row["typed"]) is row["enough"]


def test_the_account_secret_is_read_as_people_type_it(vectors: Vectors) -> None:
    words = vectors["locks"]["words"]
    assert locks.read_secret(words["secret_typed"]) == words["secret"]
    assert locks.passphrase(words["typed"], words["secret_typed"]) == words["passphrase"]
    for text in vectors["refused"]["secrets"]:
        with pytest.raises(RoomError):
            locks.read_secret(text)


def lock_of(vectors: Vectors, method: str) -> tuple[locks.Lock, str]:
    row = next(lock for lock in vectors["locks"]["locks"] if lock["method"] == method)
    return locks.Lock.from_json(row), row["identity"]


def test_the_passphrase_file_opens_with_words_and_secret(vectors: Vectors) -> None:
    lock, identity = lock_of(vectors, "passphrase")
    words = vectors["locks"]["words"]
    assert locks.open_words(lock, words["typed"], words["secret"]) == identity


def test_a_weakened_or_stalling_passphrase_file_is_refused(vectors: Vectors) -> None:
    lock, _ = lock_of(vectors, "passphrase")
    words = vectors["locks"]["words"]
    for row in vectors["refused"]["passphrase_files"]:
        weak = locks.Lock(lock.id, lock.method, lock.recipient, {"file": row["file"]})
        with pytest.raises(RoomError):
            locks.open_words(weak, words["typed"], words["secret"])


def test_the_passkey_box_opens_with_its_prf_only(vectors: Vectors) -> None:
    lock, identity = lock_of(vectors, "passkey")
    known, vault = vectors["locks"]["passkey"], vectors["vault"]
    prf = unb64(known["prf"])
    assert b64(locks.PRF_INPUT) == known["input"]
    assert locks.open_passkey(lock, prf, vault) == identity
    remade = locks.wrap_passkey(identity, prf, vault, lock.id, unb64(known["nonce"]))
    assert b64(remade) == lock.wrapped["box"]
    for row in vectors["refused"]["passkey"]:
        with pytest.raises(RoomError):
            locks.open_passkey(locks.Lock(lock.id, "passkey", lock.recipient, {"box": row["box"]}), prf, vault)


def test_recipients_follow_from_identities(vectors: Vectors) -> None:
    for lock in vectors["locks"]["locks"]:
        assert hybrid.recipient_of(lock["identity"]) == lock["recipient"]
    assert classic.recipient_of(vectors["sheet"]["export"]) == vectors["sheet"]["export_recipient"]


def test_keys_with_a_slip_are_refused(vectors: Vectors) -> None:
    for identity in vectors["refused"]["identities"]:
        with pytest.raises(RoomError):
            hybrid.recipient_of(identity)
    for recipient in vectors["refused"]["recipients_for_keyrings"]:
        with pytest.raises(RoomError):
            hybrid.wrap(bytes(16), recipient)


def test_the_sheet_is_read_and_written(vectors: Vectors) -> None:
    known = vectors["sheet"]
    read = sheet.read(known["text"])
    assert isinstance(read, sheet.Sheet)
    assert read.text() == known["text"]
    parts = (read.host, read.vault, read.paper, read.export, read.secret, read.position.seq, b64(read.position.head))
    assert list(parts) == [known[name] for name in ("host", "vault", "paper", "export", "secret", "seq", "head")]
    for text in vectors["refused"]["sheets"]:
        with pytest.raises(RoomError):
            sheet.read(text)


def statement_of(row: Vectors) -> directory.Statement:
    return directory.Statement(row["statement"].encode(), unb64(row["signature"]))


def test_the_directory_is_followed_and_its_statements_are_signed(vectors: Vectors) -> None:
    known = vectors["directory"]
    made = [statement_of(row) for row in known["statements"]]
    for statement, row in zip(made, known["statements"], strict=True):
        directory.check(statement, unb64(statement.json["signing"]))
        assert b64(statement.link()) == row["link"]
    ends = [directory.follow(directory.genesis(), [s.link() for s in made[:count]]) for count in range(4)]
    assert [b64(position.head) for position in ends] == known["heads"]
    assert made[2].json["replaces"] == b64(sha(made[0].text))
    assert directory.state(unb64(known["seed"]), made[0].json) == made[0]


def test_statements_nobody_signed_are_refused(vectors: Vectors) -> None:
    for row in vectors["refused"]["statements"]:
        with pytest.raises(RoomError):
            directory.check(statement_of(row), unb64(vectors["directory"]["signing"]))


def test_fingerprints_read_as_eight_words(vectors: Vectors) -> None:
    known = vectors["directory"]
    made = directory.fingerprint(known["signing"], known["inbox"])
    assert (b64(made), directory.words(made)) == (known["fingerprint"], known["words"])


def test_the_parcel_opens_and_false_ones_are_refused(vectors: Vectors) -> None:
    known = vectors["parcel"]
    opened = parcel.open_(unb64(known["file"]), known["identity"], known["me"], known["pinned"])
    assert opened == known["payload"]
    for row in vectors["refused"]["parcels"]:
        with pytest.raises(RoomError):
            parcel.open_(unb64(row["file"]), known["identity"], known["me"], known["pinned"])


def test_the_pairing_box_opens_with_its_own_code_only(vectors: Vectors) -> None:
    known, box = vectors["pairing"], unb64(vectors["pairing"]["box"])
    opened = pairing.open_(box, unb64(known["secret"]), vectors["vault"], known["id"])
    assert opened["keyring"] == keys_of(vectors).json
    resealed = pairing.seal(opened, unb64(known["secret"]), vectors["vault"], known["id"], unb64(known["nonce"]))
    assert resealed == box
    for row in vectors["refused"]["pairings"]:
        with pytest.raises(RoomError):
            pairing.open_(box, unb64(row["secret"]), row["vault"], row["id"])


def test_the_file_is_what_the_script_makes(vectors: Vectors) -> None:
    import make_vectors

    assert make_vectors.make(vectors) == vectors
