"""Template tags for the files a page loads."""

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from inglenook.site.assets import importmap as maps

register = template.Library()


@register.simple_tag
def importmap() -> SafeString:
    """The import map; its hash stands in the content policy."""
    # The map is made of addresses and hashes of our own files: nothing a person typed.
    return mark_safe(f'<script type="importmap">{maps.import_map()}</script>')  # noqa: S308


@register.simple_tag
def worker_url() -> str:
    """Where the sealing worker is served."""
    return static(maps.WORKER)


@register.simple_tag
def stylesheet() -> SafeString:
    """The one style sheet."""
    return format_html('<link rel="stylesheet" href="{}">', static("site/look.css"))


@register.simple_tag
def modulepreloads(*names: str) -> SafeString:
    """Hints so that modules which are surely needed, and all they import, load side by side."""
    return _preloads(names)


@cache
def _preloads(names: tuple[str, ...]) -> SafeString:
    files = maps.sources()
    hints = (
        (static(name.removeprefix("inglenook/") + ".js"), maps.integrity(files[name]))
        for name in maps.closure(list(names))
    )
    return format_html_join("\n", '<link rel="modulepreload" href="{}" integrity="{}">', hints)
