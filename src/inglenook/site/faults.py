"""Pages for what went wrong. They say what happened, that nothing was lost, and what to do; they need no database."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.views.decorators.csrf import requires_csrf_token

from inglenook.ground.vault.calls import refused
from inglenook.ground.vault.problems import elsewhere

PLAIN = "The house has a fault on its side. Nothing that was kept is lost. Please try again in a few minutes.\n"


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """400."""
    return _page(request, 400)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """403."""
    return _page(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """403 for a form that was too old or came from elsewhere. A call to the vault gets it as the vault says things."""
    if request.path.startswith("/vault/"):
        return refused(elsewhere())
    return _page(request, 403, "site/403_csrf.html")


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """404."""
    return _page(request, 404)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """429."""
    return _page(request, 429)


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    """500. When even the page fails, plain words remain."""
    try:
        return _page(request, 500)
    except Exception:  # noqa: BLE001  (whatever broke the house may break its templates too)
        return HttpResponse(PLAIN, status=500, content_type="text/plain; charset=utf-8")


def _page(request: HttpRequest, status: int, template: str = "") -> HttpResponse:
    # No context processors: on this page the session or the database may be what is broken.
    context: dict[str, Any] = {"house_name": settings.HOUSE_NAME, "status": status, "path": request.path}
    text = loader.render_to_string(template or f"site/{status}.html", context)
    return HttpResponse(text, status=status)
