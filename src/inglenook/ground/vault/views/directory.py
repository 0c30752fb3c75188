"""The house's chain of keys: every member can read it whole, and each adds only their own."""

from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse

from inglenook.ground.vault import actions, tallies, wire
from inglenook.ground.vault.calls import answer, body, number_asked
from inglenook.ground.vault.encoding import b64
from inglenook.ground.vault.models import Link, Statement
from inglenook.ground.vault.person import Person
from inglenook.ground.vault.problems import unknown
from inglenook.ground.vault.views.vault import directory_end

PAGE = 1000


def links(request: HttpRequest, _: Person) -> HttpResponse:
    """The links after `since`. The end is read last, so it is never behind the links."""
    since = number_asked(request, "since", 0, 10**16)
    page = list(Link.objects.filter(seq__gt=since).order_by("seq").values_list("seq", "link")[:PAGE])
    end = directory_end()
    last = page[-1][0] if page else since
    return answer({**end, "links": [b64(link) for _, link in page], "more": last < end["seq"]})


def statements(_: HttpRequest, who: Person, member: str) -> HttpResponse:  # noqa: ARG001  every member may ask
    """What a member said of their own keys, oldest first."""
    if "\0" in member or not get_user_model().objects.filter(public_id=member, is_active=True).exists():
        raise unknown()
    said = Statement.objects.filter(vault__member__public_id=member)
    return answer({"statements": [statement_shown(one) for one in said]})


def statement_shown(one: Statement) -> dict[str, object]:
    """A statement in the bytes that were signed."""
    return {"seq": one.pk, "statement": bytes(one.text).decode(), "signature": b64(one.signature)}


def publish(request: HttpRequest, who: Person) -> HttpResponse:
    """Adds the member's next statement."""
    signed = wire.statement(body(request))
    tallies.count(who, "statement")
    link = actions.publish(signed, by=who)
    return answer({"seq": link.seq, "head": b64(link.head)}, 201)
