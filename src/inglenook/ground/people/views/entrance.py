"""Signing in: by passkey in one gesture, by password and code without any script, or through an organisation."""

from collections.abc import Callable
from typing import Any

from allauth.account.views import ConfirmEmailVerificationCodeView, LoginView
from allauth.mfa.base.views import AuthenticateView
from allauth.socialaccount.providers.openid_connect import views as openid
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from inglenook.ground.look.audience import Audience, readable_by


def wanted(request: HttpRequest) -> str:
    """Where the person was going, when that is an address of this house; else Today."""
    goal = request.GET.get("next", "")
    own = url_has_allowed_host_and_scheme(goal, allowed_hosts=None)
    return goal if own and goal.startswith("/") else reverse("today")


def organisation() -> dict[str, str]:
    """Name and key of the organisation one can sign in through, or nothing."""
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return {"name": apps[0]["name"], "key": apps[0]["provider_id"]} if apps else {}


@require_GET
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """The passkey page. It is sealed because the document that signs in goes on as the one that holds the open room."""
    goal = wanted(request)
    if request.user.is_authenticated:
        return redirect(goal)
    get_token(request)
    return render(request, "people/sign-in.html", {"next": goal, "organisation": organisation()})


class PasswordSignIn(LoginView):  # type: ignore[misc]
    """Address and password."""

    template_name = "people/sign-in-password.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Keeps where the person was going."""
        return {**super().get_context_data(**kwargs), "next": wanted(self.request), "organisation": organisation()}


class CodeSignIn(AuthenticateView):  # type: ignore[misc]
    """The one-time code after the password."""

    template_name = "people/sign-in-code.html"


class VerifyAddress(ConfirmEmailVerificationCodeView):  # type: ignore[misc]
    """The code from the mail that shows an address is one's own."""

    template_name = "people/sign-in-verify.html"


@require_GET
def suspended(request: HttpRequest) -> HttpResponse:
    """Said only to somebody who has just proved who they are."""
    return render(request, "people/suspended.html", status=403)


@require_GET
def organisation_refused(request: HttpRequest) -> HttpResponse:
    """One page for every reason, so that it does not tell whether an address has an account here."""
    return render(request, "people/organisation-refused.html", {"organisation": organisation()}, status=403)


def organisation_sign_in(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Goes to the organisation. Another site may not send anybody there: what follows would be none of their choice."""
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return redirect("sign-in")
    return asking(openid.login, request, provider_id)


def organisation_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Comes back from the organisation."""
    return asking(openid.callback, request, provider_id)


def asking(step: Callable[[HttpRequest, str], HttpResponse], request: HttpRequest, provider_id: str) -> HttpResponse:
    """One step of the exchange; an organisation that does not answer is said plainly."""
    try:
        return step(request, provider_id)
    except OSError:  # all that can go wrong while another server is asked
        return render(request, "socialaccount/authentication_error.html", status=502)


HOST = readable_by(Audience.HOST)
password_sign_in = HOST(PasswordSignIn.as_view())
code_sign_in = HOST(CodeSignIn.as_view())
verify_address = HOST(VerifyAddress.as_view())
