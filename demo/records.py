"""Turns pages and seasons into records as the journal writes them. The same day gives the same records."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from demo.pages import Page, Season
from inglenook_client.vault import New

ZONE = "Europe/Madrid"
MOMENTS = (("morning", time(8, 5)), ("before", time(11, 55)), ("after", time(15, 10)), ("end", time(18, 50)))


def moment(day: date, at: time) -> tuple[str, str]:
    """Local wall time, and the same moment as records carry it."""
    local = datetime.combine(day, at, ZoneInfo(ZONE))
    exact = local.astimezone(ZoneInfo("UTC")).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return local.strftime("%Y-%m-%dT%H:%M"), exact


def journals(names: dict[str, str]) -> Iterator[New]:
    """A record for each journal."""
    for name, colour in names.items():
        yield New("journal.journal", {"name": name, "colour": colour}, name=f"demo|journal|{name}")


def entry(page: Page, today: date, journal: str | None) -> New:
    """A journal entry."""
    on, exact = moment(today - timedelta(days=page.ago), time.fromisoformat(page.at))
    opens = None if page.opens_in is None else {"open_on": (today + timedelta(days=page.opens_in)).isoformat()}
    fields = {
        "title": page.title,
        "text": page.text,
        "on": on,
        "zone": ZONE,
        "journal": journal,
        "tags": list(page.tags),
        "starred": page.starred,
        "attachments": [],
        "letter": opens,
        "source": None,
        "removed_at": None,
        "extra": {},
    }
    return New("journal.entry", fields, name=f"demo|entry|{page.ago}|{page.at}", made_at=exact)


def check_ins(seasons: tuple[Season, ...], today: date, seed: str) -> Iterator[New]:
    """Check-ins that drift with the season, miss days, and never know about tomorrow."""
    chance = random.Random(seed)  # made-up people, not keys
    for season in seasons:
        for ago in range(season.since, season.until - 1, -1):
            if chance.random() < season.answered:
                yield check_in(season, today - timedelta(days=ago), chance)


def check_in(season: Season, day: date, chance: random.Random) -> New:
    """One check-in of that day."""
    weekend = -0.4 if day.weekday() >= 5 else 0.0
    name, at = chance.choice(MOMENTS)
    on, exact = moment(day, at)
    fields = {
        "at": exact,
        "on": on,
        "energy": touch(chance, season.energy - weekend),
        "body": touch(chance, season.body - weekend),
        "closeness": touch(chance, season.closeness + weekend),
        "moment": name,
        "note": "",
    }
    return New("check-in", fields, name=f"demo|check-in|{on}", made_at=exact)


def touch(chance: random.Random, middle: float) -> int:
    """A whole number from 1 to 7 near the middle."""
    return min(7, max(1, round(chance.gauss(middle, 0.9))))
