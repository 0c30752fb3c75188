"""How much a vault holds, and how much it may."""

from django.conf import settings

from inglenook.ground.vault.models import Vault
from inglenook.ground.vault.problems import storage_full

# About what an entry of the log takes on the disk with its two indexes.
ENTRY = 256


def limit() -> int:
    """What one vault may hold, in bytes."""
    return int(settings.VAULT_QUOTA)


def hold(vault: Vault, more: int) -> None:
    """Counts bytes that came or went; raises the problem `storage-full` when more came than there is room for."""
    if more > 0 and vault.held + more > limit():
        raise storage_full()
    vault.held = max(0, vault.held + more)
