"""How I sign in: password, passkeys, one-time codes, addresses, organisation."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.account.views import EmailView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.internal import flows as passkeys
from allauth.mfa.webauthn.views import AddWebAuthnView
from allauth.socialaccount.models import SocialAccount
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from inglenook.ground.look.audience import Audience, readable_by
from inglenook.ground.people.forms.methods import AddAddressForm, RenamePasskeyForm
from inglenook.ground.people.models import Member
from inglenook.ground.people.present import member_of, surely
from inglenook.ground.people.views.entrance import organisation

HOST = readable_by(Audience.HOST)


@require_GET
@HOST
@login_required
def account_methods(request: HttpRequest) -> HttpResponse:
    """Everything one can sign in with."""
    member = member_of(request)
    own = list(Authenticator.objects.filter(user=member).order_by("created_at"))
    kinds = {each.type for each in own}
    return render(
        request,
        "people/account-methods.html",
        {
            "passkeys": [each for each in own if each.type == Authenticator.Type.WEBAUTHN],
            "codes_on": Authenticator.Type.TOTP in kinds,
            "addresses": EmailAddress.objects.filter(user=member).order_by("-primary", "email"),
            "organisation": organisation(),
            "identities": SocialAccount.objects.filter(user=member),
        },
    )


class AddPasskey(AddWebAuthnView):  # type: ignore[misc]
    """One more passkey."""

    template_name = "people/passkey-add.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Asks the browser for a passkey that checks the person, so that it signs in by itself."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # makes a challenge too; the newest one counts
        options = auth.begin_registration(self.request.user, passwordless=True)
        return {**context, "js_data": {"creation_options": options}}

    def get_success_url(self) -> str:
        """Back to the list."""
        return reverse("account-methods")


def passkey_of(member: Member, pk: int) -> Authenticator:
    """One of the member's own passkeys, or 404."""
    found: Authenticator = get_object_or_404(Authenticator, user=member, type=Authenticator.Type.WEBAUTHN, pk=pk)
    return found


@HOST
@login_required
@surely
def passkey_rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives a passkey a better name."""
    passkey = passkey_of(member_of(request), pk)
    form = RenamePasskeyForm(request.POST or None, initial={"name": passkey.wrap().name})
    if request.method == "POST" and form.is_valid():
        passkeys.rename_authenticator(request, passkey, form.cleaned_data["name"])
        return redirect("account-methods")
    return render(request, "people/passkey-rename.html", {"form": form, "passkey": passkey})


def is_last_way_in(member: Member, passkey: Authenticator) -> bool:
    """Whether the member could not sign in any more without this passkey."""
    others = Authenticator.objects.filter(user=member, type=Authenticator.Type.WEBAUTHN).exclude(pk=passkey.pk)
    joined = SocialAccount.objects.filter(user=member)
    return not (member.has_usable_password() or others.exists() or joined.exists())


@HOST
@login_required
@surely
def passkey_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a passkey off the account, unless it is the last way in."""
    member = member_of(request)
    passkey = passkey_of(member, pk)
    last = is_last_way_in(member, passkey)
    if request.method == "POST" and not last:
        passkeys.remove_authenticator(request, passkey)
        messages.success(request, _("The passkey is removed. If it opened your room too, remove it there as well."))
        return redirect("account-methods")
    return render(request, "people/passkey-remove.html", {"passkey": passkey, "last": last})


class StartCodes(ActivateTOTPView):  # type: ignore[misc]
    """Switches one-time codes on."""

    template_name = "people/codes-start.html"

    def get_success_url(self) -> str:
        """Recovery codes come next, always: without them a lost phone locks the account."""
        return reverse("account-recovery-codes")


class StopCodes(DeactivateTOTPView):  # type: ignore[misc]
    """Switches one-time codes off."""

    template_name = "people/codes-stop.html"

    def get_success_url(self) -> str:
        """Back to the list."""
        return reverse("account-methods")


class RecoveryCodes(ViewRecoveryCodesView):  # type: ignore[misc]
    """Ten codes for the day the phone is lost."""

    template_name = "people/recovery-codes.html"


class NewRecoveryCodes(GenerateRecoveryCodesView):  # type: ignore[misc]
    """Ten new codes; the old ones stop working."""

    template_name = "people/recovery-codes-new.html"

    def get_success_url(self) -> str:
        """Shows them."""
        return reverse("account-recovery-codes")


class Addresses(EmailView):  # type: ignore[misc]
    """Mail addresses: add, confirm, make the main one, remove."""

    template_name = "people/account-addresses.html"
    form_class = AddAddressForm


@require_POST
@HOST
@login_required
@surely
def identity_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes an organisation's sign-in off the account, unless it is the last way in."""
    member = member_of(request)
    identity = get_object_or_404(SocialAccount, user=member, pk=pk)
    passkey = Authenticator.objects.filter(user=member, type=Authenticator.Type.WEBAUTHN).exists()
    if member.has_usable_password() or passkey:
        identity.delete()
        get_adapter(request).send_notification_mail("socialaccount/email/account_disconnected", member)
        messages.success(request, _("The sign-in of your organisation is taken off your account."))
    else:
        messages.warning(request, _("Set a password or add a passkey first; this is your only way in."))
    return redirect("account-methods")


add_passkey = HOST(AddPasskey.as_view())
start_codes, stop_codes = HOST(StartCodes.as_view()), HOST(StopCodes.as_view())
recovery_codes, new_recovery_codes = HOST(RecoveryCodes.as_view()), HOST(NewRecoveryCodes.as_view())
addresses = HOST(Addresses.as_view())
