"""The demo community: makes the accounts, or says how to sign in."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from inglenook.site.demo.people import CAST, card, settle


class Command(BaseCommand):
    """`demo load` makes the accounts; `demo` says how to sign in; `demo --json` says it to programs."""

    help = "The demo community's accounts and secrets."

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do."""
        parser.add_argument("act", nargs="?", choices=["load", "show"], default="show")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuses outside the demo: these passwords are public."""
        if not settings.DEMO:
            raise CommandError("This house is not a demo (INGLENOOK_DEMO is not set).")
        if options["act"] == "load":
            self.stdout.write(f"{settle()} demo accounts made.")
        elif options["json"]:
            people = [card(person) for person in CAST]
            self.stdout.write(json.dumps({"url": settings.HOUSE_URL, "people": people}, indent=1))
        else:
            self.show()

    def show(self) -> None:
        """One click is easiest; the rest is for those who want to see the doors."""
        self.stdout.write(f"Sign in with one click at {settings.HOUSE_URL}/demo/   or by hand:")
        for person in CAST:
            words = card(person).get("words", "")
            self.stdout.write(f"  {person.name:<6} {person.email}   {person.password}   opens with: {words}")
        self.stdout.write("Account secrets and recovery sheets: ./inglenook demo --json")
