"""Files that are on the disk when the house says so."""

import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from django.core.files import File
from django.core.files.storage import FileSystemStorage

CHUNK = 1024 * 1024


def synced_folder(folder: Path) -> None:
    """Makes the names in a folder outlast a loss of power. Windows cannot open folders, and needs no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def written(path: Path, chunks: Iterable[bytes]) -> None:
    """Writes a new file and waits for the disk."""
    with path.open("xb") as out:
        for chunk in chunks:
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())


class DurableFiles(FileSystemStorage):
    """Django's storage in a folder, but a file appears whole or not at all, and stays after a loss of power."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:  # noqa: ARG002
        """The name itself: names carry a hash of the bytes, so the same name means the same bytes."""
        return name

    def _save(self, name: str, content: "File[Any] | IO[Any]") -> str:
        path = Path(self.path(name))
        made = not path.parent.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        try:
            written(draft, File(content).chunks(CHUNK))
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
        synced_folder(path.parent)
        if made:
            synced_folder(path.parent.parent)
        return name
