"""The host's desk: who asks, who is invited, who is here. Nothing that is sealed can be seen from it."""

from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from inglenook.ground.look.audience import Audience, readable_by
from inglenook.ground.people.actions import arrive, suspend
from inglenook.ground.people.forms.desk import InviteForm, SuspendForm
from inglenook.ground.people.models import Invitation, JoinRequest, Member, Suspension
from inglenook.ground.people.present import for_hosts, member_of

HOST = readable_by(Audience.HOST)
PAGE = 30


def paged(request: HttpRequest, rows: QuerySet[Any]) -> Any:
    """One page of a long list."""
    return Paginator(rows, PAGE).get_page(request.GET.get("page"))


@require_GET
@HOST
@for_hosts
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for the host."""
    here = Member.objects.aggregate(members=Count("pk"), active=Count("pk", filter=Q(is_active=True)))
    waiting = JoinRequest.objects.filter(answered_at=None).count()
    return render(request, "people/desk.html", {**here, "waiting": waiting, "open": Invitation.objects.open().count()})


@require_GET
@HOST
@for_hosts
def desk_requests(request: HttpRequest) -> HttpResponse:
    """Who asks to join, oldest first."""
    rows = JoinRequest.objects.filter(answered_at=None)
    return render(request, "people/desk-requests.html", {"page": paged(request, rows)})


@require_POST
@HOST
@for_hosts
def request_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Invites somebody who asked, or declines kindly."""
    asked = get_object_or_404(JoinRequest, pk=pk, answered_at=None)
    if request.POST.get("answer") == JoinRequest.Answer.APPROVED:
        sent = arrive.approve(asked, by=member_of(request))
        told = _("{name} is invited.")
    else:
        sent = arrive.decline(asked, by=member_of(request))
        told = _("{name} is told kindly that it is not possible now.")
    report(request, told.format(name=asked.name), sent=sent)
    return redirect("desk-requests")


def report(request: HttpRequest, told: str, *, sent: bool) -> None:
    """Says what was done, and plainly when the mail did not leave."""
    if sent:
        messages.success(request, told)
    else:
        messages.warning(request, _("The mail server did not take the mail. The answer is kept; send it again later."))


@HOST
@for_hosts
def desk_invitations(request: HttpRequest) -> HttpResponse:
    """Makes invitations and lists those that wait."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="invite", user=request.user):
            return render(request, "site/429.html", status=429)
        made, token = arrive.invite(by=member_of(request), **form.cleaned_data)
        sent = arrive.send_invitation(made, token)
        report(request, _("The invitation to {email} is on its way.").format(email=made.email), sent=sent)
        return redirect("desk-invitations")
    rows = Invitation.objects.filter(accepted_at=None, withdrawn_at=None).select_related("invited_by")
    return render(request, "people/desk-invitations.html", {"form": form, "page": paged(request, rows)})


def waiting_invitation(pk: int) -> Invitation:
    """An invitation nobody has used yet, or 404."""
    return get_object_or_404(Invitation, pk=pk, accepted_at=None, withdrawn_at=None)


@require_POST
@HOST
@for_hosts
def invitation_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Sends a new link; the old one stops working."""
    kept = waiting_invitation(pk)
    made, token = arrive.invite(email=kept.email, by=kept.invited_by, makes_host=kept.makes_host)
    sent = arrive.send_invitation(made, token)
    report(
        request,
        _("A new link for {email} is on its way; the old one no longer works.").format(email=made.email),
        sent=sent,
    )
    return redirect("desk-invitations")


@require_POST
@HOST
@for_hosts
def invitation_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes an invitation back."""
    kept = waiting_invitation(pk)
    arrive.withdraw(kept)
    messages.success(request, _("The invitation to {email} is withdrawn.").format(email=kept.email))
    return redirect("desk-invitations")


@require_GET
@HOST
@for_hosts
def desk_members(request: HttpRequest) -> HttpResponse:
    """Who is here, by name; `q` finds by name or address."""
    rows, sought = Member.objects.order_by("name", "pk"), request.GET.get("q", "").strip()
    if sought:
        rows = rows.filter(Q(name__icontains=sought) | Q(email__icontains=sought))
    return render(request, "people/desk-members.html", {"page": paged(request, rows), "q": sought})


@HOST
@for_hosts
def desk_member(request: HttpRequest, public_id: str) -> HttpResponse:
    """One member as the host sees them: address, dates, suspensions. Never what is sealed, not even how much."""
    member = get_object_or_404(Member, public_id=public_id)
    form = SuspendForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and member != request.user:
        suspend.suspend(member, by=member_of(request), why=form.cleaned_data["why"])
        messages.success(
            request, _("The account of {name} is closed for now, and {name} is told why.").format(name=member.name)
        )
        return redirect("desk-member", public_id)
    past = Suspension.objects.filter(member=member).select_related("by", "ended_by")
    return render(request, "people/desk-member.html", {"member": member, "form": form, "suspensions": past[:20]})


@require_POST
@HOST
@for_hosts
def member_reopen(request: HttpRequest, public_id: str) -> HttpResponse:
    """Opens a closed account again."""
    member = get_object_or_404(Member, public_id=public_id, is_active=False)
    suspend.reopen(member, by=member_of(request))
    messages.success(request, _("The account of {name} is open again.").format(name=member.name))
    return redirect("desk-member", public_id)
