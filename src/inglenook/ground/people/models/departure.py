"""How people stay away for a while, and how they go."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

WAIT = datetime.timedelta(days=7)


def wait_over() -> datetime.datetime:
    """When an account that is asked to end today will end."""
    return timezone.now() + WAIT


class Suspension(models.Model):
    """A host closed an account for a time: who, when, why, and who opened it again."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="suspensions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    why = models.CharField(max_length=500)
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("member", name="one_suspension_a_time", condition=Q(ended_at=None))]
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"suspension {self.pk}"


class Leaving(models.Model):
    """A member asked to leave. The account ends when the wait is over, unless they come back first."""

    member = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="leaving")
    asked_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(default=wait_over, db_index=True)

    def __str__(self) -> str:
        return f"leaving {self.pk}"
