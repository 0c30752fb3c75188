"""A form field shows its label, hint and errors, tied together for screen readers."""

import re

import pytest
from django import forms
from django.template import Context, Template


class Letter(forms.Form):
    name = forms.CharField(label="The name you use", help_text="Others see it.")
    mail = forms.EmailField(label="Mail", required=False)
    quiet = forms.BooleanField(label="Keep quiet hours", help_text="From the evening on.", required=False)
    idle = forms.ChoiceField(
        label="Close after", choices=[("15", "15 minutes"), ("60", "an hour")], widget=forms.RadioSelect
    )
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self):
        if self.cleaned_data.get("mail") == "a@b.example":
            raise forms.ValidationError("This letter cannot be sent.")


def shown(name, data=None):
    tag = "{% load look %}{% field form." + name + " %}"
    return Template(tag).render(Context({"form": Letter(data)}))


def summary(data=None):
    return Template("{% load look %}{% form_errors form %}").render(Context({"form": Letter(data)}))


def ids(html):
    return set(re.findall(r'\sid="([^"]+)"', html))


@pytest.mark.parametrize("data", [None, {"name": "", "mail": "x", "idle": "7"}])
@pytest.mark.parametrize("name", ["name", "mail", "quiet", "idle"])
def test_everything_a_box_is_described_by_is_on_the_page(name, data):
    html = shown(name, data)
    described = " ".join(re.findall(r'aria-describedby="([^"]*)"', html)).split()
    assert set(described) <= ids(html)


def test_a_label_belongs_to_its_box():
    html = shown("name")
    assert 'for="id_name"' in html
    assert 'aria-describedby="id_name_helptext"' in html
    assert "Others see it." in html


def test_an_error_is_said_in_words_and_marked_on_the_box():
    html = shown("mail", {"mail": "amara@"})
    assert 'aria-invalid="true"' in html
    assert 'id="id_mail_error"' in html
    assert "valid email" in html


def test_only_what_may_be_left_empty_says_so():
    assert "optional" in shown("mail")
    assert "optional" not in shown("name")


def test_a_tick_is_one_line_that_can_be_pressed():
    html = shown("quiet")
    assert html.index("<label") < html.index("<input") < html.index("Keep quiet hours")


def test_choices_are_a_group_with_a_legend():
    html = shown("idle")
    assert "<fieldset" in html
    assert "<legend>Close after" in html
    assert html.count("<input") == 2


def test_a_hidden_field_shows_nothing_but_itself():
    assert "<label" not in shown("token")


def test_the_summary_leads_to_each_field_that_needs_a_look():
    html = summary({"name": "", "mail": "a@b.example", "idle": "15"})
    assert 'href="#id_name"' in html
    assert "This letter cannot be sent." in html
    assert 'role="alert"' in html


def test_a_form_that_nobody_sent_has_no_summary():
    assert summary().strip() == ""
