"""Shows pages in the member's own language and by their own clock."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from inglenook.ground.people.models import Member

Answer = Callable[[HttpRequest], HttpResponse]


def in_own_words(get_response: Answer) -> Answer:
    """Middleware: what the member chose comes before what the browser asks for. Visitors cost no query."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and isinstance(request.user, Member):
            settle(request, request.user)
        try:
            return get_response(request)
        finally:
            timezone.deactivate()

    return middleware


def settle(request: HttpRequest, member: Member) -> None:
    """Language and clock for this one page."""
    timezone.activate(member.zone)
    if member.language:
        translation.activate(member.language)
        request.LANGUAGE_CODE = translation.get_language() or member.language
