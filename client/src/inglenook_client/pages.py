"""A journal entry as a Markdown page: every field on top as JSON (which is YAML too), then the text as it is."""

from __future__ import annotations

import json
import re
from typing import Any, Final
from urllib.parse import quote

from .envelope import Record

_LINE_ENDS: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
_UNSAFE: Final = re.compile(r"""[\\/:*?"<>|#%&{}$!'@+`=^\x00-\x1f\x7f]""")
_OPEN: Final = "!*-._~"  # what a browser leaves as it is in a part of an address, besides letters and digits


def page(rid: str, record: Record, journal: str | None, files: list[dict[str, str]]) -> str:
    """The page; `files` are {"name", "type", "file"} with paths from the top of the export."""
    rest = {name: value for name, value in record.fields.items() if name not in ("text", "attachments", "journal")}
    head = {"inglenook": 1, "rid": rid, "journal": journal, "made_at": record.made_at, "edited_at": record.edited_at}
    lines = [f"{name}: {one_line(value)}" for name, value in {**head, **rest, "attachments": files}.items()]
    return "---\n" + "\n".join(lines) + f"\n---\n\n{_linked(str(record.fields.get('text', '')), files)}\n"


def page_name(record: Record) -> str:
    """`2026-11-23 1405 A title.md`, safe on every system."""
    on, title = str(record.fields.get("on") or record.made_at), str(record.fields.get("title") or "")
    words = safe_name(title[:60])
    return f"{safe_name(on[:10])} {safe_name(on[11:16].replace(':', ''))} {words}".strip() + ".md"


def safe_name(name: str) -> str:
    """A file name that no system takes for a path, a device or a hidden file."""
    return _UNSAFE.sub("_", name).strip(" .")[:120]


def one_line(value: Any) -> str:
    """JSON in one line, also for readers that take other signs for line ends."""
    text = json.dumps(value, ensure_ascii=False)
    return _LINE_ENDS.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text)


def _linked(text: str, files: list[dict[str, str]]) -> str:
    for one in files:
        text = text.replace(
            f"](attachment:{quote(one['name'], safe=_OPEN)})", f"](../../{quote(one['file'], safe='/' + _OPEN)})"
        )
    return text
