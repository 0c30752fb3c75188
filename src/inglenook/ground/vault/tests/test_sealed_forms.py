"""Forms that are declared in Python and sealed in the browser."""

import re
from collections.abc import Iterator

import pytest
from django import forms
from django.template import Context, Template

from inglenook.ground.look.audience import Audience
from inglenook.ground.vault import sealed_forms
from inglenook.ground.vault.sealed_forms import ScaleField, SealedForm, form_for
from inglenook.ground.vault.sealed_kinds import SEALED_KINDS, SealedKind, declare, sealed_kinds


@pytest.fixture
def aim() -> Iterator[type[SealedForm]]:
    class Aim(SealedForm):
        kind = "test.aim"
        label = "Aim"
        room = "test"
        title = forms.CharField(label="What do you want to get better at?", max_length=200)
        effort = ScaleField(label="Effort", low="Little", high="A lot", required=False)
        days = forms.MultipleChoiceField(choices=[("mo", "Monday")], required=False)
        weekly = forms.BooleanField(required=False)
        minutes = forms.TypedChoiceField(coerce=int, choices=[(5, "five")])

    yield Aim
    SEALED_KINDS.pop("test.aim")
    for name in ("Aim", "test.aim"):
        sealed_forms.FORMS.pop(name)


def page(source: str) -> str:
    return Template("{% load sealed %}" + source).render(Context())


def boxes(html: str) -> list[str]:
    return re.findall(r"<(?:input|select|textarea)[^>]*>", html)


def test_a_template_tag_is_the_whole_form(aim: type[SealedForm]) -> None:
    html = page('{% sealed_form "test.aim" after="/today/" button="Go on" %}')
    assert '<sealed-form kind="test.aim" schema="1" autosave after="/today/">' in html
    assert "What do you want to get better at?" in html
    assert 'maxlength="200"' in html
    assert "Go on" in html


def test_no_box_lets_the_browser_remember_what_was_typed(aim: type[SealedForm]) -> None:
    found = boxes(page('{% sealed_form "test.aim" %}'))
    assert len(found) == 11
    assert all('autocomplete="off"' in box for box in found)


def test_nothing_can_be_posted_even_when_scripts_fail(aim: type[SealedForm]) -> None:
    html = page('{% sealed_form "test.aim" %}')
    assert 'method="dialog"' in html
    assert "action=" not in html


def test_each_box_says_what_it_becomes(aim: type[SealedForm]) -> None:
    found = re.findall(r'data-as="(\w+)" data-of="(\w+)"', page('{% sealed_form "test.aim" %}'))
    assert {name: kind for kind, name in found} == {
        "title": "text",
        "effort": "number",
        "days": "list",
        "weekly": "flag",
        "minutes": "number",
    }


def test_a_scale_is_seven_named_radios_with_words_at_both_ends(aim: type[SealedForm]) -> None:
    html = page('{% sealed_form "test.aim" %}')
    assert html.count('type="radio"') == 7
    assert "<legend>Effort</legend>" in html
    assert "<span>Little</span>" in html


def test_the_house_cannot_declare_a_form_that_seals_for_itself() -> None:
    with pytest.raises(TypeError, match="can read"):
        type("Open", (SealedForm,), {"kind": "test.open", "audience": Audience.MEMBERS, "__module__": __name__})
    assert "test.open" not in SEALED_KINDS


def test_a_kind_keeps_its_meaning(aim: type[SealedForm]) -> None:
    with pytest.raises(ValueError, match="declared twice"):
        declare(SealedKind("test.aim", "Aim", "test", Audience.CIRCLE))


def test_the_register_knows_every_kind_with_room_and_audience() -> None:
    kinds = sealed_kinds()
    assert {"settings", "parcel", "journal.entry", "check-in"} <= set(kinds)
    assert all(kind.label and kind.room and kind.audience.sealed for kind in kinds.values())


def test_a_form_that_nobody_declared_is_refused() -> None:
    with pytest.raises(KeyError):
        form_for("test.unknown")


def test_the_example_in_the_docs_works_as_it_stands() -> None:
    from inglenook.site.settings import CHECKOUT

    text = (CHECKOUT / "docs" / "sealed-pages.md").read_text(encoding="utf-8")
    declaration, template = re.findall(r"```(?:python|html)\n(.*?)```", text, re.S)[:2]
    names: dict[str, object] = {"__name__": __name__}
    exec(declaration, names)
    try:
        content = template.split("{% block content %}")[1].split("{% endblock content %}")[0]
        html = Template("{% load i18n look sealed %}" + content).render(Context())
    finally:
        SEALED_KINDS.pop("growth.aim")
        for name in ("Aim", "growth.aim"):
            sealed_forms.FORMS.pop(name)
    assert 'kind="growth.aim"' in html
    assert "<sealed-list" in html
