"""A box for a new device of the same account."""

from django.http import HttpRequest, HttpResponse

from inglenook.ground.vault import actions, wire
from inglenook.ground.vault.calls import answer, body, id_of
from inglenook.ground.vault.encoding import b64
from inglenook.ground.vault.person import Person


def offer(request: HttpRequest, who: Person) -> HttpResponse:
    """Keeps the box for ten minutes."""
    sent = wire.pairing(body(request))
    actions.offer_pairing(by=who, pairing_id=sent["id"], box=sent["box"])
    return answer({}, 201)


def take(_: HttpRequest, who: Person, pairing: str) -> HttpResponse:
    """Gives the box out, once."""
    return answer({"box": b64(actions.take_pairing(by=who, pairing_id=id_of(pairing)))})
