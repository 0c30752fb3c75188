"""How often is sensible. The figures are far above what a member does and far below what would hurt."""

import datetime

from django.db import transaction
from django.utils import timezone

from inglenook.ground.vault.models import Tally
from inglenook.ground.vault.person import Person
from inglenook.ground.vault.problems import slow_down

HOUR = datetime.timedelta(hours=1)
AN_HOUR = {"parcel": 100, "pairing": 20, "take": 60, "farewell": 10, "statement": 30}


def count(by: Person, act: str) -> None:
    """Counts one more; raises `slow-down` when there were too many within the hour. Holds even if the act fails."""
    now = timezone.now()
    with transaction.atomic():
        tally, _ = Tally.objects.select_for_update().get_or_create(member_id=by.pk, act=act, defaults={"since_at": now})
        if tally.since_at <= now - HOUR:
            tally.since_at, tally.times = now, 0
        tally.times += 1
        tally.save()
    if tally.times > AN_HOUR[act]:
        raise slow_down(int((tally.since_at + HOUR - now).total_seconds()) + 1)
