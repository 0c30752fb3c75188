"""One address of the vault: who may call it, how problems are said, and that nobody keeps a copy of the answer."""

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from inglenook.ground.look.audience import Audience, readable_by
from inglenook.ground.vault.person import Person
from inglenook.ground.vault.problems import Problem, malformed, signed_out, too_large, unknown, wrong_method
from inglenook.ground.vault.shape import Misshapen, binary
from inglenook.ground.vault.wire import PUSH

Call = Callable[..., HttpResponseBase]
JSON = "application/json"


def answer(data: Mapping[str, Any], status: int = 200) -> HttpResponse:
    """JSON, as compact as it gets."""
    return HttpResponse(json.dumps(data, separators=(",", ":")), status=status, content_type=JSON)


def nothing(status: int = 204) -> HttpResponse:
    """Done, with nothing to say."""
    return HttpResponse(status=status)


def refused(problem: Problem) -> HttpResponse:
    """A problem as devices and people read it."""
    more = dict(problem.more)
    wait = more.pop("retry_after", None)
    response = answer({"error": problem.code, "message": str(problem.message), **more}, problem.status)
    if wait is not None:
        response["Retry-After"] = str(wait)
    return response


def member(request: HttpRequest) -> Person:
    """Who calls."""
    if not request.user.is_authenticated:
        raise signed_out()
    return cast(Person, request.user)


def body(request: HttpRequest, most: int = PUSH) -> bytes:
    """What was sent: JSON of at most 8 MiB, read no further than that."""
    if request.content_type != JSON:
        raise malformed()
    check_length(request, most)
    return request.read(most)


def check_length(request: HttpRequest, most: int) -> None:
    """Refuses what is too long before reading it. The server hands over no more than was announced."""
    announced = request.META.get("CONTENT_LENGTH") or "0"
    if announced.isdecimal() and int(announced) > most:
        raise too_large()


def number_asked(request: HttpRequest, key: str, default: int, most: int) -> int:
    """A number from the address; one above `most` is taken as `most`."""
    digits = request.GET.get(key, str(default))
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 16):
        raise malformed()
    return min(int(digits), most)


def id_of(text: str) -> bytes:
    """The id in an address. What cannot be an id names nothing."""
    try:
        return bytes(binary(16)(text))
    except Misshapen:
        raise unknown() from None


def call(audience: Audience = Audience.ONLY_YOU, **by_method: Call) -> Call:
    """The view of one address: `call(GET=show, POST=push)`."""

    @wraps(next(iter(by_method.values())), updated=())
    def view(request: HttpRequest, **named: str) -> HttpResponseBase:
        response = settled(by_method, request, named)
        response["Cache-Control"] = "no-store"
        response["X-Content-Type-Options"] = "nosniff"
        if response.status_code == 405:
            response["Allow"] = ", ".join(by_method)
        return response

    view.sealed_call = True  # type: ignore[attr-defined]
    return readable_by(audience, sealed=False)(view)


def settled(by_method: Mapping[str, Call], request: HttpRequest, named: Mapping[str, str]) -> HttpResponseBase:
    """The answer of the method that was called, or the problem it met."""
    try:
        who = member(request)
        act = by_method.get(request.method or "")
        if act is None:
            raise wrong_method()
        return act(request, who, **named)
    except Misshapen:
        return refused(malformed())
    except Problem as problem:
        return refused(problem)
