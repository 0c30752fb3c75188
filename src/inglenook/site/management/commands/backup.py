"""Writes everything the house keeps into one file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from inglenook.site.keeping import backup


class Command(BaseCommand):
    """Safe while the house runs. What is sealed stays sealed in the backup."""

    help = "Writes the database and all sealed attachments into one tar file."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("file", type=Path, help="for example inglenook-2026-11-23.tar")

    def handle(self, *args: Any, **options: Any) -> None:
        """Writes and says how much."""
        count = backup.write(options["file"])
        self.stdout.write(
            f"{count} files are in {options['file']}, each with its hash. Keep the secret-key file with it."
        )
