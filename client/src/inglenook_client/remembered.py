"""What this device keeps between runs: how far it followed, and what it wrote that may not have been heard.

One small file, readable by its owner only. Records in it are sealed; the account secret is in it as it is.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from .encoding import b64
from .errors import RoomError

try:
    import fcntl
except ImportError:  # systems without it get no guard against two runs at once
    fcntl = None  # type: ignore[assignment]


@dataclass
class Memory:
    """Kept between runs. `position` and `directory` are {"seq", "head"}; `outbox` holds sealed boxes by record id."""

    path: Path | None = None
    device: str = field(default_factory=lambda: b64(os.urandom(9)))
    vault: str | None = None
    secret: str | None = None
    position: dict[str, Any] | None = None
    directory: dict[str, Any] | None = None
    outbox: dict[str, dict[str, Any]] = field(default_factory=dict)

    @staticmethod
    def load(path: Path) -> Memory:
        """Reads the file, or starts anew. Raises RoomError("bad-memory") rather than forgetting what it cannot read."""
        if not path.exists():
            return Memory(path)
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            return Memory(path=path, **kept)
        except (ValueError, TypeError) as fault:
            raise RoomError("bad-memory", f"{path} cannot be read. Move it aside to start as a new device.") from fault

    def save(self) -> None:
        """Writes all of it or nothing, readable by the owner only."""
        if self.path is None:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        kept = {name: value for name, value in asdict(self).items() if name != "path"}
        beside = self.path.with_suffix(".new")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(kept, file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.path)


def hold(path: Path) -> IO[str]:
    """Keeps other runs away from a memory until the returned file is closed. Raises RoomError("busy")."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    guard = path.with_suffix(".lock").open("w")
    try:
        if fcntl is not None:
            fcntl.flock(guard, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        guard.close()
        raise RoomError(
            "busy", "Another run of this client is at work in this room. Try again when it is done."
        ) from fault
    return guard
