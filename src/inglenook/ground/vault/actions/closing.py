"""A vault ends: rows first, in one transaction, then files."""

import datetime

from django.db import connection, transaction
from django.utils import timezone

from inglenook.ground.vault.models import Farewell, Pairing, Vault


def close_due_vaults(*, now: datetime.datetime | None = None) -> int:
    """Removes every vault whose wait is over, and pairings nobody took. Returns how many vaults ended."""
    now = now or timezone.now()
    Pairing.objects.filter(ends_at__lte=now).delete()
    due = list(Farewell.objects.filter(ends_at__lte=now).values_list("vault_id", flat=True))
    return sum(closed(pk, now) for pk in due)


def closed(pk: int, now: datetime.datetime) -> bool:
    """Removes one vault, unless the member thought again a moment ago."""
    with transaction.atomic():
        vault = Vault.objects.select_for_update().filter(pk=pk, leave__ends_at__lte=now).first()
        if vault is not None:
            remove_vault(vault)
    return vault is not None


def remove_vault(vault: Vault) -> None:
    """Takes away everything sealed of one member: boxes, log, locks, keyring, attachments, parcels, statements.

    The links of the key directory stay, for they hold the house's chain together; they are hashes and tell nothing.
    Files go when the transaction is through (see `signals`).
    """
    vault.delete()
    transaction.on_commit(forget_journal)


def forget_journal() -> None:
    """Empties SQLite's write-ahead journal, where the removed pages would wait for the next checkpoint."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
