"""Who is asking."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from inglenook.ground.people.models import Member

Page = Callable[..., HttpResponse]
AnyPage = TypeVar("AnyPage", bound=Callable[..., HttpResponseBase])


def member_of(request: HttpRequest) -> Member:
    """The signed-in member; raises where a page forgot to ask for a sign-in."""
    if not isinstance(request.user, Member):
        raise PermissionDenied
    return request.user


def surely(page: AnyPage) -> AnyPage:
    """Asks once more who it is, when the last sign-in is a while ago. The page asked for comes after it."""
    guarded: AnyPage = reauthentication_required(app="allauth.mfa")(page)
    return guarded


def for_hosts(page: Page) -> Page:
    """Hosts only. For every other member the desk does not exist; a visitor is asked to sign in first."""

    @login_required
    @wraps(page)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not member_of(request).is_host:
            raise Http404
        return page(request, *args, **kwargs)

    return guarded
