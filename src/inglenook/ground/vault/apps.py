"""Names the app for Django."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """The app `vault`."""

    name = "inglenook.ground.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"
