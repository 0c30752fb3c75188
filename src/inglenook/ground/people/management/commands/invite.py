"""Makes an invitation from the command line: how a house gets its first host."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from inglenook.ground.people.actions.arrive import invite, is_member, link_of


class Command(BaseCommand):
    """Prints the link instead of mailing it, for a new house may have no mail server yet."""

    help = "Makes an invitation and prints its one-time link."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who, and whether as host."""
        parser.add_argument("email")
        parser.add_argument("--host", action="store_true", help="the member will keep the house")

    def handle(self, *args: Any, **options: Any) -> None:
        """Makes or renews the invitation; an older link to the same address stops working."""
        validate_email(options["email"])
        if is_member(options["email"]):
            raise CommandError("This address belongs to a member already. Nothing was changed.")
        invitation, token = invite(email=options["email"], by=None, makes_host=options["host"])
        self.stdout.write(f"Until {invitation.ends_at:%Y-%m-%d} this link makes an account for {invitation.email}:")
        self.stdout.write(link_of(token))
