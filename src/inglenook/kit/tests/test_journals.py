"""The tables of other journals are what the browser does, what the guide says, and what the report can put in words."""

import re
from pathlib import Path

import pytest

from inglenook.kit.journals import PROGRAMS, tables

ROOT = Path(__file__).resolve().parents[4]
IMPORTING = ROOT / "src/inglenook/rooms/reflect/static/reflect/importing"
GUIDE = ROOT / "docs/practitioners/bringing-your-journal.md"
FATES = re.compile(r'"([\w-]+)": fates\(\s*"([^"]*)",\s*"([^"]*)"(?:,\s*"([^"]*)")?\)')


def fates_in_the_browser() -> dict[str, dict[str, str]]:
    found = {}
    for program, *columns in FATES.findall((IMPORTING / "fates.js").read_text(encoding="utf-8")):
        named = zip(("brought", "changed", "lost"), columns, strict=True)
        found[program] = {name: fate for fate, names in named for name in names.split("|") if name}
    return found


def test_the_browser_knows_the_same_programs():
    assert set(fates_in_the_browser()) == {program.key for program in PROGRAMS}


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.key)
def test_each_field_goes_where_the_table_says(program):
    assert {field.name: field.fate for field in program.fields} == fates_in_the_browser()[program.key]


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.key)
def test_a_lost_field_says_why(program):
    lost = [field for field in program.fields if field.fate == "lost"]
    assert all(field.goes.startswith(("lost: ", "lost where ", "notes in the bin")) for field in lost)
    assert len({field.name for field in program.fields}) == len(program.fields)
    assert program.known_from
    assert program.how


def test_the_guide_shows_the_tables_of_today():
    generated = GUIDE.read_text(encoding="utf-8").split("<!-- made by: python -m inglenook.kit.journals -->\n", 1)[1]
    assert generated == tables()
