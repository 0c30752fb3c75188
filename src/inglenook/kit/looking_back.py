"""What a journal shows from earlier years, and what it never shows again.

The twin of `reflect/looking-back.js`, which runs where the entries are readable; `tests/vectors/looking-back.json`
tests both. Days are text: "2026-11-23", wall times "2026-11-23T14:05", month-days "11-23".
"""

from calendar import isleap, monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Dated:
    """An entry as far as looking back needs it."""

    rid: str
    on: str


@dataclass(frozen=True, slots=True)
class Mute:
    """Days that are not shown, or one entry.

    `since` and `until` are month-days, both included, and may run over New Year. `year` is the year in which the
    range begins; None means every year.
    """

    since: str | None = None
    until: str | None = None
    year: int | None = None
    entry: str | None = None

    def covers(self, entry: Dated) -> bool:
        """Whether the entry is this one, or lies in the range."""
        if self.entry is not None and self.entry == entry.rid:
            return True
        if not self.since or not self.until:
            return False
        day, year, wraps = entry.on[5:10], int(entry.on[:4]), self.since > self.until
        inside = (day >= self.since or day <= self.until) if wraps else self.since <= day <= self.until
        began = year - 1 if wraps and day <= self.until else year
        return inside and self.year in (None, began)


def this_day(today: str) -> list[str]:
    """The month-days that count as this day; the 29th of February is met on the 28th where there is no 29th."""
    day = today[5:10]
    return ["02-28", "02-29"] if day == "02-28" and not isleap(int(today[:4])) else [day]


def a_week_before(today: str) -> str:
    """The same day of the week, one week earlier."""
    return (date.fromisoformat(today) - timedelta(days=7)).isoformat()


def a_month_before(today: str) -> str:
    """The same day of the month before, or its last day where that month is shorter."""
    day = date.fromisoformat(today)
    last = day.replace(day=1) - timedelta(days=1)
    return last.replace(day=min(day.day, monthrange(last.year, last.month)[1])).isoformat()


def look_back(entries: Iterable[Dated], today: str, mutes: Iterable[Mute]) -> dict[str, list[Dated]]:
    """Entries of this day in other years (newest first), of a week ago and of a month ago, without what is muted."""
    muted = list(mutes)
    shown = sorted((e for e in entries if not any(m.covers(e) for m in muted)), key=lambda e: e.on, reverse=True)
    days, week, month = this_day(today), a_week_before(today), a_month_before(today)
    return {
        "years": [e for e in shown if e.on[:4] < today[:4] and e.on[5:10] in days],
        "week": [e for e in shown if e.on[:10] == week],
        "month": [e for e in shown if e.on[:10] == month],
    }
