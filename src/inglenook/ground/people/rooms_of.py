"""What a member's rooms mean for their account."""

from django.urls import reverse

from inglenook.ground.people.models import Member
from inglenook.ground.vault.models import Vault


def keeps_room(member: Member) -> bool:
    """Whether the member has a sealed room that was not taken leave of.

    Taking leave of a room needs it open. So nobody who only found a browser signed in can throw away what is sealed.
    """
    return Vault.objects.filter(member_id=member.pk, leave=None).exists()


def must_close_room_first(member: Member) -> str:
    """The address to take leave of the room, when that has to come first; else nothing."""
    return reverse("room-leave") if keeps_room(member) else ""
