"""The keyring file, sealed to the locks, and the locks themselves."""

from django.db import models

from inglenook.ground.vault.models.vault import Vault


class Keyring(models.Model):
    """The newest keyring file of a vault. Its macs lie with the locks."""

    vault = models.OneToOneField(Vault, models.CASCADE, related_name="keyring")
    version = models.IntegerField()
    file = models.BinaryField()

    def __str__(self) -> str:
        return f"keyring {self.version}"


class Lock(models.Model):
    """One way to open the room. `file` is what the method wrapped, `credential` names a passkey."""

    class Method(models.TextChoices):
        """How the lock's identity is kept."""

        PAPER = "paper"
        PASSPHRASE = "passphrase"  # noqa: S105  the name of a method
        PASSKEY = "passkey"

    vault = models.ForeignKey(Vault, models.CASCADE, related_name="locks", db_index=False)
    lock_id = models.BinaryField(max_length=16)
    method = models.CharField(max_length=10, choices=Method.choices)
    recipient = models.TextField()
    credential = models.BinaryField(default=b"")
    file = models.BinaryField(default=b"")
    mac = models.BinaryField(max_length=32, help_text="Of the newest keyring file, by this lock's own key.")

    class Meta:
        constraints = [models.UniqueConstraint("vault", "lock_id", name="a_lock_has_its_own_id")]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"lock {self.pk}"
