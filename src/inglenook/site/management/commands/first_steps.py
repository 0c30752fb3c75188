"""Says what to do first in a new, empty house."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from inglenook.ground.people.models import Member


class Command(BaseCommand):
    """`./inglenook up --empty` calls this once the server answers."""

    help = "Says what to do first in a new house."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line while there is no host; silence after."""
        if not Member.objects.hosts().exists():
            self.stdout.write("This house has no host yet. Invite the first one, and open the link it prints:")
            self.stdout.write("  ./inglenook manage invite --host you@example.org")
            self.stdout.write(f"How to take {settings.HOUSE_URL} to production: docs/hosting/production.md")
