"""What the client's tests share: the vectors, and the place of the sample files."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE))


@pytest.fixture(scope="session")
def vectors() -> dict[str, Any]:
    """The frozen examples of docs/vault-format.md."""
    found: dict[str, Any] = json.loads((ROOT / "tests/vectors/vault-v1.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="session")
def samples() -> Path | None:
    """The folder of real files written by others, or None where INGLENOOK_SAMPLES is not set."""
    named = os.environ.get("INGLENOOK_SAMPLES")
    return Path(named) if named else None


@pytest.fixture
def quick_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretches words in no time: its full strength is tried where age files are, and is slow by design."""
    from inglenook_client.agefile import passphrase
    from inglenook_client.encoding import sha

    monkeypatch.setattr(passphrase, "_stretch", lambda words, salt, factor: sha(words.encode() + salt))
