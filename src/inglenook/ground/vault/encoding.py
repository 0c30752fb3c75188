"""The bytes of docs/vault-format.md that the house can compute: base64url, hashes and heads. No keys, no ciphers."""

import binascii
import hashlib

SUITE = "inglenook-1"
# The standard library's own base64url takes twice as long, and a page of the log holds two thousand of them.
TO_URL = bytes.maketrans(b"+/", b"-_")
FROM_URL = bytes.maketrans(b"-_", b"+/")


def b64(data: bytes | memoryview) -> str:
    """base64url without padding."""
    return binascii.b2a_base64(data, newline=False).translate(TO_URL).rstrip(b"=").decode("ascii")


def unb64(text: str) -> bytes:
    """The bytes of canonical base64url; ValueError for padding, white space, other letters and loose tails."""
    data = binascii.a2b_base64(text.encode("ascii").translate(FROM_URL) + b"=" * (-len(text) % 4))
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
