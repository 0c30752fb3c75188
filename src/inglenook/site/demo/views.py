"""The one page of the demo: choose whose room to sit in."""

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_POST

from inglenook.ground.look.audience import Audience, readable_by
from inglenook.ground.people.models import Member
from inglenook.site.demo.people import CAST, card


@require_GET
@ensure_csrf_cookie
@readable_by(Audience.EVERYONE, sealed=True)
def demo(request: HttpRequest) -> HttpResponse:
    """Sealed like the rooms it leads to, so that the room it opens lives on in the same document."""
    return render(request, "site/demo.html", {"cast": CAST})


@require_POST
@readable_by(Audience.EVERYONE)
def demo_sign_in(request: HttpRequest) -> JsonResponse:
    """Signs in as one of the cast and tells the page how to open the room."""
    person = next((person for person in CAST if person.key == request.POST.get("who")), None)
    member = Member.objects.filter(email=person.email).first() if person else None
    if person is None or member is None:
        raise Http404
    login(request, member, backend="allauth.account.auth_backends.AuthenticationBackend")
    opened = card(person)
    return JsonResponse({"words": opened.get("words"), "secret": opened.get("secret")})
