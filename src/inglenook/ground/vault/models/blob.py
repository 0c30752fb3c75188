"""Sealed attachments. The bytes lie in files; here lies what proves which bytes."""

from django.db import models

from inglenook.ground.vault.models.vault import Vault


class Blob(models.Model):
    """One sealed attachment: written to its file before this row says so."""

    vault = models.ForeignKey(Vault, models.CASCADE, related_name="blobs", db_index=False)
    blob_id = models.BinaryField(max_length=16)
    sha = models.BinaryField(max_length=32)
    size = models.IntegerField()
    file = models.CharField(max_length=200, help_text="Its name in the storage `blobs`.")

    class Meta:
        constraints = [models.UniqueConstraint("vault", "blob_id", name="a_blob_has_its_own_id")]

    def __str__(self) -> str:
        return f"blob {self.pk}"
