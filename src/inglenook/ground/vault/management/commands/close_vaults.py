"""`manage.py close_vaults`: what the clock does every ten minutes, by hand."""

from typing import Any

from django.core.management.base import BaseCommand

from inglenook.ground.vault import actions


class Command(BaseCommand):
    """Ends the vaults whose wait of seven days is over."""

    help = "Removes every vault whose member asked for it seven days ago, and files that belong to none."

    def handle(self, *args: Any, **options: Any) -> None:
        """Says how many, never whose."""
        ended, swept = actions.close_due_vaults(), actions.sweep_files()
        self.stdout.write(f"{ended} vaults ended, {swept} stray files removed")
