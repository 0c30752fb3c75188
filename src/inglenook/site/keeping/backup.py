"""One tar file with the database, the blobs and the hash of each, written aside and put in place when it is whole."""

import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError

from inglenook.site.keeping import database

MANIFEST = "manifest.json"


def sha256(path: Path) -> str:
    """The SHA-256 of a file, as hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def blobs() -> Iterator[tuple[str, Path]]:
    """Every sealed attachment with its name inside the backup."""
    for path in sorted(settings.BLOBS.rglob("*")):
        if path.is_file():
            yield f"blobs/{path.relative_to(settings.BLOBS).as_posix()}", path


def write(target: Path) -> int:
    """Writes the backup and returns how many files it holds.

    The database comes first and blobs after: a blob is never changed and is on the disk before its row is, so every
    blob that the copied rows name is there.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        copy = Path(folder) / database.file_name()
        database.copy_to(copy)
        part = Path(folder) / "whole.tar"
        hashes: dict[str, str] = {}
        with tarfile.open(part, "w") as tar:
            for name, path in [(copy.name, copy), *blobs()]:
                hashes[name] = sha256(path)
                tar.add(path, arcname=name, recursive=False)
            add_text(tar, MANIFEST, json.dumps({"format": 1, "files": hashes}, indent=1))
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.chmod(0o600)
        part.replace(target)
    return len(hashes)


def add_text(tar: tarfile.TarFile, name: str, text: str) -> None:
    """One small file made of text."""
    info = tarfile.TarInfo(name)
    info.size = len(text.encode())
    tar.addfile(info, io.BytesIO(text.encode()))


def unpack(source: Path, folder: Path) -> dict[str, str]:
    """Unpacks a backup and checks every hash; raises before anything of the house is touched."""
    try:
        with tarfile.open(source, "r:") as tar:
            tar.extractall(folder, filter="data")
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        files: dict[str, str] = manifest["files"]
    except (OSError, tarfile.TarError, ValueError, KeyError) as error:
        raise CommandError(f"{source} is not a whole backup ({error}). Nothing was changed.") from error
    broken = [
        name for name, digest in files.items() if not (folder / name).is_file() or sha256(folder / name) != digest
    ]
    if broken:
        raise CommandError(f"{len(broken)} files in {source} are damaged, first {broken[0]}. Nothing was changed.")
    return files


def restore(source: Path) -> int:
    """Brings a checked backup back into an empty house; returns how many files it held."""
    if any(blobs()):
        raise CommandError(f"{settings.BLOBS} is not empty. Restore into an empty data folder.")
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix=".restore-") as name:
        folder = Path(name)
        files = unpack(source, folder)
        if database.file_name() not in files:
            raise CommandError(f"{source} was made with another database. Set DATABASE_URL to the same kind as then.")
        database.bring_back(folder / database.file_name())
        if (folder / "blobs").exists():
            settings.BLOBS.parent.mkdir(parents=True, exist_ok=True)
            if settings.BLOBS.exists():
                settings.BLOBS.rmdir()
            (folder / "blobs").rename(settings.BLOBS)
    return len(files)
