"""Accounts: who may make one, and in which words the house says what happened."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inglenook.ground.notices.send import send, send_to_address
from inglenook.ground.people.actions.arrive import welcome
from inglenook.ground.people.actions.leave import stay
from inglenook.ground.people.doorstep import address, invitation_at
from inglenook.ground.people.models import Member

CHANGES = {
    "account/email/password_changed": _("The password was changed."),
    "account/email/password_set": _("A password was set."),
    "account/email/password_reset": _("The password was chosen anew by mail."),
    "account/email/email_changed": _("The mail address was changed."),
    "account/email/email_confirm": _("A mail address was confirmed."),
    "account/email/email_deleted": _("A mail address was removed."),
    "mfa/email/totp_activated": _("One-time codes were switched on."),
    "mfa/email/totp_deactivated": _("One-time codes were switched off."),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made."),
    "mfa/email/webauthn_added": _("A passkey was added."),
    "mfa/email/webauthn_removed": _("A passkey was removed."),
    "socialaccount/email/account_connected": _("The sign-in of an organisation was joined to your account."),
    "socialaccount/email/account_disconnected": _("The sign-in of an organisation was taken off your account."),
}
CODES = ("account/email/email_confirmation", "account/email/email_confirmation_signup")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """By invitation only, unless the house has an open door."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "Address and password do not fit together. Nothing was changed; please try again."
        ),
        "too_many_login_attempts": _("That was tried too often. Please wait five minutes, then try again."),
        "rate_limited": _("That was tried too often. Please wait a little, then try again."),
        "incorrect_code": _("This code does not fit. Codes change every half minute; please try the newest one."),
        "incorrect_password": _("This password does not fit. Please try again."),
        "enter_current_password": _("This is not your present password. Please try again."),
        "invalid_password_reset": _("This link was used already or is too old. You can ask for a new one."),
        "email_taken": _("This address cannot be used here. Choose another one."),
        "duplicate_email": _("This address is already yours."),
        "not_invited": _("The invitation is for another address. Use the address the invitation was sent to."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether this browser may make an account: it opened an invitation, or the door is open."""
        return settings.OPEN_DOOR or invitation_at(request) is not None

    def clean_email(self, email: str) -> str:
        """An invitation is for one address; signing up with another would make it a ticket for anyone."""
        invitation = invitation_at(self.request) if self.request else None
        if invitation and not settings.OPEN_DOOR and invitation.email.lower() != email.lower():
            raise self.validation_error("not_invited")
        return email

    def is_email_verified(self, request: HttpRequest, email: str) -> bool:
        """Who followed the link in the mail has shown that the address is theirs."""
        invitation = invitation_at(request)
        return bool(invitation and invitation.email.lower() == email.lower())

    def get_login_stages(self) -> list[str]:
        """The steps of a sign-in, with the house's own rule for when a second step is asked for."""
        own = "inglenook.ground.people.second_step.SecondStep"
        return [own if "AuthenticateStage" in stage else stage for stage in super().get_login_stages()]

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Not within a quarter of an hour of signing in: the person has just shown who they are."""
        records = get_authentication_records(self.request, self.request.user)
        fresh = bool(records) and time.time() - records[-1]["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        return not fresh and bool(super().is_reauthentication_required(app=app, **more))

    def post_login(self, request: HttpRequest, user: Member, **more: Any) -> HttpResponse:
        """The invitation is used up only when somebody is really in; and who signs in does not want to leave."""
        if invitation := invitation_at(request):
            welcome(user, invitation=invitation)
            request.session.pop("invitation", None)
        stay(user)
        response: HttpResponse = super().post_login(request, user, **more)
        return response

    def add_message(self, *args: Any, **more: Any) -> None:
        """The house speaks for itself, in its own words; see the views."""

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link in the mail, from the setting: a forged host name must not send anybody elsewhere."""
        uid, _sep, secret = key.partition("-")
        return address("account_reset_password_from_key", uid, secret)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """All mail goes through notices, so that every field of every mail is on one list."""
        tongue = getattr(context.get("user"), "tongue", "")
        if template_prefix in CODES:
            send_to_address(email, notice="verify-address", language=tongue, code=context["code"])
        elif template_prefix == "account/email/password_reset_key":
            send_to_address(email, notice="password-reset", language=tongue, link=context["password_reset_url"])
        elif template_prefix == "account/email/unknown_account":
            send_to_address(email, notice="no-such-account")
        elif template_prefix == "account/email/account_already_exists":
            send_to_address(email, notice="already-a-member", link=address("sign-in"))
        else:
            raise LookupError(f"no notice stands for {template_prefix}")

    def send_notification_mail(self, template_prefix: str, user: Member, *_rest: Any, **_more: Any) -> None:
        """Tells a member at once when something about signing in changed."""
        change, link = CHANGES[template_prefix], address("account-methods")
        send(to=user, notice="account-changed", change=change, at=timezone.now(), link=link)
