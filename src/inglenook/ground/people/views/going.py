"""Taking everything along, and leaving."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from inglenook.ground.look.audience import Audience, readable_by
from inglenook.ground.people.actions.leave import leave, stay
from inglenook.ground.people.forms.account import LeaveForm
from inglenook.ground.people.models import Leaving
from inglenook.ground.people.present import member_of, surely
from inglenook.ground.people.rooms_of import must_close_room_first
from inglenook.ground.people.takeout import stream

HOST = readable_by(Audience.HOST)


@HOST
@login_required
@surely
def account_export(request: HttpRequest) -> HttpResponseBase:
    """Take everything with you: one file with all the house holds of a member, sealed things as they are."""
    if request.method != "POST":
        return render(request, "people/account-export.html")
    name = f"inglenook-{timezone.localdate():%Y-%m-%d}.zip"
    answer = StreamingHttpResponse(stream(member_of(request)), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer


@HOST
@login_required
@surely
def account_leave(request: HttpRequest) -> HttpResponse:
    """Asks to leave. Somebody with a sealed room takes leave of the room first, which needs it open."""
    member = member_of(request)
    blocked = must_close_room_first(member)
    form = LeaveForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and not blocked:
        leaving = leave(member)
        logout(request)
        return render(request, "people/leaving.html", {"leaving": leaving})
    leaving_now = Leaving.objects.filter(member=member).first()
    return render(request, "people/account-leave.html", {"form": form, "blocked": blocked, "leaving": leaving_now})


@HOST
@login_required
def account_stay(request: HttpRequest) -> HttpResponse:
    """Calls it off."""
    if request.method == "POST" and stay(member_of(request)):
        messages.success(request, _("Your account stays. Nothing was lost."))
    return redirect("account")
