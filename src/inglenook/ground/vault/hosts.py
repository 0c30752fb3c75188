"""A host name of their own for sealed pages and the vault, by the setting INGLENOOK_SEALED_HOST.

A script that gets into a readable page, through a fault there, is then on another origin: it can neither read a
sealed page nor reach its worker or its stores. Being of the same site, it could still send requests with the
member's cookie; so the sealed host takes calls and changes only from its own pages.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect

from inglenook.ground.vault.calls import refused
from inglenook.ground.vault.problems import elsewhere, unknown

# Neither readable nor sealed: signs of life, files of the app, and the doors that a sign-in script knocks at.
ON_BOTH = ("/static/", "/healthz", "/sw.js", "/manifest.webmanifest", "/offline/", "/_allauth/", "/sign-out/")


class OwnHost:
    """Middleware: each page answers on its own host only. Without the setting there is just one host."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Passes the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_: Any) -> HttpResponse | None:
        """Before the view: is this its host, and may this caller ask?"""
        if not settings.SEALED_HOST:
            return None
        is_call = getattr(view, "sealed_call", False)
        here = request.get_host() == settings.SEALED_HOST
        if here and (is_call or request.method not in ("GET", "HEAD")) and from_elsewhere(request):
            return refused(elsewhere())
        if request.path_info.startswith(ON_BOTH) or here == (is_call or getattr(view, "sealed", False)):
            return None
        return refused(unknown()) if is_call else led_over(request, here=here)


def from_elsewhere(request: HttpRequest) -> bool:
    """Whether a page of another origin sent this. Browsers say so in headers that no script can change."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != settings.SEALED_HOST


def led_over(request: HttpRequest, *, here: bool) -> HttpResponse:
    """A page that was looked for on the wrong host; the browser keeps what stands behind `#`."""
    if request.method not in ("GET", "HEAD"):
        raise Http404
    house = urlsplit(settings.HOUSE_URL)
    host = house.netloc if here else settings.SEALED_HOST
    return HttpResponseRedirect(f"{house.scheme}://{host}{request.get_full_path()}")
