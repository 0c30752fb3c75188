"""Closing an account for a time, and opening it again."""

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone

from inglenook.ground.notices.send import send
from inglenook.ground.people.doorstep import address
from inglenook.ground.people.models import Member, Suspension


@transaction.atomic
def suspend(member: Member, *, by: Member, why: str) -> Suspension:
    """Closes an account: the member is signed out everywhere and told why. What they wrote is not touched."""
    closed, _ = Suspension.objects.get_or_create(member=member, ended_at=None, defaults={"by": by, "why": why})
    member.is_active = False
    member.save(update_fields=["is_active"])
    for session in UserSession.objects.filter(user=member):
        session.end()
    send(to=member, notice="account-suspended", why=why)
    return closed


@transaction.atomic
def reopen(member: Member, *, by: Member) -> None:
    """Opens a closed account again and tells the member."""
    Suspension.objects.filter(member=member, ended_at=None).update(ended_at=timezone.now(), ended_by=by)
    member.is_active = True
    member.save(update_fields=["is_active"])
    send(to=member, notice="account-open-again", link=address("sign-in"))
