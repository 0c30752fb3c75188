"""The nouns: a vault, its log, what opens it, what lies beside it, and the house's directory of keys."""

from inglenook.ground.vault.models.blob import Blob
from inglenook.ground.vault.models.directory import Directory, Link, Statement
from inglenook.ground.vault.models.keyring import Keyring, Lock
from inglenook.ground.vault.models.log import Box, Entry
from inglenook.ground.vault.models.post import Pairing, Parcel
from inglenook.ground.vault.models.tally import Tally
from inglenook.ground.vault.models.vault import Farewell, Revocation, Vault

__all__ = [
    "Blob", "Box", "Directory", "Entry", "Farewell", "Keyring", "Link", "Lock", "Pairing", "Parcel", "Revocation",
    "Statement", "Tally", "Vault",
]  # fmt: skip
