"""A copy of the database that is whole at one moment, while the house goes on working."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.db import connection


def is_sqlite() -> bool:
    """Whether this house keeps its rows in SQLite."""
    return connection.vendor == "sqlite"


def file_name() -> str:
    """The name of the copy inside a backup."""
    return "database.sqlite3" if is_sqlite() else "database.dump"


def copy_to(target: Path) -> None:
    """Writes the copy; SQLite through its online backup, PostgreSQL through pg_dump."""
    if is_sqlite():
        with (
            closing(sqlite3.connect(connection.settings_dict["NAME"])) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)
    else:
        postgres("pg_dump", "--format=custom", "--no-owner", f"--file={target}")


def bring_back(source: Path) -> None:
    """Puts a copy in the place of the database, which must be empty or absent."""
    if is_sqlite():
        connection.close()
        shutil.copyfile(source, connection.settings_dict["NAME"])
    else:
        name = str(connection.settings_dict["NAME"])
        postgres(
            "pg_restore", "--clean", "--if-exists", "--no-owner", "--exit-on-error", f"--dbname={name}", str(source)
        )


def postgres(*command: str) -> None:
    """Runs one of PostgreSQL's own tools with the house's connection."""
    given: dict[str, Any] = connection.settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    env = {**os.environ, **{key: str(given[name]) for key, name in names.items() if given.get(name)}}
    if shutil.which(command[0]) is None:
        raise CommandError(
            f"{command[0]} is not installed; it comes with PostgreSQL's client programs. Nothing was changed."
        )
    result = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if result.returncode:
        raise CommandError(f"{command[0]} said: {result.stderr.strip()}")
