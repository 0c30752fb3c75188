"""The form of a demo page: how long ago, at what time, and what stood there."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Page:
    """One journal entry. `ago` counts days back from the day the demo is filled; `at` is local wall time."""

    ago: int
    at: str
    title: str
    text: str
    tags: tuple[str, ...] = ()
    journal: str = "Work"
    starred: bool = False
    opens_in: int | None = None
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Season:
    """A stretch of check-ins: from so many days ago to so many, and where energy, body and closeness tended to lie."""

    since: int
    until: int
    energy: float
    body: float
    closeness: float
    answered: float = 0.6
