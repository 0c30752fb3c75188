"""Forms whose fields are sealed in the browser. Django draws them; nothing they hold is ever posted.

A declaration is a Django form with four words more:

    class Aim(SealedForm):
        kind = "growth.aim"
        label = _("Aim")
        room = "reflect"
        title = forms.CharField(label=_("What do you want to get better at?"), max_length=200)

and `{% sealed_form "growth.aim" %}` in a template is the whole page. See docs/sealed-pages.md.
"""

from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise

from inglenook.ground.look.audience import Audience
from inglenook.ground.vault.scale import ScaleField
from inglenook.ground.vault.sealed_kinds import SealedKind, declare, sealed_kinds

__all__ = ["FORMS", "ScaleField", "SealedForm", "form_for"]

FORMS: dict[str, type["SealedForm"]] = {}

# How the browser turns what was typed into what is sealed. The first class that fits counts.
SHAPES: list[tuple[type[forms.Field], str]] = [
    (forms.NullBooleanField, "text"),
    (forms.BooleanField, "flag"),
    (forms.MultipleChoiceField, "list"),
    (forms.IntegerField, "number"),
    (forms.FloatField, "number"),
]


class SealedForm(forms.Form):
    """A form whose answers are sealed as one record.

    `record` names a record that exists once (its id is derived from the name, as `settings`); without it the form
    opens the record whose id stands behind `#` in the address, or makes a new one. `autosave` keeps each change
    within a second; otherwise the button keeps.
    """

    kind: ClassVar[str]
    label: ClassVar[str | Promise] = ""
    room: ClassVar[str] = ""
    schema: ClassVar[int] = 1
    audience: ClassVar[Audience] = Audience.ONLY_YOU
    record: ClassVar[str] = ""
    autosave: ClassVar[bool] = True

    template_name = "vault/sealed-form.html"
    use_required_attribute = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Puts the form and its kind into the register."""
        super().__init_subclass__(**kwargs)
        if not cls.audience.sealed:
            raise TypeError(f"{cls.__name__} seals for {cls.audience.value}, which the house can read.")
        declare(SealedKind(cls.kind, cls.label or cls.__name__, cls.room, cls.audience, cls.schema))
        FORMS[cls.__name__] = cls
        FORMS.setdefault(cls.kind, cls)

    def __init__(self, **kwargs: Any) -> None:
        """Draws an empty form: it never takes `data`, because nothing may be posted."""
        kwargs.setdefault("auto_id", f"{self.kind.replace('.', '-')}-%s")
        super().__init__(**kwargs)
        for name, field in self.fields.items():
            field.widget.attrs |= {"autocomplete": "off", "data-as": shape(field), "data-of": name}


def shape(field: forms.Field) -> str:
    """`number`, `flag`, `list` or `text`: what JSON the browser makes of the field."""
    if isinstance(field, forms.TypedChoiceField) and field.coerce in (int, float):
        return "number"
    return next((name for kind, name in SHAPES if isinstance(field, kind)), "text")


def form_for(name: str) -> SealedForm:
    """An empty form by its kind, or by its class name where several forms write the same kind.

    Raises KeyError when nobody declared it.
    """
    sealed_kinds()
    return FORMS[name]()
