"""The cast of every test: Amara (owner), Ben (peer), Chidi (a stranger), Dana (host), Eli (a client, no account)."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from django.test import Client

if TYPE_CHECKING:
    from inglenook.ground.people.models import Member

PASSWORD = "three-herons-by-the-river"


def settle(name: str, *, is_host: bool = False) -> "Member":
    """One of the cast, with a confirmed address and the password everybody here has."""
    from inglenook.ground.people.models import Member

    email = f"{name.lower()}@inglenook.example"
    return Member.objects.create_user(email, PASSWORD, name=name, is_host=is_host)


@pytest.fixture
def amara(db: None) -> "Member":
    return settle("Amara")


@pytest.fixture
def ben(db: None) -> "Member":
    return settle("Ben")


@pytest.fixture
def chidi(db: None) -> "Member":
    return settle("Chidi")


@pytest.fixture
def dana(db: None) -> "Member":
    return settle("Dana", is_host=True)


@pytest.fixture
def eli() -> str:
    """Eli has no account, only an address."""
    return "eli@inglenook.example"


@pytest.fixture
def client_of() -> Callable[["Member"], Client]:
    """A browser in which a member is signed in."""

    def browser(member: "Member") -> Client:
        client = Client()
        client.force_login(member)
        return client

    return browser


@pytest.fixture
def entered() -> Callable[["Member"], Client]:
    """A browser in which a member has just signed in by password, so that nothing asks again who it is."""

    def browser(member: "Member") -> Client:
        client = Client()
        answer = client.post("/sign-in/password/", {"login": member.email, "password": PASSWORD})
        assert answer.status_code == 302, answer.content
        return client

    return browser


@pytest.fixture
def tend(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Lets the worker look once. It may not close the connection, for a test's whole life is one transaction."""
    from django.core.management import call_command

    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)
    return lambda: call_command("tend", "--once")


@pytest.fixture(autouse=True)
def nobody_was_here_before() -> Iterator[None]:
    """Rate limits count in the cache; each test starts with none used up."""
    cache.clear()
    yield
    cache.clear()
