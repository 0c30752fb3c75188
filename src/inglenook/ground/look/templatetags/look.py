"""The template tags that every page uses: pictures, the audience line, words for scripts, form fields."""

from importlib import import_module
from typing import Any

from django import template
from django.apps import apps
from django.forms import BaseForm, BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.template.exceptions import TemplateSyntaxError
from django.utils.html import format_html, format_html_join, json_script
from django.utils.safestring import SafeString, mark_safe

from inglenook.ground.look.audience import Audience
from inglenook.ground.look.icons import ICONS, TURNS

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """A picture that says nothing to a screen reader: words stand beside it or on the button."""
    if name not in ICONS:
        raise TemplateSyntaxError(f"There is no icon {name!r}; see ground/look/icons.py.")
    css_class = "i flip" if name in TURNS else "i"
    # The strokes are our own data; nothing that a person typed comes near.
    strokes = mark_safe(ICONS[name])  # noqa: S308
    return format_html('<svg class="{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', css_class, strokes)


@register.simple_tag(takes_context=True)
def audience(context: template.Context, name: str = "", words: str = "", example: bool = False) -> SafeString:
    """The audience line of the page, or of a part of it when `name` is given.

    It refuses to say "only you" on a page that is not sealed. `words` says it more exactly for one part;
    `example=True` is for pages that show what the line looks like.
    """
    view = getattr(getattr(context.get("request"), "resolver_match", None), "func", None)
    who = Audience(name) if name else getattr(view, "audience", None)
    if who is None:
        raise TemplateSyntaxError("This page's view does not say who can read it; add @readable_by(...).")
    if who.sealed and not example and not getattr(view, "sealed", False):
        raise TemplateSyntaxError(f"The page says {who.value}, but its view is not sealed.")
    line = '<span class="audience {}">{}{}</span>'
    return format_html(line, who.css_class, icon(who.icon), words or who.words)


@register.simple_tag
def words(*labels: str) -> SafeString:
    """The words a script may say, one JSON block an app, taken from the `WORDS` of `<app>/words.py`."""
    return format_html_join("\n", "{}", ((_words_of(label),) for label in labels))


def _words_of(label: str) -> SafeString:
    spoken: dict[str, Any] = import_module(f"{apps.get_app_config(label).name}.words").WORDS
    return json_script({key: str(value) for key, value in spoken.items()}, f"words-{label}")


@register.inclusion_tag("look/field.html")
def field(bound: BoundField, inline: bool = False) -> dict[str, Any]:
    """One form field: label, hint, box, errors. Django ties them together for screen readers by their ids."""
    widget = bound.field.widget
    group = isinstance(widget, (RadioSelect, CheckboxSelectMultiple))
    shape = "group" if group else "tick" if isinstance(widget, CheckboxInput) else "box"
    return {"field": bound, "inline": inline, "shape": shape}


@register.inclusion_tag("look/form-errors.html")
def form_errors(form: BaseForm) -> dict[str, Any]:
    """What is wrong with the form as a whole, with a link to each field that needs another look."""
    fields = [bound for bound in form if bound.errors] if form.is_bound else []
    return {"form": form, "fields": fields, "whole": form.non_field_errors() if form.is_bound else []}
