"""Names the app for Django."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The app `site`."""

    name = "inglenook.site"
    label = "site"
