"""Two devices changed one record: nothing that was written is lost, and nothing stands twice."""

from __future__ import annotations

from typing import Any

import pytest

from inglenook_client.envelope import Record
from inglenook_client.lines import mark, merge_lines
from inglenook_client.merging import merge

EARLY, LATE = "2026-11-23T10:00:00.000Z", "2026-11-23T11:00:00.000Z"
BASE = "one\ntwo\nthree"


def record(edited_at: str, **fields: Any) -> Record:
    return Record("journal.entry", 1, EARLY, edited_at, fields)


@pytest.mark.parametrize(
    ("newer", "older", "joined"),
    [
        ("zero\none\ntwo\nthree", "one\ntwo\nthree\nfour", "zero\none\ntwo\nthree\nfour"),
        ("one\nthree", "one\ntwo\nthree\nfour", "one\nthree\nfour"),
        ("one\n2\nthree", "one\ntwo!\nthree", "one\n2\n--\ntwo!\nthree"),
        ("one\ntwo\nthree\nfour", "one\ntwo\nthree\nfour", "one\ntwo\nthree\nfour"),
        ("one\ntwo\nthree\nfour\nfive", "one\ntwo\nthree\nfour", "one\ntwo\nthree\nfour\nfive"),
        ("", "one\ntwo\nthree", ""),
        ("completely", "other", "completely\n--\nother"),
    ],
)
def test_texts_are_joined_by_line(newer: str, older: str, joined: str) -> None:
    assert merge_lines(BASE, newer, older, "--") == joined


def test_the_mark_reads_in_every_language() -> None:
    assert mark(LATE) == "⸻ 2026-11-23 11:00 ⸻"


def test_one_sided_changes_are_taken_from_their_side() -> None:
    base = record(EARLY, title="a", text=BASE, starred=False)
    ours, theirs = record(EARLY, title="b", text=BASE, starred=False), record(LATE, title="a", text=BASE, starred=True)
    assert merge(base, ours, theirs).fields == {"title": "b", "text": BASE, "starred": True}


def test_a_scalar_that_both_changed_keeps_the_other_in_kept() -> None:
    merged = merge(record(EARLY, title="a"), record(EARLY, title="mine"), record(LATE, title="theirs"))
    assert merged.fields["title"] == "theirs"
    assert merged.fields["kept"] == [{"field": "title", "value": "mine", "edited_at": EARLY}]


def test_merging_is_the_same_from_either_side() -> None:
    base = record(EARLY, title="a", text=BASE, tags=["x", "y"], extra={"mood": 1})
    left = record(LATE, title="b", text="one\n2\nthree", tags=["x", "z"], extra={"mood": 2})
    right = record(LATE, title="c", text="one\nII\nthree", tags=["y", "x", "w"], extra={"mood": 3, "place": "home"})
    assert merge(base, left, right) == merge(base, right, left)
    assert set(merge(base, left, right).fields["tags"]) == {"x", "z", "w"}
    assert merge(base, left, right).fields["extra"]["place"] == "home"


def test_an_edit_beats_a_removal_and_the_bin() -> None:
    gone, base = Record("gone", 1, EARLY, LATE, {}), record(EARLY, text="a", removed_at=None)
    edited, binned = record(EARLY, text="a b", removed_at=None), record(LATE, text="a", removed_at=LATE)
    assert merge(base, gone, edited) == edited
    assert merge(base, edited, gone) == edited
    assert merge(base, edited, binned).fields == {"text": "a b", "removed_at": None}


def test_saying_the_same_is_no_conflict() -> None:
    assert merge(None, record(EARLY, text="same"), record(LATE, text="same")).fields == {"text": "same"}
