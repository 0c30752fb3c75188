"""Template tags for sealed pages."""

from typing import Any

from django import template

from inglenook.ground.vault.sealed_forms import form_for

register = template.Library()


@register.inclusion_tag("vault/sealed-form.html", name="sealed_form")
def sealed_form(name: str, after: str = "", button: Any = "") -> dict[str, Any]:
    """The form of a sealed kind. `after` is where to go when it was kept; `button` what the button says."""
    return {"form": form_for(name), "after": after, "button": button}
