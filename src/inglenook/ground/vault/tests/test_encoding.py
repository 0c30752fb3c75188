"""The bytes that the house reckons, against the page that describes them and the frozen vectors."""

import base64
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inglenook.ground.vault.encoding import b64, directory_genesis, genesis, next_head, next_listed, sha, unb64

VECTORS = json.loads((Path(__file__).resolve().parents[5] / "tests/vectors/vault-v1.json").read_text())


@given(st.binary(max_size=100))
def test_what_is_encoded_comes_back(data: bytes) -> None:
    assert b64(data) == base64.urlsafe_b64encode(data).decode().rstrip("=")
    assert unb64(b64(data)) == data


@pytest.mark.parametrize("text", ["A", "AB=", "AB==", "A B", "AB\n", "A+", "A/", "AB", "é", "AAAA=", "____=", "A" * 5])
def test_other_forms_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        unb64(text)


def test_the_log_of_the_vectors_is_reckoned_alike() -> None:
    log, vault = VECTORS["log"], VECTORS["vault"]
    head = genesis(vault)
    heads = [b64(head)]
    for seq, device, epoch, rid, ver, box_hash, _mac in log["entries"]:
        head = next_head(head, vault, seq, device, (epoch, rid, ver, box_hash))
        heads.append(b64(head))
    assert heads == log["heads"]


def test_the_directory_of_the_vectors_is_reckoned_alike() -> None:
    directory = VECTORS["directory"]
    head = directory_genesis()
    heads = [b64(head)]
    for n, one in enumerate(directory["statements"], 1):
        link = sha(one["statement"].encode() + unb64(one["signature"]))
        assert b64(link) == one["link"]
        head = next_listed(head, n, link)
        heads.append(b64(head))
    assert heads == directory["heads"]
