"""Passkeys, one-time codes and addresses."""

from typing import Any

from allauth.account.forms import AddEmailForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, SignupWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from inglenook.ground.people.forms.arrival import plain

PASSKEY_HINT = _("So that you can tell your passkeys apart, for example: my phone.")


def name_passkey(form: forms.Form) -> None:
    """Dresses the box for a passkey's name."""
    plain(form)
    form.fields["name"].label = _("Name of the passkey")
    form.fields["name"].help_text = PASSKEY_HINT
    form.fields["name"].widget.attrs["maxlength"] = "80"


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """One more passkey. It always checks the person (finger, face, PIN), so it is enough by itself."""

    passwordless = forms.BooleanField(initial=True, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_passkey(self)

    def clean_passwordless(self) -> bool:
        """Whatever the page sent: a passkey that does not check the person is refused."""
        return True


class FirstPasskeyForm(SignupWebAuthnForm):  # type: ignore[misc]
    """The passkey an account begins with."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_passkey(self)


class RenamePasskeyForm(forms.Form):
    """A better name."""

    name = forms.CharField(label=_("Name of the passkey"), max_length=80, help_text=PASSKEY_HINT)


class StartCodesForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code shows that the app and the house agree."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self)
        self.fields["code"].label = _("The six digits your app shows now")
        self.fields["code"].widget.attrs.update({"inputmode": "numeric", "autocomplete": "one-time-code"})


class AddAddressForm(AddEmailForm):  # type: ignore[misc]
    """One more mail address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self)
        self.fields["email"].label = _("Another mail address")
