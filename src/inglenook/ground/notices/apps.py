"""Names the app for Django."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class NoticesConfig(AppConfig):
    """The app `notices`."""

    name = "inglenook.ground.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Reads the `chores.py` of every app, so that the tick knows what there is to do."""
        autodiscover_modules("chores")
