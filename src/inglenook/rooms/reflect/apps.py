"""Names the app for Django."""

from django.apps import AppConfig


class ReflectConfig(AppConfig):
    """The app `reflect`."""

    name = "inglenook.rooms.reflect"
    label = "reflect"
    default_auto_field = "django.db.models.BigAutoField"
