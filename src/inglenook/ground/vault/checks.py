"""Told at start, before a wrong setting locks people out."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register()
def sealed_host_is_below_the_house(**_: Any) -> list[CheckMessage]:
    """Both hosts share the sign-in cookie, so one name has to lie below the other."""
    house = urlsplit(settings.HOUSE_URL).hostname or ""
    sealed = settings.SEALED_HOST.partition(":")[0]
    if not sealed or sealed.endswith(f".{house}"):
        return []
    hint = f"INGLENOOK_SEALED_HOST has to be a name below {house}, such as inner.{house}."
    return [Error("The sealed host cannot share the sign-in of the house.", hint=hint, id="vault.E001")]
