"""Passkeys and one-time codes."""

from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from inglenook.ground.people.models import Member


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Names and words of the house for passkeys and codes."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code does not fit. Codes change every half minute; please try the newest one."),
        "unverified_email": _("Please confirm your mail address first; codes come after that."),
        "add_email_blocked": _("Switch one-time codes off before you add an address, then on again."),
    }

    def generate_authenticator_name(self, user: Member, type: str) -> str:  # noqa: A002
        """A name for a new passkey until the member gives it a better one."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Passkey {number}").format(number=count + 1)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the house's name, so that they also work where sealed rooms have a host name below it."""
        return {"id": urlsplit(settings.HOUSE_URL).hostname or "localhost", "name": settings.HOUSE_NAME}

    def get_totp_label(self, user: Member) -> str:
        """What the authenticator app shows beside the code."""
        return user.email
