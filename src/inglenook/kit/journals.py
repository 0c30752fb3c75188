"""Other journals, field by field: where each thing goes that their exports hold, or that it is lost, and why.

The browser reads the exports, because the host must not see the text (`reflect/importing`). This is the same knowledge
for people: the loss report and `docs/practitioners/bringing-your-journal.md` show it. A test compares it with what the
browser does. The English here is marked for translation; the pages translate it.
"""

import sys

from inglenook.kit.journal_diaries import (
    APPLE_JOURNAL,
    DAYLIO,
    DAYLIO_BACKUP,
    DAYONE,
    DAYONE_CLASSIC,
    INGLENOOK,
    JOURNEY,
    JRNL,
    JRNL_JSON,
)  # fmt: skip
from inglenook.kit.journal_fields import Fate, Program
from inglenook.kit.journal_notes import EVERNOTE, JOPLIN, KEEP, MARKDOWN, TEXT_FILES

PROGRAMS = (
    DAYONE, DAYONE_CLASSIC, JRNL, JRNL_JSON, JOPLIN, JOURNEY, DAYLIO, DAYLIO_BACKUP, EVERNOTE, APPLE_JOURNAL, KEEP,
    MARKDOWN, TEXT_FILES, INGLENOOK,
)  # fmt: skip


def table(program: Program) -> str:
    """The fields of one program as a Markdown table; fields that go the same way share a row."""
    rows: dict[tuple[Fate, str], list[str]] = {}
    for field in program.fields:
        rows.setdefault((field.fate, field.goes), []).append(field.name)
    lines = ["| Field | Fate | Where it goes, or why it is lost |", "| --- | --- | --- |"]
    lines += [f"| {', '.join(map('`{}`'.format, names))} | {fate} | {goes} |" for (fate, goes), names in rows.items()]
    return "\n".join(lines)


def tables() -> str:
    """All programs, as the guide for members shows them."""
    parts = []
    for program in PROGRAMS:
        facts = f"How: {program.how}\n\nKnown from: {program.known_from} (checked on {program.checked_on.isoformat()})."
        parts.append(f"### {program.name}\n\n{facts}\n\n{table(program)}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(tables())
