"""The table that the browser's twin passes too."""

import json
from pathlib import Path
from typing import Any

import pytest

from inglenook.kit.looking_back import Dated, Mute, look_back

CASES = json.loads((Path(__file__).parents[4] / "tests/vectors/looking-back.json").read_text())["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_shared_table(case: dict[str, Any]) -> None:
    entries = [Dated(*entry) for entry in case["entries"]]
    shown = look_back(entries, case["today"], [Mute(*mute) for mute in case["mutes"]])
    assert {name: [entry.rid for entry in found] for name, found in shown.items()} == {
        name: case[name] for name in ("years", "week", "month")
    }


def test_a_muted_entry_stays_muted_wherever_it_would_show() -> None:
    entry = Dated("a", "2026-11-16T10:00")
    assert look_back([entry], "2026-11-23", [Mute(entry="a")])["week"] == []


def test_every_entry_of_one_muted_year_is_hidden_by_the_whole_year() -> None:
    days = [Dated(str(month), f"2020-{month:02}-15T10:00") for month in range(1, 13)]
    muted = [Mute("01-01", "12-31", 2020)]
    assert all(look_back(days, f"2026-{m:02}-15", muted)["years"] == [] for m in range(1, 13))
