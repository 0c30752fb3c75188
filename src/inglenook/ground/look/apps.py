"""Names the app for Django."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    """The app `look`."""

    name = "inglenook.ground.look"
    label = "look"
    default_auto_field = "django.db.models.BigAutoField"
