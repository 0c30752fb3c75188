"""What follows when a vault goes, whichever way it goes: its files go too, once that is certain."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from inglenook.ground.vault import files
from inglenook.ground.vault.models import Vault


@receiver(post_delete, sender=Vault)
def remove_files(instance: Vault, **_: Any) -> None:
    """Takes away the folder with the attachments when the transaction is through."""
    folder = files.folder(instance.vault_id)
    transaction.on_commit(lambda: files.remove_folder(folder))
