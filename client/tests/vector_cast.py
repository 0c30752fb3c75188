"""The fixed keys, names and texts that the frozen vectors are made of. Nothing here protects anybody."""

from __future__ import annotations

from typing import Final

from inglenook_client.agefile import classic, hybrid
from inglenook_client.encoding import b64, bound, sha
from inglenook_client.envelope import Record
from inglenook_client.locks import new_secret


def fixed(label: str, length: int = 32) -> bytes:
    """Bytes that look random and are the same every time."""
    return sha(b"inglenook vectors|" + label.encode())[:length]


VAULT: Final = b64(fixed("vault", 16))
OTHER_VAULT: Final = b64(fixed("other vault", 16))
MEMBER, PEER, STRANGER = "amara-7f3k", "ben-2m9q", "chidi-5x1w"
DEVICE, SECOND_DEVICE = b64(fixed("device", 9)), b64(fixed("second device", 9))
VK: Final = {"1": fixed("epoch 1"), "2": fixed("epoch 2")}
SECRET: Final = new_secret(fixed("account secret", 16))
WORDS: Final = "  copper  lantern\tquiet orchard\u3000seven Ferry "
PRF: Final = fixed("prf output")
SEED, PEER_SEED = fixed("signing"), fixed("peer signing")
INBOX, PEER_INBOX = hybrid.new_identity(fixed("inbox")), hybrid.new_identity(fixed("peer inbox"))
EXPORT: Final = classic.new_identity(fixed("export"))
LOCKS: Final = {method: b64(fixed(f"lock {method}", 16)) for method in ("paper", "passphrase", "passkey")}
IDENTITIES: Final = {method: hybrid.new_identity(fixed(f"identity {method}")) for method in LOCKS}
RID_A, RID_B = b64(fixed("record a", 16)), b64(fixed("record b", 16))
BLOB: Final = b64(fixed("blob", 16))
PAIRING: Final = b64(fixed("pairing", 16))
HOST: Final = "https://house.example"
MOMENT: Final = "2026-11-23T17:02:11.120Z"
FAREWELL: Final = bound("farewell", VAULT)


def entry(text: str, edited_at: str = MOMENT) -> Record:
    """A journal entry with this text."""
    fields = {"title": "Nach der Gruppe", "text": text, "on": "2026-11-23T18:02", "tags": ["Gruppe", "müde"]}
    return Record("journal.entry", 1, MOMENT, edited_at, fields)
