"""What the clock does for accounts."""

import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from inglenook.ground.notices.chores import chore
from inglenook.ground.people.actions.leave import go
from inglenook.ground.people.models import Invitation, JoinRequest, Leaving

MONTH = datetime.timedelta(days=28)


@chore("people.leavings", every=datetime.timedelta(minutes=10))
def end_due_accounts() -> None:
    """Removes the accounts whose seven days are over."""
    for leaving in Leaving.objects.filter(ends_at__lte=timezone.now()).select_related("member"):
        go(leaving)


@chore("people.forget", every=datetime.timedelta(days=1))
def forget_strangers() -> None:
    """Forgets requests four weeks after their answer, and invitations nobody used four weeks after their end."""
    month_ago = timezone.now() - MONTH
    JoinRequest.objects.filter(answered_at__lt=month_ago).delete()
    Invitation.objects.filter(accepted_at=None, ends_at__lt=month_ago).delete()


@chore("people.sessions", every=datetime.timedelta(days=1))
def prune_sessions() -> None:
    """Forgets sessions that are over, and the lines that told of them."""
    call_command("clearsessions", verbosity=0)
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
