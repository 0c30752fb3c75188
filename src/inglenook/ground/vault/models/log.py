"""The log of a vault and the newest box of each record.

Both tables have the key the log itself has, so a page of the log and its boxes are read in the order they lie in.
"""

from django.db import models

from inglenook.ground.vault.models.vault import Vault

KEYRING = b"keyring"


class Entry(models.Model):
    """One write. `rid` is 16 bytes, or `KEYRING`."""

    pk = models.CompositePrimaryKey("vault_id", "seq")
    vault = models.ForeignKey(Vault, models.CASCADE, related_name="entries", db_index=False)
    seq = models.BigIntegerField()
    device = models.BinaryField(max_length=9)
    epoch = models.IntegerField()
    rid = models.BinaryField(max_length=16)
    ver = models.IntegerField()
    box_hash = models.BinaryField(max_length=32)
    mac = models.BinaryField(max_length=32)
    head = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint("vault", "rid", "ver", name="a_version_is_written_once")]

    def __str__(self) -> str:
        return f"entry {self.seq}"


class Box(models.Model):
    """The newest box of a record. Older ones are overwritten, so a removal removes."""

    pk = models.CompositePrimaryKey("vault_id", "rid")
    vault = models.ForeignKey(Vault, models.CASCADE, related_name="boxes", db_index=False)
    rid = models.BinaryField(max_length=16)
    ver = models.IntegerField()
    size = models.IntegerField()
    sealed = models.BinaryField()

    class Meta:
        verbose_name_plural = "boxes"

    def __str__(self) -> str:
        return f"box of {self.size} bytes"
