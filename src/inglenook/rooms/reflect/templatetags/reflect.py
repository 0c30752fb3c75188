"""Template tags of Reflect."""

from django import template

from inglenook.rooms.reflect.forms import CheckInForm, JournalForm, MuteForm

register = template.Library()


@register.simple_tag
def check_in_form() -> CheckInForm:
    """The three touches, empty."""
    return CheckInForm()


@register.simple_tag
def journal_form() -> JournalForm:
    """A new journal."""
    return JournalForm()


@register.simple_tag
def mute_form() -> MuteForm:
    """Days to leave out."""
    return MuteForm()
