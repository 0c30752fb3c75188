"""Who lives in the demo, and where their secrets are kept for everyone to see."""

import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from inglenook.ground.people.models import Member


@dataclass(frozen=True)
class Person:
    """One of the cast: how they sign in, and a line about them. Eli is a client and has no account."""

    key: str
    name: str
    line: Any
    is_host: bool = False

    @property
    def email(self) -> str:
        """A reserved address that no mail can reach."""
        return f"{self.key}@inglenook.example"

    @property
    def password(self) -> str:
        """Public on purpose; the demo binds to this machine only."""
        return f"{self.key}-sits-by-the-fire"


CAST = (
    Person(
        "amara",
        "Amara",
        _("Psychologist in her third year, at the agency that hosts this house. She has kept a journal for months."),
    ),
    Person("ben", "Ben", _("Nineteen years in practice, mentor and supervisor. He writes little, looks back often.")),
    Person("chidi", "Chidi", _("New here, a stranger to the others. His room shows how the first days look.")),
    Person(
        "dana",
        "Dana",
        _("Hosts this house and employs Amara. She looks after members and can read nothing that is sealed."),
        is_host=True,
    ),
)


def settle() -> int:
    """Makes the accounts that are missing; returns how many were made."""
    made = 0
    for person in CAST:
        if not Member.objects.filter(email=person.email).exists():
            zone = "Europe/Madrid"
            Member.objects.create_user(
                person.email, person.password, name=person.name, is_host=person.is_host, time_zone=zone
            )
            made += 1
    return made


def secrets() -> dict[str, dict[str, str]]:
    """Words, account secret and recovery sheet of each filled room, by key; empty before the rooms are filled."""
    place = settings.DATA / "demo.json"
    if not place.exists():
        return {}
    kept: dict[str, dict[str, str]] = json.loads(place.read_text(encoding="utf-8"))
    return kept


def card(person: Person) -> dict[str, str | bool]:
    """Everything needed to be this person."""
    opened = secrets().get(person.key, {})
    return {
        "key": person.key,
        "name": person.name,
        "email": person.email,
        "password": person.password,
        "is_host": person.is_host,
        **opened,
    }
