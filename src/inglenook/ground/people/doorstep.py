"""What a browser carries while somebody stands at the door, and the addresses that mails give."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from inglenook.ground.people.models import Invitation


def invitation_at(request: HttpRequest) -> Invitation | None:
    """The open invitation whose link this browser followed, if any."""
    key = request.session.get("invitation")
    return Invitation.objects.open().filter(pk=key).first() if key else None


def address(name: str, *args: object) -> str:
    """A full address for a mail. It comes from the setting and never from the request, which anybody can write."""
    return settings.HOUSE_URL + reverse(name, args=args)
