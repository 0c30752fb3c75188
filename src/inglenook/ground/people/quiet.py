"""What the log may say of links that were mailed: that one was followed, never its secret."""

import logging
import re
from typing import Any

SECRETS = re.compile(r"(/invitation/|/sign-in/lost/)[^\s?]{12,}")


class NoLinks(logging.Filter):
    """Cuts invitations and password links after their first words; whoever read the log could use them."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Changes the record; never drops it."""
        if isinstance(record.args, tuple):
            record.args = tuple(without_secret(part) for part in record.args)
        record.msg = without_secret(record.msg)
        return True


def without_secret(part: Any) -> Any:
    """An address without what only its reader may know."""
    return SECRETS.sub(r"\1…", part) if isinstance(part, str) else part
