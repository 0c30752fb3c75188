"""The lock on one vault's row. Whoever writes to a vault holds it, so writers of one vault come one after another."""

from inglenook.ground.vault.models import Vault
from inglenook.ground.vault.person import Person
from inglenook.ground.vault.problems import unknown


def own_vault(by: Person) -> Vault:
    """The member's own vault, locked until the transaction ends.

    PostgreSQL locks the row. SQLite has begun the transaction as IMMEDIATE, which locks the whole file for writing.
    """
    vault = Vault.objects.of(by).select_for_update().first()
    if vault is None:
        raise unknown()
    return vault
