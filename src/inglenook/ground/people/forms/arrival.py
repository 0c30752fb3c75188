"""Coming in: a name, an address, a password or a passkey; or a request to the host."""

from typing import Any

from allauth.account.forms import SignupForm
from django import forms
from django.utils.translation import gettext_lazy as _

from inglenook.ground.people.models import JoinRequest

PASSWORD_HINT = _("At least twelve characters. Three or four words that do not belong together are good.")


def plain(form: forms.Form) -> None:
    """Labels say what a box is for; grey text inside a box that vanishes while one types does not."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)


class SignUpForm(SignupForm):  # type: ignore[misc]
    """One name, one address, one password; the password can be looked at while typing, so it is typed once."""

    field_order = ["name", "email", "password1"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self)
        self.fields["email"].label = _("Mail address")
        if password := self.fields.get("password1"):
            password.help_text = PASSWORD_HINT


class JoinForm(forms.ModelForm[JoinRequest]):
    """What somebody writes who would like to join."""

    class Meta:
        model = JoinRequest
        fields = ["name", "email", "work", "words"]
        help_texts = {
            "work": _("For example: psychologist in a hospital, social worker, counsellor in training."),
            "words": _("What brings you here. The host reads it; please name no clients."),
        }
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "words": forms.Textarea(attrs={"rows": 5}),
        }
