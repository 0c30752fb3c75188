"""The six rooms in the order people know them by, and what stands at the foot of the rail.

An address is shown only when something answers there, so the rail grows with the house and never leads nowhere.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Place:
    """One line of the rail."""

    address: str
    icon: str
    words: Promise
    host_only: bool = False

    def exists(self) -> bool:
        """Whether a page answers at this address."""
        try:
            resolve(self.address)
        except Resolver404:
            return False
        return True

    def current(self, path: str) -> str:
        """What `aria-current` says of this place: the page itself, something inside it, or nothing."""
        if path == self.address:
            return "page"
        return "true" if path.startswith(self.address) else ""


ROOMS = (
    Place("/today/", "sun", _("Today")),
    Place("/reflect/", "pencil", _("Reflect")),
    Place("/balance/", "leaf", _("Balance")),
    Place("/connect/", "circle3", _("Connect")),
    Place("/learn/", "book", _("Learn")),
    Place("/ripple/", "ripple", _("Ripple")),
)
FOOT = (
    Place("/room/", "key", _("Your room")),
    Place("/account/", "person", _("Your account")),
    Place("/desk/", "home", _("Desk of the host"), host_only=True),
    Place("/reach/", "hand", _("People you can reach now")),
)


def shown(places: tuple[Place, ...], request: HttpRequest) -> list[tuple[Place, str]]:
    """The places this member can go to, each with its `aria-current`."""
    host = bool(getattr(request.user, "is_host", False))
    open_to = [place for place in places if place.exists() and (host or not place.host_only)]
    return [(place, place.current(request.path)) for place in open_to]
