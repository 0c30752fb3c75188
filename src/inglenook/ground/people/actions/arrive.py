"""How somebody comes in: asked, invited, welcomed."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from inglenook.ground.notices.send import send, send_to_address
from inglenook.ground.people.doorstep import address
from inglenook.ground.people.models import Invitation, JoinRequest, Member


@transaction.atomic
def invite(*, email: str, by: Member | None, makes_host: bool = False) -> tuple[Invitation, str]:
    """Makes an invitation, or renews the one that still waits. Returns it with the secret of its link."""
    kept = Invitation.objects.filter(email__iexact=email, accepted_at=None, withdrawn_at=None).first()
    invitation = kept or Invitation(email=email.strip().lower(), invited_by=by)
    invitation.makes_host = invitation.makes_host or makes_host
    token = invitation.renew()
    invitation.save()
    return invitation, token


def link_of(token: str) -> str:
    """The address that is in the mail and nowhere else."""
    return address("invitation", token)


def send_invitation(invitation: Invitation, token: str, *, language: str = "") -> bool:
    """Mails the link. False when the mail server refused; the host can send it again."""
    ends_on = timezone.localdate(invitation.ends_at).isoformat()
    link = link_of(token)
    sent = send_to_address(invitation.email, notice="invitation", language=language, link=link, ends_on=ends_on)
    if sent:
        invitation.sent_at = timezone.now()
        invitation.save(update_fields=["sent_at"])
    return sent


def withdraw(invitation: Invitation) -> None:
    """Makes the link worthless. Who made an account with it before keeps the account."""
    Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(withdrawn_at=timezone.now())


@transaction.atomic
def welcome(member: Member, *, invitation: Invitation) -> bool:
    """Uses an invitation up for the member who came by it. False when it was used meanwhile."""
    used = Invitation.objects.open().filter(pk=invitation.pk, email__iexact=member.email)
    if not used.update(accepted_at=timezone.now(), accepted_by=member):
        return False
    if invitation.makes_host:
        member.is_host = True
        member.save(update_fields=["is_host"])
    return True


def forget_unfinished(invitation: Invitation) -> None:
    """Clears away an account that was begun with this invitation but never got a passkey or password.

    Only somebody who holds the link comes here, and nothing can have been written in an account nobody was ever in.
    """
    for member in Member.objects.filter(email__iexact=invitation.email, last_login=None):
        if not member.has_usable_password() and not Authenticator.objects.filter(user=member).exists():
            member.delete()


def is_member(email: str) -> bool:
    """Whether an address belongs to somebody here, as main address or another one."""
    known = EmailAddress.objects.filter(email__iexact=email).exists()
    return known or Member.objects.filter(email__iexact=email).exists()


def tell_hosts() -> None:
    """Lets the hosts know that somebody asks; who it is stands on the desk, not in the mail."""
    for host in Member.objects.hosts():
        send(to=host, notice="request-waiting", link=address("desk-requests"))


@transaction.atomic
def approve(request: JoinRequest, *, by: Member) -> bool:
    """Answers a request with an invitation. Returns whether its mail left."""
    answered(request, JoinRequest.Answer.APPROVED, by)
    invitation, token = invite(email=request.email, by=by)
    return send_invitation(invitation, token, language=request.language)


@transaction.atomic
def decline(request: JoinRequest, *, by: Member) -> bool:
    """Answers a request kindly with no. Returns whether the mail left."""
    answered(request, JoinRequest.Answer.DECLINED, by)
    return send_to_address(request.email, notice="request-declined", language=request.language, name=request.name)


def answered(request: JoinRequest, answer: str, by: Member) -> None:
    """Writes down who answered what, and when."""
    request.answer, request.answered_by, request.answered_at = answer, by, timezone.now()
    request.save(update_fields=["answer", "answered_by", "answered_at"])
