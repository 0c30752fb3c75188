"""Pictures: every one that is named exists, is well formed, and is quiet for screen readers."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from django.template import Context, Template, TemplateSyntaxError

import inglenook
from inglenook.ground.look.icons import ICONS, TURNS

TEMPLATES = sorted(Path(inglenook.__file__).parent.glob("**/templates/**/*.html"))
USED = re.compile(r"""\{%\s*icon\s+["']([^"']+)["']\s*%\}""")


def drawn(name):
    return Template("{% load look %}{% icon name %}").render(Context({"name": name}))


def test_every_picture_that_a_template_names_exists():
    used = {(page.name, name) for page in TEMPLATES for name in USED.findall(page.read_text(encoding="utf-8"))}
    assert used
    assert {name for _page, name in used} - set(ICONS) == set()


@pytest.mark.parametrize("name", sorted(ICONS))
def test_a_picture_is_well_formed_and_hidden_from_screen_readers(name):
    root = ET.fromstring(drawn(name))
    assert root.get("aria-hidden") == "true"
    assert root.get("viewBox") == "0 0 24 24"
    assert len(root) >= 1


@pytest.mark.parametrize("name", sorted(ICONS))
def test_a_picture_brings_no_style_script_or_address(name):
    assert not re.search(r"style|script|href|url|\son\w+=", ICONS[name])


def test_what_points_along_the_line_turns_round_with_it():
    assert set(ICONS) >= TURNS
    assert 'class="i flip"' in drawn("arrow-end")
    assert 'class="i"' in drawn("key")


def test_an_unknown_picture_is_refused():
    with pytest.raises(TemplateSyntaxError, match="no icon"):
        drawn("unicorn")
