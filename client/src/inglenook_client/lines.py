"""Joins two texts that grew out of one, line by line. Nothing that was typed is dropped, and nothing stands twice."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Final

_RULE: Final = "⸻"  # no word, so that it reads the same in every language


def mark(edited_at: str) -> str:
    """The line between two versions of one place; the one below it was written at this moment."""
    return f"{_RULE} {edited_at[:16].replace('T', ' ')} {_RULE}"


def merge_lines(base: str, newer: str, older: str, between: str) -> str:
    """One text. Where both changed the same lines, the newer stands first, then `between`, then the older."""
    was, new, old = (text.split("\n") for text in (base, newer, older))
    lines: list[str] = []
    at, in_new, in_old = 0, 0, 0
    for start, from_new, from_old, length in [*_agreed(was, new, old), (len(was), len(new), len(old), 0)]:
        lines += _place(was[at:start], new[in_new:from_new], old[in_old:from_old], between)
        lines += was[start : start + length]
        at, in_new, in_old = start + length, from_new + length, from_old + length
    return "\n".join(lines)


def _agreed(was: list[str], new: list[str], old: list[str]) -> list[tuple[int, int, int, int]]:
    # Stretches of the base that stand in both: (place in base, in newer, in older, length).
    in_older = SequenceMatcher(None, was, old, autojunk=False).get_matching_blocks()
    found = []
    for base, in_new, size in SequenceMatcher(None, was, new, autojunk=False).get_matching_blocks():
        for other, in_old, length in in_older:
            start, end = max(base, other), min(base + size, other + length)
            if start < end:
                found.append((start, in_new + start - base, in_old + start - other, end - start))
    return found


def _place(was: list[str], new: list[str], old: list[str], between: str) -> list[str]:
    if old in (was, new) or _within(old, new):
        return new
    return old if new == was or _within(new, old) else _both(new, old, between)


def _within(part: list[str], whole: list[str]) -> bool:
    rest = iter(whole)
    return all(line in rest for line in part)


def _both(new: list[str], old: list[str], between: str) -> list[str]:
    shorter = min(len(new), len(old))
    start = next((at for at in range(shorter) if new[at] != old[at]), shorter)
    most = shorter - start
    end = next((at for at in range(most) if new[-1 - at] != old[-1 - at]), most)
    return [*new[: len(new) - end], between, *old[start : len(old) - end], *new[len(new) - end :]]
