"""Passwords: a new one, another one, a lost one."""

from typing import Any

from allauth.account import forms as account
from django import forms
from django.utils.translation import gettext_lazy as _

from inglenook.ground.people.forms.arrival import PASSWORD_HINT, plain


def dress(form: forms.Form) -> None:
    """Plain labels, and one hint at the first box instead of a list of rules."""
    plain(form)
    form.fields["password1"].label = _("New password")
    form.fields["password1"].help_text = PASSWORD_HINT
    form.fields["password2"].label = _("New password once more")


class ChangePasswordForm(account.ChangePasswordForm):  # type: ignore[misc]
    """From one password to another."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)
        self.fields["oldpassword"].label = _("Present password")
        self.fields["oldpassword"].help_text = ""


class SetPasswordForm(account.SetPasswordForm):  # type: ignore[misc]
    """The first password of somebody who came by passkey or through an organisation."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class NewPasswordForm(account.ResetPasswordKeyForm):  # type: ignore[misc]
    """After the link in the mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class AskResetForm(account.ResetPasswordForm):  # type: ignore[misc]
    """Asks for the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self)
        self.fields["email"].label = _("Mail address")
