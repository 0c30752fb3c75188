"""Which addresses are sealed pages. The shell stays in one document between them; the service worker keeps them."""

from collections.abc import Iterator
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver


def walk(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the house with its pattern."""
    for entry in resolver.url_patterns:
        address = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from walk(entry, address)
        else:
            yield address, entry


@cache
def sealed_paths() -> list[str]:
    """Addresses of all sealed pages. None takes a parameter: ids of records stand only behind `#`."""
    return sorted(f"/{address}" for address, entry in walk(get_resolver()) if holds_a_room(entry.callback))


def holds_a_room(view: object) -> bool:
    """Whether the page belongs into the open document.

    The sign-in page is sealed as well, because it becomes that document, but nobody goes there from an open room.
    """
    audience = getattr(view, "audience", None)
    return bool(getattr(view, "sealed", False) and audience and audience.sealed)
