"""Parcels: left for somebody, read and taken away by them."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from inglenook.ground.vault import actions, wire
from inglenook.ground.vault.calls import answer, body, id_of, nothing
from inglenook.ground.vault.encoding import b64
from inglenook.ground.vault.models import Parcel
from inglenook.ground.vault.person import Person
from inglenook.ground.vault.problems import unknown

PAGE = 8 * wire.MIB


def send(request: HttpRequest, who: Person) -> HttpResponse:
    """Leaves a parcel."""
    sent = wire.parcel(body(request))
    actions.send_parcel(by=who, parcel_id=sent["id"], to=sent["to"], file=sent["file"])
    return answer({}, 201)


def waiting(_: HttpRequest, who: Person) -> HttpResponse:
    """The oldest parcels, about 8 MiB of them; the next come when these are taken away."""
    mine = Parcel.objects.filter(to__member_id=who.pk)
    chosen = fitting(list(mine.values_list("pk", "size")))
    return answer({"parcels": [shown(one) for one in mine.filter(pk__in=chosen).select_related("sender")]})


def fitting(sizes: list[tuple[int, int]]) -> list[int]:
    """As many as one page can carry, at least one."""
    room = PAGE
    chosen: list[int] = []
    for pk, size in sizes:
        room -= size
        if room < 0 and chosen:
            break
        chosen.append(pk)
    return chosen


def shown(one: Parcel) -> dict[str, Any]:
    """A parcel as its receiver's device reads it."""
    told = {"id": b64(one.parcel_id), "from": one.sender.public_id, "sent_at": one.sent_at.isoformat()}
    return {**told, "file": b64(one.file)}


def take(_: HttpRequest, who: Person, parcel: str) -> HttpResponse:
    """Takes a parcel away."""
    gone, _each = Parcel.objects.filter(to__member_id=who.pk, parcel_id=id_of(parcel)).delete()
    if not gone:
        raise unknown()
    return nothing()
