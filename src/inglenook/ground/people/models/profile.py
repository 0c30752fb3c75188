"""What a member chose to show other members. Every part may stay empty."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Profile(models.Model):
    """One page about a member, in the member's own words; other members can read it."""

    member = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="profile")
    pronouns = models.CharField(_("pronouns"), max_length=40, blank=True)
    about = models.TextField(_("a few words about me"), max_length=2000, blank=True)
    languages = models.CharField(_("languages I work in"), max_length=300, blank=True)
    modalities = models.CharField(_("how I work"), max_length=300, blank=True)
    populations = models.CharField(_("whom I work with"), max_length=300, blank=True)
    background = models.TextField(_("background and lived experience"), max_length=1000, blank=True)
    access_needs = models.TextField(_("what helps me take part"), max_length=1000, blank=True)
    offers = models.TextField(_("what I offer"), max_length=1000, blank=True)
    seeks = models.TextField(_("what I seek"), max_length=1000, blank=True)
    edited_at = models.DateTimeField(auto_now=True)

    SHOWN = (
        "pronouns", "about", "languages", "modalities", "populations", "background", "access_needs", "offers", "seeks",
    )  # fmt: skip

    def __str__(self) -> str:
        return f"profile {self.pk}"

    def parts(self) -> list[tuple[str, str]]:
        """Label and words of every part the member filled in, in the order of the page."""
        fields = {field.name: field for field in self._meta.concrete_fields}
        return [(str(fields[name].verbose_name), words) for name in self.SHOWN if (words := getattr(self, name))]
