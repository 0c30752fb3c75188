"""Sealed attachments: the file is on the disk before the row says so, and gone before the row is."""

import contextlib
import hashlib
import tempfile
from typing import IO, Protocol

from django.core.files import File
from django.db import transaction

from inglenook.ground.vault import files, quota
from inglenook.ground.vault.actions.locked import own_vault
from inglenook.ground.vault.models import Blob, Vault
from inglenook.ground.vault.person import Person
from inglenook.ground.vault.problems import exists, interrupted, malformed, storage_full, too_large, unknown
from inglenook.ground.vault.wire import BLOB, MIB


class Source(Protocol):
    """Whatever bytes can be read from."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""


def received(source: Source, room: IO[bytes]) -> tuple[bytes, int]:
    """Copies what is sent, at most 16 MiB, and returns its SHA-256 and size."""
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(min(MIB, BLOB + 1 - size)):
        digest.update(chunk)
        size += len(chunk)
        if size > BLOB:
            raise too_large()
        room.write(chunk)
    room.seek(0)
    return digest.digest(), size


def keep_blob(source: Source, blob_id: bytes, *, by: Person) -> None:
    """Keeps an attachment. The same bytes under the same id are kept once; other bytes are refused as `exists`."""
    vault = Vault.objects.of(by).first()
    if vault is None:
        raise unknown()
    with tempfile.SpooledTemporaryFile(max_size=BLOB) as room:
        sha, size = received(source, room)
        if size == 0:
            raise malformed()
        if not is_kept(vault, blob_id, sha):
            store(vault, Blob(blob_id=blob_id, sha=sha, size=size), room, by)


def is_kept(vault: Vault, blob_id: bytes | memoryview, sha: bytes | memoryview) -> bool:
    """Whether these bytes are here already under this id."""
    known = Blob.objects.filter(vault=vault, blob_id=blob_id).first()
    if known is not None and bytes(known.sha) != bytes(sha):
        raise exists()
    return known is not None


def store(vault: Vault, blob: Blob, room: IO[bytes], by: Person) -> None:
    """File, then row. A file whose row could not be written is taken away; after a crash `sweep_files` does it."""
    if vault.held + blob.size > quota.limit():
        raise storage_full()
    blob.file = files.blobs().save(files.blob_name(vault.vault_id, blob.blob_id, blob.sha), File(room))
    try:
        with transaction.atomic():
            entered(blob, by)
    except Exception:
        with transaction.atomic():
            remove_stray(own_vault(by), blob.file)
        raise


def entered(blob: Blob, by: Person) -> None:
    """The row, unless another device sent the same a moment ago."""
    vault = own_vault(by)
    if is_kept(vault, blob.blob_id, blob.sha):
        return
    quota.hold(vault, blob.size)
    if not files.blobs().exists(blob.file):  # another upload of the same bytes failed and took the file away
        raise interrupted()
    vault.save(update_fields=["held"])
    blob.vault = vault
    blob.save()


def remove_stray(vault: Vault, name: str) -> None:
    """Takes away a file that no row names. The vault is locked, so no row is on its way."""
    if not Blob.objects.filter(vault=vault, file=name).exists():
        with contextlib.suppress(FileNotFoundError):
            files.blobs().delete(name)


def drop_blob(blob_id: bytes, *, by: Person) -> None:
    """Takes an attachment away."""
    with transaction.atomic():
        vault = own_vault(by)
        blob = Blob.objects.filter(vault=vault, blob_id=blob_id).first()
        if blob is None:
            raise unknown()
        files.blobs().delete(blob.file)
        blob.delete()
        quota.hold(vault, -blob.size)
        vault.save(update_fields=["held"])


def sweep_files() -> int:
    """Takes away files that no row names and that are older than an hour: what a crash left. Returns how many."""
    return sum(map(swept, files.folders()))


def swept(folder: str) -> int:
    """The same for one vault's folder; other folders in the storage are not the vault's to touch."""
    if not files.is_vault_folder(folder):
        return 0
    known = set(Blob.objects.filter(vault__vault_id=bytes.fromhex(folder)).values_list("file", flat=True))
    stray = [name for name in files.names(folder) if name not in known and not files.is_young(name)]
    for name in stray:
        files.blobs().delete(name)
    return len(stray)
