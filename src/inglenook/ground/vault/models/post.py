"""What waits to be fetched: parcels from other members, and boxes for a device that is being paired."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from inglenook.ground.vault.models.vault import Vault


class Parcel(models.Model):
    """A sealed copy for a member; it waits here until the member's device takes it away."""

    parcel_id = models.BinaryField(max_length=16, unique=True)
    to = models.ForeignKey(Vault, models.CASCADE, related_name="parcels")
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now)
    size = models.IntegerField()
    file = models.BinaryField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"parcel {self.pk}"


class Pairing(models.Model):
    """The keyring under a secret that only a QR code carries, for ten minutes and one taking."""

    vault = models.ForeignKey(Vault, models.CASCADE, related_name="pairings")
    pairing_id = models.BinaryField(max_length=16, unique=True)
    box = models.BinaryField()
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"pairing {self.pk}"
