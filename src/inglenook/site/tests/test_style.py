"""The style sheet keeps its own rules: logical, layered, quiet; and no template dresses itself."""

import re
from pathlib import Path

import pytest

import inglenook
from inglenook.ground.look.audience import Audience
from inglenook.site.tests.colours import CSS

PACKAGE = Path(inglenook.__file__).parent
SHEETS = sorted(CSS.rglob("*.css"))
TEMPLATES = sorted(PACKAGE.glob("**/templates/**/*.html"))
COMMENT = re.compile(r"/\*.*?\*/", re.S)
DECLARATION = re.compile(r"(?:^|[{;])\s*([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])", re.M)
PHYSICAL = re.compile(
    r"^(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)(?:-\w+)?"
    r"|left|right|top|bottom|(?:min-|max-)?(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius)$"
)
FOUR_SIDES = re.compile(r"^(?:margin|padding|inset|border-width|border-color|border-style)$")
SIDED = re.compile(r"^(?:text-align|float|clear)$")


def name(path):
    return path.relative_to(PACKAGE).as_posix()


def declarations(text):
    return [(prop, value.strip()) for prop, value in DECLARATION.findall(COMMENT.sub("", text))]


def parts(value):
    """The values of a shorthand; a function with its brackets counts as one."""
    depth, words = 0, [""]
    for letter in value:
        depth += (letter == "(") - (letter == ")")
        words = [*words, ""] if letter == " " and not depth else [*words[:-1], words[-1] + letter]
    return [word for word in words if word]


def physical(text):
    found = []
    for prop, value in declarations(text):
        sides = parts(value) if FOUR_SIDES.match(prop) else []
        uneven = len(sides) == 4 and sides[1] != sides[3]
        if PHYSICAL.match(prop) or uneven or (SIDED.match(prop) and value in {"left", "right"}):
            found.append(f"{prop}: {value}")
    return found


@pytest.mark.parametrize("sheet", SHEETS, ids=name)
def test_a_style_sheet_knows_start_and_end_but_no_left_and_right(sheet):
    assert physical(sheet.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "wrong",
    ["a{margin-left:1px}", "a{ left: 0; }", "a{padding:1px 2px 3px 4px}", "a{text-align:left}", "a{width:3px}"],
)
def test_a_physical_side_would_be_seen(wrong):
    assert physical(wrong)
    assert not physical("a{margin-inline:1px;padding:1px 2px 3px 2px;inset:auto 0 0}")


@pytest.mark.parametrize("sheet", SHEETS, ids=name)
def test_no_rule_shouts(sheet):
    assert "!important" not in sheet.read_text(encoding="utf-8")


@pytest.mark.parametrize("sheet", SHEETS, ids=name)
def test_colours_come_from_tokens(sheet):
    """Plain colours stand only where they must not follow the theme: on paper, in a code to scan, in the picture."""
    free = {"tokens.css", "print.css", "steps.css", "landing.css"}
    text = COMMENT.sub("", sheet.read_text(encoding="utf-8"))
    assert sheet.name in free or not re.search(r"#[0-9a-f]{3,8}\b(?![^{]*\{)|\brgba?\(|\bhsl\(", text)


def test_every_sheet_is_imported_once_and_in_a_layer():
    lines = re.findall(r'@import "([^"]+)" layer\((\w+)\);', (CSS / "look.css").read_text())
    assert sorted(path for path, _layer in lines) == sorted(
        sheet.relative_to(CSS).as_posix() for sheet in SHEETS if sheet.name != "look.css"
    )
    assert {layer for _path, layer in lines} <= {"tokens", "base", "parts", "rooms", "paper", "hidden"}


def test_every_font_that_is_named_is_brought_along():
    named = set(re.findall(r'fonts/([\w-]+\.woff2)"', (CSS / "fonts.css").read_text()))
    brought = {Path(line).name for line in (CSS / "fonts.txt").read_text().split()}
    assert named == brought


def test_every_token_that_is_used_is_defined():
    text = "\n".join(COMMENT.sub("", sheet.read_text(encoding="utf-8")) for sheet in SHEETS)
    defined = set(re.findall(r"(--[\w-]+)\s*:", text))
    assert set(re.findall(r"var\((--[\w-]+)", text)) - defined == set()


def test_every_audience_has_its_colour():
    text = (CSS / "parts" / "audience.css").read_text()
    assert [who for who in Audience if f"&.{who.css_class}" not in text] == []


def test_whoever_dislikes_motion_is_spared():
    moving = [sheet for sheet in SHEETS if re.search(r"animation:|transition:", sheet.read_text())]
    tokens = (CSS / "tokens.css").read_text()
    assert re.search(
        r"prefers-reduced-motion: reduce\)\s*\{\s*:root\s*\{\s*--calm: 0ms|reduce\) \{\s*--calm: 0ms", tokens
    )
    for sheet in moving:
        text = sheet.read_text()
        assert "var(--calm)" in text or "prefers-reduced-motion" in text, sheet.name


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_no_template_dresses_itself_or_acts_by_itself(template):
    text = re.sub(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}", "", template.read_text(encoding="utf-8"), flags=re.S)
    assert not re.search(r'\sstyle\s*=\s*["\']', text)
    assert not re.search(r"<style\b", text)
    assert not re.search(r"\son[a-z]+\s*=", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", text)
    assert "javascript:" not in text


def test_the_whole_look_stays_small():
    text = "".join(COMMENT.sub("", sheet.read_text(encoding="utf-8")) for sheet in SHEETS)
    assert len(text.encode()) < 90_000


def test_every_class_that_a_template_names_is_in_the_style_sheet():
    text = "\n".join(COMMENT.sub("", sheet.read_text(encoding="utf-8")) for sheet in SHEETS)
    known = set(re.findall(r"\.([a-z][\w-]*)", text))
    tags = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.S)
    used = {
        (template.name, word)
        for template in TEMPLATES
        for value in re.findall(r'\sclass="([^"]*)"', tags.sub(" ", template.read_text(encoding="utf-8")))
        for word in value.split()
    }
    assert {pair for pair in used if pair[1] not in known} == set()
