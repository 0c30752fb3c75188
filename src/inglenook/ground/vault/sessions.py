"""Which session a device writes by, so that shutting a device out also signs it out."""

from importlib import import_module

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import HttpRequest

from inglenook.ground.vault.person import Person

DEVICE = "vault_device"


def remember_device(request: HttpRequest, device: str) -> bool:
    """Notes in the session which device writes by it. True when the session did not know that yet."""
    if request.session.get(DEVICE) == device:
        return False
    request.session[DEVICE] = device
    return True


def end_sessions(member: Person, device: str) -> None:
    """Signs out every session by which the device wrote."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for one in UserSession.objects.filter(user_id=member.pk):
        if store(one.session_key).get(DEVICE) == device:
            one.end()
