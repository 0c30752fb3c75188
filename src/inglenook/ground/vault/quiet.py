"""What the log may say of a call to the vault: that there was one, how it ended, and where a fault lies in the code."""

import logging
import traceback
from typing import Any

CALLS = "/vault/"


class NoIds(logging.Filter):
    """Takes ids of records, attachments and members out of what is logged about the vault.

    The words of an exception go as well, for a database names the values that it could not take.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Changes the record; never drops it."""
        if isinstance(record.args, tuple):
            record.args = tuple(without_ids(part) for part in record.args)
        path = getattr(getattr(record, "request", None), "path", "")
        if record.exc_info and path.startswith(CALLS):
            record.exc_text = without_words(record.exc_info)
            record.exc_info = None
        return True


def without_ids(part: Any) -> Any:
    """An address of the vault, cut after its first word."""
    if not isinstance(part, str) or CALLS not in part:
        return part
    before, _, after = part.partition(CALLS)
    noun = after.partition("/")[0] if "/" in after else ""
    return f"{before}{CALLS}{noun}/…" if noun.isalpha() else f"{before}{CALLS}…"


def without_words(fault: Any) -> str:
    """Where a fault happened and of which kind it is."""
    kind, _, trace = fault
    return "".join(traceback.format_tb(trace)) + getattr(kind, "__name__", "fault")
