"""The key directory: one chain for the house. Links stay for good; a statement goes with its vault."""

from django.db import models

from inglenook.ground.vault.models.vault import Vault


class Directory(models.Model):
    """How far the chain reaches: a single row, locked by whoever adds to it."""

    seq = models.BigIntegerField(default=0)
    head = models.BinaryField(max_length=32)

    class Meta:
        verbose_name_plural = "directory"

    def __str__(self) -> str:
        return f"directory at {self.seq}"


class Link(models.Model):
    """One place in the chain: the hash of a statement with its signature, and the head after it."""

    seq = models.BigIntegerField(primary_key=True)
    link = models.BinaryField(max_length=32)
    head = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"link {self.seq}"


class Statement(models.Model):
    """Which keys are a member's, in the bytes the member signed."""

    link = models.OneToOneField(Link, models.CASCADE, primary_key=True)
    vault = models.ForeignKey(Vault, models.CASCADE, related_name="statements")
    text = models.BinaryField()
    signature = models.BinaryField(max_length=64)

    class Meta:
        ordering = ["link"]

    def __str__(self) -> str:
        return f"statement {self.pk}"
