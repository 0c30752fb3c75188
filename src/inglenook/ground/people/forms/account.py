"""What members say about themselves, and how the house should treat their time."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from inglenook.ground.people.models import Member, Profile

CLOCK = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class ProfileForm(forms.ModelForm[Profile]):
    """Every part may stay empty; what is empty is not shown."""

    name = forms.CharField(label=_("Name used"), max_length=80)
    field_order = ["name"]

    class Meta:
        model = Profile
        fields = list(Profile.SHOWN)
        help_texts = {
            "modalities": _("For example: systemic, CBT, person-centred."),
            "populations": _("For example: young people, families, older adults."),
            "background": _("As much or as little as you want to share."),
            "access_needs": _("For example: captions, breaks, no stairs."),
        }
        widgets = {
            name: forms.Textarea(attrs={"rows": 3})
            for name in ("about", "background", "access_needs", "offers", "seeks")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].initial = self.instance.member.name

    def save(self, commit: bool = True) -> Profile:
        """Saves the page about a member and the name above it."""
        member = self.instance.member
        member.name = self.cleaned_data["name"]
        member.save(update_fields=["name"])
        return super().save(commit)


class LanguageForm(forms.ModelForm[Member]):
    """The language of pages and mails, and the clock to tell times by."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    class Meta:
        model = Member
        fields = ["language", "time_zone"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["language"] = self.instance.tongue
        self.initial["time_zone"] = self.instance.time_zone or settings.TIME_ZONE
        zones = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
        choices = [("UTC", "UTC"), *((zone, zone.replace("_", " ")) for zone in zones)]
        self.fields["time_zone"] = forms.ChoiceField(label=_("Time zone"), choices=choices)


class QuietForm(forms.ModelForm[Member]):
    """When nothing may come."""

    class Meta:
        model = Member
        fields = ["quiet", "quiet_from", "quiet_until"]
        widgets = {
            "quiet": forms.CheckboxInput(attrs={"class": "switch", "role": "switch"}),
            "quiet_from": CLOCK,
            "quiet_until": CLOCK,
        }
        help_texts = {"quiet": _("Mails that can wait are sent when the quiet hours end.")}


class LeaveForm(forms.Form):
    """One tick, so that a stray click does not end an account."""

    sure = forms.BooleanField(label=_("I have taken with me what I want to keep"))
