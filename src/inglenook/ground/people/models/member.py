"""A member: who signs in, in which language, and when they want peace."""

import datetime
import secrets
from typing import Any, ClassVar
from zoneinfo import ZoneInfo, available_timezones

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

EVENING = datetime.time(18, 30)
MORNING = datetime.time(8, 0)


def new_public_id() -> str:
    """A name for addresses that tells nothing: 16 characters, 96 random bits, never a `|`."""
    return secrets.token_urlsafe(12)


def known_time_zone(value: str) -> None:
    """Refuses a time zone this machine has no rules for."""
    if value not in available_timezones():
        raise ValidationError(_("This time zone is not known. Choose one like Europe/Madrid."), code="zone")


class MemberManager(BaseUserManager["Member"]):
    """Finds and makes members by address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "Member":
        """The member who signs in with this address; capitals do not matter."""
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Member":
        """Makes a member whose address the house vouches for.

        Without a password they can only come in by passkey or through an organisation. People who sign up by
        themselves do not come this way; see `adapters/account.py`.
        """
        member = self.model(email=email.strip().lower(), **fields)
        member.set_password(password)
        member.save(using=self._db)
        EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
        return member

    def hosts(self) -> models.QuerySet["Member"]:
        """Those who keep the house and are here now."""
        return self.filter(is_host=True, is_active=True)


class Member(AbstractBaseUser):
    """Somebody with an account. What they show others of themselves stands in `Profile`."""

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    email = models.EmailField(_("mail address"), max_length=254)
    name = models.CharField(_("name used"), max_length=80)
    is_host = models.BooleanField(default=False)
    is_active = models.BooleanField(
        default=True, help_text="False while a Suspension row is open; actions keep both equal."
    )
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    language = models.CharField(_("language"), max_length=10, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True, validators=[known_time_zone])
    quiet = models.BooleanField(_("keep quiet hours"), default=True)
    quiet_from = models.TimeField(_("quiet from"), default=EVENING)
    quiet_until = models.TimeField(_("quiet until"), default=MORNING)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[MemberManager] = MemberManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_member_an_address")]
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page where other members see what this one chose to show."""
        return reverse("person", args=[self.public_id])

    @property
    def zone(self) -> ZoneInfo:
        """The member's own time zone, or the house's."""
        return ZoneInfo(self.time_zone or settings.TIME_ZONE)

    @property
    def tongue(self) -> str:
        """The language to write to this member in."""
        return self.language or settings.LANGUAGE_CODE

    def wants_quiet(self, moment: datetime.datetime) -> bool:
        """Whether this moment lies in the member's quiet hours, which may pass midnight."""
        if not self.quiet or self.quiet_from == self.quiet_until:
            return False
        clock = moment.astimezone(self.zone).time()
        if self.quiet_from < self.quiet_until:
            return self.quiet_from <= clock < self.quiet_until
        return clock >= self.quiet_from or clock < self.quiet_until
