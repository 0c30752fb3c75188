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
    found = [f"/{address}" for address, entry in walk(get_resolver()) if getattr(entry.callback, "sealed", False)]
    return sorted(found)
