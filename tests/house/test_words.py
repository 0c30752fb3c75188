"""Every word a person sees can be translated, and none of them presses."""

import re

import pytest

from tests.house.files import short, under

TEMPLATES = under("src", ".html")
BLOCK = re.compile(r"\{%\s*(blocktrans(?:late)?|comment)\b.*?\{%\s*end\1\s*%\}", re.S)
# What stands in these blocks becomes an attribute: names of classes, pages and modules.
NAMED = re.compile(
    r"\{%\s*block (page_class|body_class|page_name|modules|needs_room)\s*%\}.*?\{%\s*endblock\b.*?%\}", re.S
)
NOT_WORDS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<!--.*?-->|<(script|style|code|kbd|output)\b.*?</\1>", re.S)
SPOKEN = re.compile(r'\s(?:alt|title|placeholder|aria-label)="([^"]*)"')
NAMES = {"Ctrl", "Inglenook", "AGPL", "age", "JSON", "ZIP", "Markdown", "QR", "PDF"}
PRESSING = re.compile(
    r"\b(oops|streak|badge|leaderboard|congratulations|awesome|hurry|don't forget)\b|you haven.t|!\s*(?=[\"'<]|$)", re.I
)


def bare_words(template: str) -> list[str]:
    rest = NOT_WORDS.sub(" ", NAMED.sub(" ", BLOCK.sub(" ", template)))
    spoken = [word for value in SPOKEN.findall(rest) for word in re.findall(r"[^\W\d_]{2,}", value)]
    visible = re.findall(r"[^\W\d_]{2,}", re.sub(r"&\w+;", " ", re.sub(r"<[^>]*>", " ", rest)))
    return [word for word in [*spoken, *visible] if word not in NAMES]


@pytest.mark.parametrize("template", TEMPLATES, ids=short)
def test_every_word_in_a_template_can_be_translated(template):
    assert bare_words(template.read_text(encoding="utf-8")) == []


def test_a_bare_word_would_be_seen():
    assert bare_words("<p>Hello</p>{% translate 'fine' %}") == ["Hello"]
    assert bare_words('<p title="Hello">{% blocktranslate %}fine{% endblocktranslate %}</p>') == ["Hello"]


@pytest.mark.parametrize("page", [*TEMPLATES, *under("src", "words.py"), *under("src", "words_import.py")], ids=short)
def test_no_word_presses_anybody(page):
    said = re.sub(r"<!doctype[^>]*>|<!--|\{%.*?%\}", " ", page.read_text(encoding="utf-8"), flags=re.I)
    assert PRESSING.findall(said) == []
