"""Signing out, and what stays on the device."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from inglenook.ground.look.audience import Audience, readable_by

HTTP_CACHE = '"cache"'
EVERYTHING = '"cache", "storage", "cookies"'


@never_cache
@readable_by(Audience.HOST)
def sign_out(request: HttpRequest) -> HttpResponse:
    """Signs out, and forgets the device only when asked.

    Sealed boxes in the browser's store are unreadable without a lock, and with them may lie entries that no server
    has yet. Throwing those away at every sign-out would lose writing; so they stay unless the member says that the
    machine is not their own. The page says what waits before that choice is made.
    """
    if request.method != "POST":
        return render(request, "people/sign-out.html") if request.user.is_authenticated else redirect("landing")
    forget = bool(request.POST.get("forget"))
    logout(request)
    answer = render(request, "people/signed-out.html", {"forgotten": forget})
    answer["Clear-Site-Data"] = EVERYTHING if forget else HTTP_CACHE
    return answer
