"""A vault: one member's sealed boxes, how far its log reaches, and how it ends."""

import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from inglenook.ground.vault.person import Person

WAIT = datetime.timedelta(days=7)


class VaultQuerySet(models.QuerySet["Vault"]):
    """Vaults as far as somebody may see them: their own."""

    def of(self, member: "Person") -> "VaultQuerySet":
        """The member's own vault; nobody else's exists for them."""
        return self.filter(member_id=member.pk)


class Vault(models.Model):
    """What the house knows of a member's sealed things: a place in a log, and how many bytes it holds."""

    member = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="vault")
    vault_id = models.BinaryField(max_length=16, unique=True)
    found_at = models.DateTimeField(default=timezone.now)
    seq = models.BigIntegerField(default=0)
    head = models.BinaryField(max_length=32)
    epoch = models.IntegerField(default=1, help_text="Of the newest entry; it never falls.")
    farewell = models.BinaryField(max_length=32, help_text="SHA-256 of the token that proves an open room.")
    held = models.BigIntegerField(default=0, help_text="Bytes that count against the member's quota.")

    objects = VaultQuerySet.as_manager()

    def __str__(self) -> str:
        return f"vault {self.pk}"


class Farewell(models.Model):
    """A member asked, from an open room, that the vault be taken away; it happens when the wait is over."""

    vault = models.OneToOneField(Vault, models.CASCADE, related_name="leave")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"farewell {self.pk}"


class Revocation(models.Model):
    """A device that a member shut out; the house takes nothing more from it."""

    vault = models.ForeignKey(Vault, models.CASCADE, related_name="revocations", db_index=False)
    device = models.BinaryField(max_length=9)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint("vault", "device", name="a_device_is_shut_out_once")]

    def __str__(self) -> str:
        return f"revocation {self.pk}"
