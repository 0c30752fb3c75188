"""Names the app for Django."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """The app `notices`."""

    name = "inglenook.ground.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
