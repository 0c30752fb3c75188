"""The rail of a signed-in page, and the addresses that share one document."""

from typing import Any

from django import template
from django.utils.html import json_script
from django.utils.safestring import SafeString

from inglenook.ground.vault.sealed_pages import sealed_paths as paths
from inglenook.site.rooms import FOOT, ROOMS, shown

register = template.Library()


@register.simple_tag(takes_context=True)
def rooms(context: template.Context) -> list[Any]:
    """The rooms that exist, each with its `aria-current`."""
    return shown(ROOMS, context["request"])


@register.simple_tag(takes_context=True)
def foot_places(context: template.Context) -> list[Any]:
    """What stands at the foot of the rail."""
    return shown(FOOT, context["request"])


@register.simple_tag
def sealed_paths() -> SafeString:
    """The addresses of all sealed pages, for the shell: between them the document, and so the open room, stays."""
    return json_script(paths(), "sealed-paths")
