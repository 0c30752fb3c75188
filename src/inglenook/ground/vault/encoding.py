"""The bytes of docs/vault-format.md that the house can compute: base64url, hashes and heads. No keys, no ciphers."""

import base64
import hashlib

SUITE = "inglenook-1"


def b64(data: bytes | memoryview) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def unb64(text: str) -> bytes:
    """The bytes of canonical base64url; ValueError for padding, white space, other letters and loose tails."""
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if b64(data) != text:
        raise ValueError("not canonical base64url")
    return data


def sha(data: bytes | memoryview) -> bytes:
    """SHA-256."""
    return hashlib.sha256(data).digest()


def bound(*parts: object) -> bytes:
    """The bytes of `inglenook-1|part|part|...`."""
    return "|".join((SUITE, *map(str, parts))).encode()


def genesis(vault: str) -> bytes:
    """The head of an empty log."""
    return sha(bound("genesis", vault))


def next_head(before: bytes | memoryview, vault: str, seq: int, device: str, entry: tuple[int, str, int, str]) -> bytes:
    """The head after one more entry, given as (epoch, rid, ver, box hash)."""
    return sha(bound("entry", vault, seq, b64(before), device, *entry))


def directory_genesis() -> bytes:
    """The head of an empty key directory."""
    return sha(bound("directory"))


def next_listed(before: bytes | memoryview, seq: int, link: bytes) -> bytes:
    """The directory's head after one more link."""
    return sha(bound("listed", seq, b64(before), b64(link)))
