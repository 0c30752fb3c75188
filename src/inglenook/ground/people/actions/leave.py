"""Leaving: asked for, thought over for seven days, done."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from inglenook.ground.notices.send import send, send_to_address
from inglenook.ground.people.doorstep import address
from inglenook.ground.people.models import Leaving, Member
from inglenook.ground.people.rooms_of import keeps_room


@transaction.atomic
def leave(member: Member) -> Leaving:
    """Writes down that a member wants to go, and tells every address of theirs.

    Everybody waits seven days, with a room or without: whoever sits at an open browser could ask for it, and the
    mail must have time to reach the one it is about. One sign-in calls it off.
    """
    leaving, fresh = Leaving.objects.get_or_create(member=member)
    if fresh:
        ends_on = timezone.localdate(leaving.ends_at, member.zone).isoformat()
        tell(member, "leaving-asked", ends_on=ends_on, link=address("sign-in"))
    return leaving


def stay(member: Member) -> bool:
    """Calls the leaving off. True when there was one."""
    gone, _ = Leaving.objects.filter(member=member).delete()
    if gone:
        tell(member, "leaving-cancelled")
    return bool(gone)


def go(leaving: Leaving) -> None:
    """Removes the account and everything that hangs on it, then says so to every address it had."""
    member = leaving.member
    if keeps_room(member):  # the member thought again about the room, and so about leaving
        stay(member)
        return
    addresses, tongue = addresses_of(member), member.tongue
    with transaction.atomic():
        if not Leaving.objects.filter(pk=leaving.pk).exists():
            return
        member.delete()
    for each in addresses:
        send_to_address(each, notice="leaving-done", language=tongue)


def addresses_of(member: Member) -> list[str]:
    """Every address the member gave, the main one first."""
    others = EmailAddress.objects.filter(user=member).exclude(email__iexact=member.email)
    return [member.email, *others.values_list("email", flat=True)]


def tell(member: Member, notice: str, **fields: Any) -> None:
    """The same mail to every address, so that a stolen mailbox cannot keep it from its owner."""
    send(to=member, notice=notice, **fields)
    for each in addresses_of(member)[1:]:
        send_to_address(each, notice=notice, language=member.tongue, **fields)
