"""Who can read what a page handles: declared once by its view, shown on the page, enforced by the headers."""

from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

View = TypeVar("View", bound=Callable[..., Any])


class Audience(Enum):
    """The six answers to "who can read this?"; the value is also the name used in templates."""

    ONLY_YOU = "only_you"
    PAIR = "pair"
    CIRCLE = "circle"
    HOST = "host"
    MEMBERS = "members"
    EVERYONE = "everyone"

    @property
    def words(self) -> Promise:
        """The line as people read it."""
        return WORDS[self]

    @property
    def icon(self) -> str:
        """The picture beside the words."""
        return ICONS[self]

    @property
    def css_class(self) -> str:
        """The class that colours the line."""
        return self.value.replace("_", "-")

    @property
    def sealed(self) -> bool:
        """Whether the house itself must not be able to read it."""
        return self in {Audience.ONLY_YOU, Audience.PAIR, Audience.CIRCLE}


WORDS: dict[Audience, Promise] = {
    Audience.ONLY_YOU: _("Only you can read this"),
    Audience.PAIR: _("Sealed to the two of you"),
    Audience.CIRCLE: _("Sealed to this circle"),
    Audience.HOST: _("You and the host can read this"),
    Audience.MEMBERS: _("Members can read this"),
    Audience.EVERYONE: _("Everyone can read this"),
}
ICONS: dict[Audience, str] = {
    Audience.ONLY_YOU: "lock-sealed",
    Audience.PAIR: "key",
    Audience.CIRCLE: "circle3",
    Audience.HOST: "home",
    Audience.MEMBERS: "people",
    Audience.EVERYONE: "globe",
}


def readable_by(audience: Audience, *, sealed: bool | None = None) -> Callable[[View], View]:
    """Declares on a view who can read what it handles.

    Sealed audiences also make the page sealed, that is, the strictest headers and no form that could post.
    `sealed` says otherwise where a page of the house is sealed for another reason.
    """

    def declare(view: View) -> View:
        view.audience = audience  # type: ignore[attr-defined]
        view.sealed = audience.sealed if sealed is None else sealed  # type: ignore[attr-defined]
        return view

    return declare
