"""What the vault itself seals: the member's own settings."""

from django import forms
from django.utils.translation import gettext_lazy as _

from inglenook.ground.vault.sealed_forms import SealedForm
from inglenook.ground.vault.sealed_kinds import SealedKind, declare

MINUTES = [(5, _("5 minutes")), (15, _("15 minutes")), (30, _("30 minutes")), (60, _("an hour"))]
KEEP = [(0, _("Ask me each time")), (5, _("Stay open for 5 minutes")), (15, _("Stay open for 15 minutes"))]

declare(SealedKind("parcel", _("Copies that others sealed for you"), "vault"))


class RoomSettings(SealedForm):
    """How the room closes by itself. One record for the member, shared with the settings of other rooms."""

    kind = "settings"
    label = _("Your settings")
    room = "vault"
    record = "settings"

    auto_lock_minutes = forms.TypedChoiceField(
        coerce=int,
        choices=MINUTES,
        initial=15,
        label=_("Close my room when I have been away for"),
    )
    keep_open_minutes = forms.TypedChoiceField(
        coerce=int,
        choices=KEEP,
        initial=0,
        label=_("When this page is loaded again"),
        help_text=_("Staying open needs no gesture, so whoever holds this device in that time can read."),
    )
