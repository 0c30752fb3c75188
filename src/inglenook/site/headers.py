"""The headers of every answer. Sealed pages get the strictest set; docs/promises.md says what each one prevents."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from inglenook.site.assets.importmap import import_map_hash

READABLE = (
    "default-src 'none'; script-src 'self' {map}; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types inglenook"
)
SEALED = (
    "default-src 'none'; script-src 'self' {map}; style-src 'self'; font-src 'self'; img-src 'self' blob:; "
    "media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'none'; "
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types inglenook"
)
# No page needs the camera except pairing by QR, none a position; the microphone is for voice notes on sealed pages.
PERMISSIONS = "geolocation=(), payment=(), usb=(), browsing-topics=(), camera=(), microphone=({microphone})"


def is_sealed(request: HttpRequest) -> bool:
    """Whether the page at this address was declared sealed by its view."""
    if request.path_info.startswith("/static/"):
        return False
    try:
        return bool(getattr(resolve(request.path_info).func, "sealed", False))
    except Resolver404:
        return False


def strict_headers(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: adds the policy that fits the page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        sealed = is_sealed(request)
        policy = (SEALED if sealed else READABLE).format(map=f"'sha256-{import_map_hash()}'")
        response.setdefault("Content-Security-Policy", policy)
        response.setdefault("Permissions-Policy", PERMISSIONS.format(microphone="self" if sealed else ""))
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if sealed:
            response["Cache-Control"] = "no-store"
            response["Integrity-Policy"] = "blocked-destinations=(script)"
        return response

    return middleware
