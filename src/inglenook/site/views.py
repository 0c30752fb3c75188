"""The front door: pages that belong to no room."""

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from inglenook.ground.look.audience import Audience, readable_by
from inglenook.ground.look.icons import ICONS
from inglenook.ground.vault.pages import sealed_page
from inglenook.site.faults import bad_request, csrf_failure, forbidden, not_found, server_error, too_many
from inglenook.site.offline import service_worker
from inglenook.site.promises_kept import COLLECTIONS
from inglenook.site.reach import lines

# Django looks for the pages of faults by their names here.
__all__ = ["bad_request", "csrf_failure", "forbidden", "not_found", "server_error", "service_worker", "too_many"]

PAPER = "#faf9f5"
ICON_SIZES = (192, 512)
SAMPLE_WORDS = ("otter", "lantern", "quiet", "gravel", "seven", "maple")


@readable_by(Audience.EVERYONE)
def landing(request: HttpRequest) -> HttpResponse:
    """What Inglenook is, who can read what, and the way in."""
    return render(request, "site/landing.html", {"open_frame": True})


@readable_by(Audience.EVERYONE)
def promises(request: HttpRequest) -> HttpResponse:
    """Who can read what, and what sealing does not protect from."""
    return render(request, "site/promises.html", {"collections": COLLECTIONS, "open_frame": True})


@readable_by(Audience.EVERYONE)
def reach(request: HttpRequest) -> HttpResponse:
    """People one can reach now; reading it leaves no trace but the request itself."""
    return render(request, "site/reach.html", {"lines": lines(settings.DATA / "reach.json")})


@readable_by(Audience.EVERYONE)
def patterns(request: HttpRequest) -> HttpResponse:
    """Every part of the look, with its states, on light and on dark paper."""
    samples = {"sample_words": SAMPLE_WORDS, "sample_secret": "K7Q2M-4ZPRA-7XWEB-T3HLD-56NVC-A"}
    context = {"audiences": list(Audience), "icons": sorted(ICONS), "open_frame": True, **samples}
    return render(request, "site/patterns.html", context)


@readable_by(Audience.EVERYONE)
def offline(request: HttpRequest) -> HttpResponse:
    """What a readable page says when there is no network; the service worker keeps it."""
    return render(request, "site/offline.html", {"open_frame": True})


@sealed_page(Audience.ONLY_YOU)
def today(request: HttpRequest) -> HttpResponse:
    """One card a room; filled on the device."""
    return render(request, "site/today.html")


@never_cache
@readable_by(Audience.EVERYONE)
def healthz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """Whether the house can answer: 200 when its database does, otherwise 503. Says nothing else."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return JsonResponse({"status": "database does not answer"}, status=503)
    return JsonResponse({"status": "ok"})


@readable_by(Audience.EVERYONE)
def manifest(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """What an installed Inglenook is called and looks like."""
    icons = [
        {"src": static(f"site/icons/inglenook-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in ICON_SIZES
    ]
    maskable = {"src": static("site/icons/inglenook-maskable-512.png"), "sizes": "512x512", "type": "image/png"}
    icons += [{**maskable, "purpose": "maskable"}]
    icons += [{"src": static("site/icons/mark.svg"), "sizes": "any", "type": "image/svg+xml"}]
    about = {
        "id": "/", "start_url": "/today/", "scope": "/", "display": "standalone",
        "name": settings.HOUSE_NAME, "short_name": settings.HOUSE_NAME[:12],
        "description": _("A private place to grow and safe circles to grow in."),
        "lang": get_language(), "dir": "rtl" if get_language_bidi() else "ltr",
        "background_color": PAPER, "theme_color": PAPER, "icons": icons,
    }  # fmt: skip
    return JsonResponse(about, content_type="application/manifest+json", headers={"Vary": "Accept-Language"})
