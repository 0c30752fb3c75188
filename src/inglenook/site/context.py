"""What every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def house(_request: HttpRequest) -> dict[str, Any]:
    """The house's name and whether this is the demo."""
    return {"house_name": settings.HOUSE_NAME, "demo": settings.DEMO}
