"""What becomes of a record that two devices changed: the same rules as in the browser, and nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from .envelope import GONE, Record
from .lines import mark, merge_lines

_PROSE: Final = frozenset({"text", "note", "body"})  # joined by line even when they are one line long


@dataclass
class _Dispute:
    older_at: str
    kept: list[dict[str, Any]] = field(default_factory=list)


def same_content(left: Record | None, right: Record | None) -> bool:
    """Whether two records say the same, whenever they were written."""
    return left is not None and right is not None and (left.kind, left.fields) == (right.kind, right.fields)


def merge(base: Record | None, ours: Record, theirs: Record) -> Record:
    """One record from two that grew out of `base` (None when both made it). An edit beats a removal."""
    if same_content(ours, theirs) or same_content(base, ours):
        return theirs
    if same_content(base, theirs) or theirs.kind == GONE:
        return ours
    return theirs if ours.kind == GONE else _merge_edits(base, ours, theirs)


def _merge_edits(base: Record | None, ours: Record, theirs: Record) -> Record:
    # Equal clocks must not make the outcome depend on which device merges.
    older, newer = sorted((ours, theirs), key=lambda record: (record.edited_at, _key(record.fields)))
    dispute = _Dispute(older.edited_at)
    before = base.fields if base and base.kind != GONE else {}
    fields = _merge_fields(before, newer.fields, older.fields, dispute, "")
    # The bin is a removal too: what one device threw away while another wrote in it comes back.
    if not before.get("removed_at") and not (newer.fields.get("removed_at") and older.fields.get("removed_at")):
        fields |= {"removed_at": None} if fields.get("removed_at") else {}
    if dispute.kept:
        fields["kept"] = _merge_lists([], list(fields.get("kept") or []), dispute.kept)
    return replace(newer, made_at=min(newer.made_at, older.made_at), fields=fields)


def _key(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _merge_fields(before: Any, newer: Any, older: Any, dispute: _Dispute, path: str) -> dict[str, Any]:
    known = before if isinstance(before, dict) else {}
    merged = {}
    for name in dict.fromkeys([*newer, *older]):
        versions = (known.get(name), newer.get(name), older.get(name))
        merged[name] = _merge_value(*versions, dispute, path + name)
    return merged


def _merge_value(before: Any, newer: Any, older: Any, dispute: _Dispute, path: str) -> Any:
    if older in (newer, before):
        return newer
    if newer == before:
        return older
    if isinstance(newer, list) and isinstance(older, list):
        return _merge_lists(before if isinstance(before, list) else [], newer, older)
    if isinstance(newer, dict) and isinstance(older, dict):
        return _merge_fields(before, newer, older, dispute, path + ".")
    if _is_prose(path, newer, older):
        return merge_lines(before if isinstance(before, str) else "", newer, older, mark(dispute.older_at))
    if older not in (None, ""):
        dispute.kept.append({"field": path, "value": older, "edited_at": dispute.older_at})
    return newer


def _is_prose(path: str, newer: Any, older: Any) -> bool:
    # Dates and names of one line would make no sense with another line below; they are chosen, not joined.
    texts = isinstance(newer, str) and isinstance(older, str)
    return texts and (path in _PROSE or "\n" in newer or "\n" in older)


def _merge_lists(before: list[Any], newer: list[Any], older: list[Any]) -> list[Any]:
    """What either added is there; what either took away is not."""
    return list(_staying(before, newer, older))


def _staying(before: list[Any], newer: list[Any], older: list[Any]) -> Iterator[Any]:
    had, in_newer, in_older = ({_key(one) for one in listed} for listed in (before, newer, older))
    seen = set()
    for one in [*newer, *older]:
        key = _key(one)
        if key not in seen and (key not in had or (key in in_newer and key in in_older)):
            seen.add(key)
            yield one
