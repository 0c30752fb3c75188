"""What the clock remembers."""

from django.db import models


class Schedule(models.Model):
    """A chore at a moment: whoever makes this row does the chore, so that it is done once."""

    name = models.CharField(max_length=80)
    due_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "due_at"], name="one_turn_a_chore")]

    def __str__(self) -> str:
        return f"{self.name} at {self.due_at:%Y-%m-%d %H:%M}"
