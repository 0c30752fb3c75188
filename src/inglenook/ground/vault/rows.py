"""Many rows at once: one statement run over all of them, in the few words of SQL that both databases share.

Django's own bulk insert cuts SQLite's work into pieces, so that the number of queries would grow with a push.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models

from inglenook.ground.vault.models import Box, Entry

ENTRY = ("vault_id", "seq", "device", "epoch", "rid", "ver", "box_hash", "mac", "head")
BOX = ("vault_id", "rid", "ver", "size", "sealed")
NEWEST = "ON CONFLICT (vault_id, rid) DO UPDATE SET ver = excluded.ver, size = excluded.size, sealed = excluded.sealed"


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]], then: str = "") -> None:
    """Adds rows to a model's table; `then` says what happens to those that are there already."""
    table = connection.ops.quote_name(model._meta.db_table)
    places = ", ".join(["%s"] * len(columns))
    # Table and columns are names from this file, never from a request.
    sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places}) {then}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(sql, list(rows))


def add_entries(rows: Iterable[Sequence[Any]]) -> None:
    """Appends to a log."""
    insert(Entry, ENTRY, rows)


def keep_boxes(rows: Iterable[Sequence[Any]]) -> None:
    """Keeps boxes, each in the place of its older version."""
    insert(Box, BOX, rows, NEWEST)
