"""A scale of a few touches: how much energy, how close to the work."""

from typing import Any

from django import forms
from django.utils.functional import Promise


class ScaleWidget(forms.RadioSelect):
    """Seven buttons in a row with a word at each end; arrow keys and the digits work."""

    template_name = "vault/touch-scale.html"

    def __init__(self, low: str | Promise, high: str | Promise) -> None:
        super().__init__()
        self.low, self.high = low, high

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds the words of both ends."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        return context | {"low": self.low, "high": self.high}


class ScaleField(forms.TypedChoiceField):
    """A whole number from 1 to `steps`, with words for both ends."""

    def __init__(self, *, low: str | Promise, high: str | Promise, steps: int = 7, **kwargs: Any) -> None:
        choices = [(number, str(number)) for number in range(1, steps + 1)]
        super().__init__(choices=choices, coerce=int, empty_value=None, widget=ScaleWidget(low, high), **kwargs)
