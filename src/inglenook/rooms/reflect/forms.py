"""What is filled in and sealed on the device: declared here, drawn by Django, never posted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from inglenook.ground.vault.sealed_forms import ScaleField, SealedForm

MOMENTS = [
    ("", _("any moment")),
    ("morning", _("before the day begins")),
    ("before", _("before a session")),
    ("after", _("after a session")),
    ("end", _("end of the day")),
]
COLOURS = [("moss", _("Moss")), ("clay", _("Clay")), ("lake", _("Lake")), ("dusk", _("Dusk")), ("ink", _("Ink"))]


class CheckInForm(SealedForm):
    """Three touches of one to seven, and a line when there is one. Closeness is unwell at both ends."""

    kind = "check-in"
    label = _("Check-ins")
    room = "reflect"
    autosave = False

    energy = ScaleField(label=_("Energy"), low=_("Running on empty"), high=_("Plenty to give"))
    body = ScaleField(label=_("Body"), low=_("Tight, aching"), high=_("At ease"))
    closeness = ScaleField(
        label=_("Closeness to the work today"),
        low=_("Far away, going through the motions"),
        high=_("Too close, carrying it home"),
    )
    moment = forms.ChoiceField(label=_("When"), choices=MOMENTS, required=False)
    note = forms.CharField(label=_("A line with it"), max_length=2000, required=False)

    @property
    def scales(self) -> list[forms.BoundField]:
        """The three touches."""
        return [self[name] for name in ("energy", "body", "closeness")]


class JournalForm(SealedForm):
    """One journal among several."""

    kind = "journal.journal"
    label = _("Names of your journals")
    room = "reflect"
    autosave = False

    name = forms.CharField(label=_("Name"), max_length=80)
    colour = forms.ChoiceField(label=_("Colour"), choices=COLOURS, initial="moss")


DAY = {"type": "date"}


class MuteForm(SealedForm):
    """Days that looking back leaves out; without a last day it is one day."""

    kind = "journal.mute"
    label = _("Days that looking back leaves out")
    room = "reflect"
    autosave = False

    since = forms.DateField(label=_("From"), widget=forms.DateInput(attrs=DAY))
    until = forms.DateField(label=_("To"), widget=forms.DateInput(attrs=DAY), required=False)
    every_year = forms.BooleanField(label=_("In every year"), initial=True, required=False)
