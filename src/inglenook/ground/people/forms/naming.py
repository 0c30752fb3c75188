"""The one thing every account needs besides a way to sign in.

It stands alone because the sign-in library loads it while it loads its own forms.
"""

from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from inglenook.ground.people.models import Member


class NameForm(forms.Form):
    """What the house asks besides address and password."""

    name = forms.CharField(
        label=_("Name used"),
        max_length=80,
        help_text=_("How others here see you. You can change it at any time."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )

    def signup(self, request: HttpRequest, user: Member) -> None:  # noqa: ARG002
        """Keeps the name and the language the page was read in."""
        user.name = self.cleaned_data["name"]
        user.language = get_language() or ""
        user.save(update_fields=["name", "language"])
