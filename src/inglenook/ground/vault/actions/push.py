"""A device writes: all or nothing, and only onto the head it knows."""

from django.db import transaction

from inglenook.ground.vault.actions.entries import append, check_boxes
from inglenook.ground.vault.actions.keyrings import check_keyring, keep_keyring
from inglenook.ground.vault.actions.locked import own_vault
from inglenook.ground.vault.encoding import b64, unb64
from inglenook.ground.vault.models import Revocation, Vault
from inglenook.ground.vault.person import Person
from inglenook.ground.vault.problems import bad_entry, moved, revoked
from inglenook.ground.vault.wire import Push


def push(sent: Push, *, by: Person) -> Vault:
    """Appends a push to the member's own log and returns the vault as it is then.

    What needs no database is checked before the lock is taken, so that writers wait for each other briefly.
    """
    if sent.keyring is None and (sent.added or sent.removed):
        raise bad_entry()
    check_boxes(sent.entries, sent.boxes)
    check_keyring(sent.entries, sent.keyring)
    with transaction.atomic():
        return written(own_vault(by), sent)


def written(vault: Vault, sent: Push) -> Vault:
    """The push, written into a vault that is locked."""
    if Revocation.objects.filter(vault=vault, device=unb64(sent.device)).exists():
        raise revoked()
    if b64(vault.head) != sent.expected:
        raise moved(vault.seq, b64(vault.head))
    append(vault, sent.device, sent.entries, sent.boxes)
    if sent.keyring is not None:
        keep_keyring(vault, sent.keyring, sent.added, sent.removed)
    if sent.revoked_device is not None:
        Revocation.objects.get_or_create(vault=vault, device=sent.revoked_device)
    vault.save(update_fields=["seq", "head", "epoch", "held"])
    return vault
