"""Names the app for Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The app `people`."""

    name = "inglenook.ground.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
