"""Passwords: lost, set, changed. None of it opens a room."""

from allauth.account.views import (
    PasswordChangeView,
    PasswordResetDoneView,
    PasswordResetFromKeyDoneView,
    PasswordResetFromKeyView,
    PasswordResetView,
    PasswordSetView,
)
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from inglenook.ground.look.audience import Audience, readable_by
from inglenook.ground.people.forms.password import ChangePasswordForm, SetPasswordForm


class AskReset(PasswordResetView):  # type: ignore[misc]
    """Asks for a link by mail."""

    template_name = "people/password-reset.html"


class ResetAsked(PasswordResetDoneView):  # type: ignore[misc]
    """The same page whether the address is known or not."""

    template_name = "people/password-reset-asked.html"


class Reset(PasswordResetFromKeyView):  # type: ignore[misc]
    """Behind the link: a new password."""

    template_name = "people/password-reset-new.html"


class ResetDone(PasswordResetFromKeyDoneView):  # type: ignore[misc]
    """What a new password does, and what it does not."""

    template_name = "people/password-reset-done.html"


class Change(PasswordChangeView):  # type: ignore[misc]
    """From one password to another; every other session ends."""

    template_name = "people/password-change.html"

    def get_default_success_url(self) -> str:
        """Back to where sign-in methods stand."""
        return reverse("account-methods")

    def form_valid(self, form: ChangePasswordForm) -> HttpResponse:
        """Says so."""
        answer: HttpResponse = super().form_valid(form)
        messages.success(self.request, _("The password is changed, and other devices have to sign in again."))
        return answer


class Set(PasswordSetView):  # type: ignore[misc]
    """A first password beside a passkey."""

    template_name = "people/password-change.html"

    def get_default_success_url(self) -> str:
        """Back to where sign-in methods stand."""
        return reverse("account-methods")

    def form_valid(self, form: SetPasswordForm) -> HttpResponse:
        """Says so."""
        answer: HttpResponse = super().form_valid(form)
        messages.success(self.request, _("You can sign in with this password from now on."))
        return answer


HOST = readable_by(Audience.HOST)
ask_reset, reset_asked = HOST(AskReset.as_view()), HOST(ResetAsked.as_view())
reset, reset_done = HOST(Reset.as_view()), HOST(ResetDone.as_view())
change, set_first = HOST(Change.as_view()), HOST(Set.as_view())
