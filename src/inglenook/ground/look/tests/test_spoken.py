"""Words for scripts come as one JSON block an app, in the reader's language and harmless as markup."""

import json
import re
import sys
from types import ModuleType

import pytest
from django.template import Context, Template
from django.utils.translation import gettext_lazy as _


@pytest.fixture
def spoken(monkeypatch):
    module = ModuleType("inglenook.ground.look.words")
    module.WORDS = {"yes": _("Yes"), "odd": "</script><b>"}
    monkeypatch.setitem(sys.modules, "inglenook.ground.look.words", module)


def test_an_app_says_its_words(spoken):
    html = Template('{% load look %}{% words "look" %}').render(Context())
    block = re.fullmatch(r'<script id="words-look" type="application/json">(.*)</script>', html)
    assert json.loads(block[1]) == {"yes": "Yes", "odd": "</script><b>"}
    assert "<b>" not in html


def test_words_of_an_app_that_does_not_exist_are_refused():
    with pytest.raises(LookupError):
        Template('{% load look %}{% words "attic" %}').render(Context())
