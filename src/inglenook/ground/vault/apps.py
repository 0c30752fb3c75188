"""Names the app for Django."""

from importlib import import_module

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """The app `vault`."""

    name = "inglenook.ground.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listens for vaults that go, and looks at the settings."""
        import_module("inglenook.ground.vault.signals")
        import_module("inglenook.ground.vault.checks")
