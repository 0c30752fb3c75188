"""Brings a backup back into an empty house."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from inglenook.ground.people.models import Member
from inglenook.site.keeping import backup


def somebody_lives_here() -> bool:
    """Whether this database already has members."""
    try:
        return Member.objects.exists()
    except DatabaseError:
        return False


class Command(BaseCommand):
    """Checks every hash first and refuses a house that is not empty."""

    help = "Brings a backup back into an empty data folder."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where from."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuses, or restores and says what to do next."""
        if somebody_lives_here():
            raise CommandError("This house has members. Restore into an empty data folder; nothing was changed.")
        count = backup.restore(options["file"])
        self.stdout.write(f"{count} files are back. Next: ./inglenook manage migrate")
