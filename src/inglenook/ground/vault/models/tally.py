"""How often a member did something lately, so that nobody can flood the house or another member."""

from django.conf import settings
from django.db import models


class Tally(models.Model):
    """Counts one kind of act of one member since `since_at`. Kept in the database, so it holds on every machine."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    act = models.CharField(max_length=12)
    since_at = models.DateTimeField()
    times = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("member", "act", name="one_tally_an_act")]
        verbose_name_plural = "tallies"

    def __str__(self) -> str:
        return f"{self.act}: {self.times}"
