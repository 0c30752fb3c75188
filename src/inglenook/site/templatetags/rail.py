"""The rail of a signed-in page."""

from typing import Any

from django import template

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
