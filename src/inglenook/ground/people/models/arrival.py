"""How people come: an invitation, or a request that the host answers with one."""

import datetime
import hashlib
import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LIFETIME = datetime.timedelta(days=14)


def hashed(token: str) -> str:
    """SHA-256 of a link's secret. The secret has 256 random bits, so a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations by the state they are in."""

    def open(self) -> "InvitationQuerySet":
        """Those that can still be accepted."""
        return self.filter(accepted_at=None, withdrawn_at=None, ends_at__gt=timezone.now())

    def by_token(self, token: str) -> "InvitationQuerySet":
        """The open invitation behind a link, if any."""
        return self.open().filter(token_hash=hashed(token))


class Invitation(models.Model):
    """One link for one person to make an account. The link itself is only in the mail; here lies its hash."""

    email = models.EmailField(_("mail address"), max_length=254)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    makes_host = models.BooleanField(default=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="invitations_made"
    )
    made_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="invitations_used"
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"), name="one_open_invitation", condition=Q(accepted_at=None, withdrawn_at=None)
            )
        ]
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @property
    def is_over(self) -> bool:
        """Whether its days have passed."""
        return self.ends_at <= timezone.now()

    def renew(self) -> str:
        """Gives it a new secret and new days, so that older links stop working. Returns the secret, once."""
        token = secrets.token_urlsafe(32)
        self.token_hash = hashed(token)
        self.ends_at = timezone.now() + LIFETIME
        return token


class JoinRequest(models.Model):
    """Somebody asked to join; it waits for the host's answer and is forgotten some weeks after it."""

    class Answer(models.TextChoices):
        """What the host said."""

        APPROVED = "approved", _("invited")
        DECLINED = "declined", _("declined")

    name = models.CharField(_("your name"), max_length=80)
    email = models.EmailField(_("your mail address"), max_length=254)
    work = models.CharField(_("your work"), max_length=160)
    words = models.TextField(_("a few words"), max_length=1500, blank=True)
    language = models.CharField(max_length=10, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_open_request", condition=Q(answered_at=None))]
        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return f"request {self.pk}"
