"""What the host fills in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from inglenook.ground.people.actions.arrive import is_member


class InviteForm(forms.Form):
    """One invitation."""

    email = forms.EmailField(label=_("Mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    makes_host = forms.BooleanField(
        label=_("As a second host"), required=False, help_text=_("Hosts invite, suspend and see this desk.")
    )

    def clean_email(self) -> str:
        """Members need no invitation; the host may see who is one."""
        email: str = self.cleaned_data["email"].lower()
        if is_member(email):
            raise forms.ValidationError(_("This address belongs to a member already."), code="member")
        return email


class SuspendForm(forms.Form):
    """Why an account is closed for a time; the member reads it."""

    why = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The member gets this reason by mail."),
    )  # fmt: skip
