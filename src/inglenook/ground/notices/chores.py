"""What a clock does in the house: chores, each at its own pace, each done once."""

import datetime
import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.core.management import call_command
from django.utils import timezone

from inglenook.ground.notices.models import Schedule

log = logging.getLogger(__name__)
Act = Callable[[], None]


@dataclass(frozen=True)
class Chore:
    """A name, a pace and an act. The act must bear being done twice."""

    name: str
    every: datetime.timedelta
    act: Act

    def due_at(self, now: datetime.datetime) -> datetime.datetime:
        """The last moment on this chore's clock that is not in the future."""
        pace = self.every.total_seconds()
        return datetime.datetime.fromtimestamp(now.timestamp() // pace * pace, datetime.UTC)


CHORES: dict[str, Chore] = {}


def chore(name: str, *, every: datetime.timedelta) -> Callable[[Act], Act]:
    """Declares a function in an app's `chores.py` as something the clock calls."""

    def declare(act: Act) -> Act:
        CHORES[name] = Chore(name, every, act)
        return act

    return declare


def tick(now: datetime.datetime | None = None) -> list[str]:
    """Does every chore that is due and that no other worker has taken. Returns the names of those done."""
    moment = now or timezone.now()
    return [each.name for each in CHORES.values() if done(each, moment)]


def done(each: Chore, now: datetime.datetime) -> bool:
    """Takes and does one chore; a failure is logged and tried again when the chore is due next."""
    taken, fresh = Schedule.objects.get_or_create(name=each.name, due_at=each.due_at(now))
    if not fresh:
        return False
    try:
        each.act()
    except Exception:  # one broken chore must not stop the clock for the others
        log.exception("the chore %s failed", each.name)
        return False
    taken.ended_at = timezone.now()
    taken.save(update_fields=["ended_at"])
    return True


@chore("notices.tidy", every=datetime.timedelta(days=1))
def tidy() -> None:
    """Forgets which chores were done a week ago, and jobs that ended a day ago: a job still names an address."""
    week_ago = timezone.now() - datetime.timedelta(days=7)
    Schedule.objects.filter(due_at__lt=week_ago).delete()
    call_command("prune_db_task_results", min_age_days=1, verbosity=0)
