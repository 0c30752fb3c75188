"""Where sealed attachments lie: one folder for each vault, names made of id and hash."""

import datetime
import re

from django.core.files.storage import Storage, storages
from django.utils import timezone

# A file younger than this may belong to an upload whose row is about to be written.
YOUNG = datetime.timedelta(hours=1)


def blobs() -> Storage:
    """The storage of sealed attachments."""
    return storages["blobs"]


def folder(vault_id: bytes | memoryview) -> str:
    """A vault's folder. Hexadecimal, because some disks forget the case of letters."""
    return bytes(vault_id).hex()


def blob_name(vault_id: bytes | memoryview, blob_id: bytes | memoryview, sha: bytes | memoryview) -> str:
    """The file of these bytes under this id; two devices that send different bytes never share one."""
    return f"{folder(vault_id)}/{bytes(blob_id).hex()}-{bytes(sha).hex()}"


def is_vault_folder(name: str) -> bool:
    """Whether a folder of the storage is one of ours."""
    return re.fullmatch(r"[0-9a-f]{32}", name) is not None


def names(directory: str) -> list[str]:
    """The files of a folder, by full name; none when there is no such folder."""
    try:
        return [f"{directory}/{name}" for name in blobs().listdir(directory)[1]]
    except FileNotFoundError:
        return []


def remove_folder(directory: str) -> None:
    """Takes away a vault's files and, where the storage has folders, the folder."""
    for name in names(directory):
        blobs().delete(name)
    blobs().delete(directory)


def folders() -> list[str]:
    """The folders of all vaults that ever had a file."""
    try:
        return list(blobs().listdir("")[0])
    except FileNotFoundError:
        return []


def is_young(name: str, now: datetime.datetime | None = None) -> bool:
    """Whether a file may still be on its way to its row; also true when it has just gone."""
    try:
        return blobs().get_modified_time(name) > (now or timezone.now()) - YOUNG
    except FileNotFoundError:
        return True
