"""Whole addresses of the room's pages, for mails."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse


def page_link(name: str) -> str:
    """The address of a sealed page, on the host where sealed pages answer."""
    house = urlsplit(settings.HOUSE_URL)
    return f"{house.scheme}://{settings.SEALED_HOST or house.netloc}{reverse(name)}"
