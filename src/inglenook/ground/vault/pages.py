"""Sealed pages: HTML that holds no private word. What is private is opened on the device."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET

from inglenook.ground.look.audience import Audience, readable_by

Page = Callable[..., HttpResponse]


def sealed_page(audience: Audience, *, signed_in: bool = True) -> Callable[[Page], Page]:
    """Declares a sealed page: read only by GET, with the strictest headers, for members (or anyone, to sign in).

    A sealed page takes no forms: what is written on it leaves the device only as ciphertext, through the vault.
    """

    def declare(view: Page) -> Page:
        # What is sealed leaves by fetch, which needs the token in a cookie: no form of a sealed page carries one.
        guarded = ensure_csrf_cookie(require_GET(login_required(view) if signed_in else view))

        @wraps(view)
        def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return guarded(request, *args, **kwargs)

        return readable_by(audience, sealed=True)(page)

    return declare


def room_page(name: str) -> Page:
    """A page of the member's own room: its template and nothing else."""

    @sealed_page(Audience.ONLY_YOU)
    def page(request: HttpRequest) -> HttpResponse:
        return render(request, f"vault/{name}.html")

    return page


room = room_page("room")
set_up = room_page("set-up")
locks = room_page("locks")
devices = room_page("devices")
pair = room_page("pair")
contacts = room_page("contacts")
leave = room_page("leave")
