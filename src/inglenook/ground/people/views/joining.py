"""Coming in: ask the host, follow an invitation, or walk through an open door."""

from typing import Any

from allauth.account.internal.stagekit import clear_login
from allauth.account.views import SignupView
from allauth.core import ratelimit
from allauth.mfa.webauthn.views import SignupWebAuthnView
from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from inglenook.ground.look.audience import Audience, readable_by
from inglenook.ground.notices.send import send_soon
from inglenook.ground.people.actions.arrive import forget_unfinished, is_member, tell_hosts
from inglenook.ground.people.doorstep import address
from inglenook.ground.people.forms.arrival import JoinForm
from inglenook.ground.people.models import Invitation


class ByEitherDoor(SignupView):  # type: ignore[misc]
    """Signing up with a password, or with a passkey on the page after this one."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """The button says which way."""
        return {**super().get_form_kwargs(), "by_passkey": "passkey" in self.request.POST}

    def _redirect_to_pending_stage(self, request: HttpRequest, _stage: object) -> None:
        """Who comes back from the passkey page wants to choose again."""
        clear_login(request)


class OpenDoor(ByEitherDoor):
    """Where the host set the door open, anybody makes an account and confirms the address."""

    template_name = "people/sign-up.html"


class InvitationPage(ByEitherDoor):
    """The page behind the link in an invitation."""

    template_name = "people/invitation.html"
    invitation: Invitation

    def dispatch(self, request: HttpRequest, *args: Any, token: str, **kwargs: Any) -> HttpResponse:
        """Looks for the invitation first; a used, withdrawn or old link gets a kind page instead of a form."""
        found = Invitation.objects.by_token(token).first()
        if found is None:
            return render(request, "people/invitation-over.html", status=410)
        if request.user.is_authenticated:
            return render(request, "people/invitation-signed-in.html", {"next": request.path})
        self.invitation = found
        request.session["invitation"] = found.pk
        if request.method == "POST":
            forget_unfinished(found)
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answer

    def get_form_kwargs(self) -> dict[str, Any]:
        """The address is the one the invitation was sent to, whatever the browser says."""
        kwargs: dict[str, Any] = super().get_form_kwargs()
        if "data" in kwargs:
            kwargs["data"] = kwargs["data"].copy()
            kwargs["data"]["email"] = self.invitation.email
        return kwargs

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who is invited, until when."""
        return {**super().get_context_data(**kwargs), "invitation": self.invitation}


class FirstPasskey(SignupWebAuthnView):  # type: ignore[misc]
    """Makes the passkey an account begins with."""

    template_name = "people/first-passkey.html"


HOST = readable_by(Audience.HOST)
invitation = HOST(InvitationPage.as_view())
first_passkey = HOST(FirstPasskey.as_view())
open_door = OpenDoor.as_view()


@HOST
def join(request: HttpRequest) -> HttpResponse:
    """Asks the host for an invitation; in a house with an open door this is where one signs up."""
    if settings.OPEN_DOOR:
        answer: HttpResponse = open_door(request)
        return answer
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="join"):
            return render(request, "site/429.html", status=429)
        ask(form)
        return redirect("join-thanks")
    return render(request, "people/join.html", {"form": form})


@require_GET
@HOST
def join_thanks(request: HttpRequest) -> HttpResponse:
    """The same thanks for everybody, also for those who are members or asked before."""
    return render(request, "people/join-thanks.html")


def ask(form: JoinForm) -> None:
    """Keeps the request. A member gets a mail instead, and a second request changes nothing."""
    asked = form.save(commit=False)
    asked.email, asked.language = asked.email.lower(), get_language() or ""
    if is_member(asked.email):
        send_soon(asked.email, notice="already-a-member", language=asked.language, link=address("sign-in"))
        return
    try:
        with transaction.atomic():
            asked.save()
    except IntegrityError:  # this address has a request that waits
        return
    tell_hosts()
