"""age files (https://age-encryption.org/v1), read and written: hybrid, classic and passphrase."""

from __future__ import annotations

import os
from collections.abc import Sequence

from . import armor, classic, header, hybrid, passphrase, stream
from .failure import AgeError

__all__ = ["AgeError", "open_with", "open_with_words", "recipient_of", "seal_to", "seal_with_words"]


def recipient_of(identity: str) -> str:
    """The recipient that belongs to a hybrid or classic identity."""
    return hybrid.recipient_of(identity) if _is_hybrid(identity) else classic.recipient_of(identity)


def seal_to(recipients: Sequence[str], data: bytes) -> bytes:
    """An age file to recipients of one family. Mixing is refused: one classic stanza would undo the hybrid ones."""
    families = {hybrid if recipient.startswith("age1pq1") else classic for recipient in recipients}
    if len(families) != 1:
        raise AgeError("key", "A file is sealed to hybrid keys or to classic keys, never to both and never to none.")
    file_key, family = os.urandom(16), families.pop()
    return _file(file_key, [family.wrap(file_key, recipient) for recipient in recipients], data)


def seal_with_words(words: str, data: bytes) -> bytes:
    """An age file that only the words open, at work factor 17."""
    file_key = os.urandom(16)
    return _file(file_key, [passphrase.wrap(file_key, words, os.urandom(16))], data)


def open_with(identity: str, file: bytes, *, only_hybrid: bool = False) -> bytes:
    """What is in a file. With `only_hybrid`, one stanza of another type makes the whole file refused."""
    head, payload = header.read(_binary(file))
    if only_hybrid and any(stanza.type != hybrid.TYPE for stanza in head.stanzas):
        raise AgeError("header", "This file is not sealed to hybrid keys alone.")
    return _payload(_file_key(head, identity), head, payload)


def open_with_words(words: str, file: bytes, *, least: int = passphrase.LEAST, most: int = passphrase.MOST) -> bytes:
    """What is in a file sealed with words. The floor and ceiling of the work factor are log2 of scrypt's N."""
    head, payload = header.read(_binary(file))
    _refuse_company(head)
    if head.stanzas[0].type != passphrase.TYPE:
        raise AgeError("match", "This file is not sealed with words.")
    return _payload(passphrase.unwrap(head.stanzas[0], words, least=least, most=most), head, payload)


def _file(file_key: bytes, stanzas: list[header.Stanza], data: bytes) -> bytes:
    return header.write(stanzas, file_key) + stream.seal(file_key, os.urandom(stream.NONCE), data)


def _binary(file: bytes) -> bytes:
    return armor.read(file) if armor.is_armored(file) else file


def _refuse_company(head: header.Header) -> None:
    # Whoever knows the words could otherwise be made to vouch for a file that someone else can write too.
    if len(head.stanzas) > 1 and any(stanza.type == passphrase.TYPE for stanza in head.stanzas):
        raise AgeError("header", "A file sealed with words can have no other recipient.")


def _file_key(head: header.Header, identity: str) -> bytes:
    _refuse_company(head)
    kind, unwrap = (hybrid.TYPE, hybrid.unwrap) if _is_hybrid(identity) else (classic.TYPE, classic.unwrap)
    keys = [unwrap(stanza, identity) for stanza in head.stanzas if stanza.type == kind]
    found = [key for key in keys if key is not None]
    if not found:
        raise AgeError("match", "This file is sealed to another key.")
    return found[0]


def _is_hybrid(identity: str) -> bool:
    return identity.startswith("AGE-SECRET-KEY-PQ-1")


def _payload(file_key: bytes, head: header.Header, payload: bytes) -> bytes:
    header.check(head, file_key)
    return stream.open_(file_key, payload)
