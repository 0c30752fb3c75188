"""Asking that the vault be taken away, and thinking again."""

from django.http import HttpRequest, HttpResponse

from inglenook.ground.vault import actions, wire
from inglenook.ground.vault.calls import answer, body, nothing
from inglenook.ground.vault.person import Person


def ask(request: HttpRequest, who: Person) -> HttpResponse:
    """Begins the wait, for whoever has the token of an open room."""
    farewell = actions.ask_farewell(wire.token(body(request)), by=who)
    return answer({"ends_at": farewell.ends_at.isoformat()}, 201)


def cancel(_: HttpRequest, who: Person) -> HttpResponse:
    """Ends the wait."""
    actions.cancel_farewell(by=who)
    return nothing()
