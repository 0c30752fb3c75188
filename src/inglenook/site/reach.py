"""Help lines that the host has entered, with where they come from and when somebody last checked them.

Nothing is shipped: a wrong number is worse than none. The host keeps them in `reach.json` in the data folder.
"""

import datetime
import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Line:
    """One way to reach a person: a name, how, when, and who says so since when."""

    name: str
    how: str
    hours: str
    source: str
    checked_on: datetime.date

    @classmethod
    def read(cls, entry: dict[str, Any]) -> "Line":
        """Reads one line; every part is required, so that no number stands there without a source and a day."""
        text = {part: str(entry[part]).strip() for part in ("name", "how", "hours", "source")}
        if not all(text.values()):
            raise ValueError("a part is empty")
        return cls(**text, checked_on=datetime.date.fromisoformat(entry["checked_on"]))


def lines(path: Path) -> list[Line]:
    """The lines in the file; none when there is no file. A line that cannot be read is left out and logged."""
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError):
        log.warning("reach.json cannot be read as JSON; no help line is shown.")
        return []
    return [
        line
        for number, entry in enumerate(entries if isinstance(entries, list) else [], 1)
        if (line := _one(number, entry))
    ]


def _one(number: int, entry: Any) -> Line | None:
    try:
        return Line.read(entry)
    except (KeyError, TypeError, ValueError) as error:
        log.warning("Line %s of reach.json is left out: %s", number, error)
        return None
