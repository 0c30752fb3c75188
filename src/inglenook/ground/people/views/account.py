"""Your account: what others see, language and times, quiet hours, sessions."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_POST

from inglenook.ground.look.audience import Audience, readable_by
from inglenook.ground.people.forms.account import LanguageForm, ProfileForm, QuietForm
from inglenook.ground.people.models import Leaving, Member, Profile
from inglenook.ground.people.present import member_of

HOST = readable_by(Audience.HOST)


@require_GET
@HOST
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """One card for each thing one can change."""
    member = member_of(request)
    leaving = Leaving.objects.filter(member=member).first()
    return render(request, "people/account.html", {"member": member, "leaving": leaving})


@readable_by(Audience.MEMBERS)
@login_required
def account_profile(request: HttpRequest) -> HttpResponse:
    """What other members may see, as far as one wants."""
    member = member_of(request)
    profile, _new = Profile.objects.get_or_create(member=member)
    form = ProfileForm(request.POST or None, instance=profile)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Kept. This is how others see you."))
        return redirect(member)
    return render(request, "people/account-profile.html", {"form": form, "member": member})


@require_GET
@readable_by(Audience.MEMBERS)
@login_required
def person(request: HttpRequest, public_id: str) -> HttpResponse:
    """What a member shows to the others."""
    shown = get_object_or_404(Member, public_id=public_id, is_active=True)
    profile = Profile.objects.filter(member=shown).first()
    context = {"person": shown, "profile": profile, "parts": profile.parts() if profile else []}
    return render(request, "people/person.html", context)


@HOST
@login_required
def account_language(request: HttpRequest) -> HttpResponse:
    """Language and time zone."""
    member = member_of(request)
    form = LanguageForm(request.POST or None, instance=member)
    if request.method == "POST" and form.is_valid():
        form.save()
        with override(member.tongue):
            messages.success(request, _("Kept. Pages and mails follow it from now on."))
        return redirect("account")
    return render(request, "people/account-language.html", {"form": form})


@HOST
@login_required
def account_quiet(request: HttpRequest) -> HttpResponse:
    """When nothing may come."""
    form = QuietForm(request.POST or None, instance=member_of(request))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Kept. Your quiet hours hold from now on."))
        return redirect("account")
    return render(request, "people/account-quiet.html", {"form": form})


def open_sessions(member: Member) -> QuerySet[UserSession]:
    """Where the member is signed in now, newest first."""
    alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    found: QuerySet[UserSession] = UserSession.objects.filter(user=member, session_key__in=alive)
    return found.order_by("-created_at")


@require_GET
@HOST
@login_required
def account_sessions(request: HttpRequest) -> HttpResponse:
    """Where one is signed in, and since when."""
    member, here = member_of(request), request.session.session_key
    if not open_sessions(member).filter(session_key=here).exists():
        UserSession.objects.create_from_request(request)
    sessions = open_sessions(member)[:50]
    return render(request, "people/account-sessions.html", {"sessions": sessions, "here": here})


@require_POST
@HOST
@login_required
def session_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends one session of one's own."""
    session = get_object_or_404(UserSession, user=member_of(request), pk=pk)
    if session.session_key == request.session.session_key:
        return redirect("sign-out")
    session.end()
    messages.success(request, _("That session is ended. The device has to sign in again."))
    return redirect("account-sessions")


@require_POST
@HOST
@login_required
def sessions_end_others(request: HttpRequest) -> HttpResponse:
    """Ends every session but this one."""
    for session in UserSession.objects.filter(user=member_of(request)).exclude(session_key=request.session.session_key):
        session.end()
    messages.success(request, _("Every other session is ended."))
    return redirect("account-sessions")
