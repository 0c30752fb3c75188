"""Keeping a keyring and its locks. A keyring comes with its own entry, and with one mac for each lock."""

from collections.abc import Sequence
from typing import Any

from inglenook.ground.vault.encoding import b64, sha
from inglenook.ground.vault.models import Keyring, Lock, Vault
from inglenook.ground.vault.problems import bad_entry, too_large
from inglenook.ground.vault.wire import BOX, KEYRING, LOCKS, Written


def check_keyring(entries: Sequence[Written], keyring: dict[str, Any] | None) -> None:
    """The last entry of the keyring names the keyring that came; without a keyring there is no such entry."""
    own = [entry for entry in entries if entry.rid == KEYRING]
    if keyring is None:
        if own:
            raise bad_entry()
        return
    if len(keyring["file"]) > BOX:
        raise too_large()
    if not own or own[-1].ver != keyring["version"] or own[-1].box_hash != b64(sha(keyring["file"])):
        raise bad_entry()


def change_locks(vault: Vault, add: Sequence[Lock], remove: Sequence[bytes], macs: dict[str, bytes]) -> None:
    """Takes locks away and adds others. At least one remains, and each that remains has its mac."""
    locks = {bytes(lock.lock_id): lock for lock in Lock.objects.filter(vault=vault)}
    if not locks.keys() >= set(remove):
        raise bad_entry()
    gone = [locks.pop(lock_id).pk for lock_id in set(remove)]
    if gone:
        Lock.objects.filter(pk__in=gone).delete()
    for lock in add:
        if lock.lock_id in locks:
            raise bad_entry()
        lock.vault = vault
        locks[bytes(lock.lock_id)] = lock
    if not 0 < len(locks) <= LOCKS or {b64(lock_id) for lock_id in locks} != macs.keys():
        raise bad_entry()
    keep_locks(list(locks.values()), macs)


def keep_locks(locks: Sequence[Lock], macs: dict[str, bytes]) -> None:
    """Writes each lock with its mac of the new keyring."""
    for lock in locks:
        lock.mac = macs[b64(lock.lock_id)]
    Lock.objects.bulk_update([lock for lock in locks if lock.pk], ["mac"])
    Lock.objects.bulk_create([lock for lock in locks if not lock.pk])


def keep_keyring(vault: Vault, keyring: dict[str, Any], add: Sequence[Lock], remove: Sequence[bytes]) -> None:
    """The new keyring in the place of the old one, with its locks."""
    newest = {"version": keyring["version"], "file": keyring["file"]}
    Keyring.objects.update_or_create(vault=vault, defaults=newest)
    change_locks(vault, add, remove, keyring["macs"])
