"""Reflect's pages: frames that any member gets, in which nothing private stands."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from inglenook.ground.look.audience import Audience
from inglenook.ground.people.models import Member
from inglenook.ground.vault.sealed_kinds import sealed_kinds
from inglenook.rooms.reflect.urls import urlpatterns
from inglenook.rooms.reflect.words import WORDS

PAGES = [pattern.name or "" for pattern in urlpatterns]
ClientOf = Callable[[Member], Client]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.django_db
def test_a_visitor_is_asked_to_sign_in(name: str, client: Client) -> None:
    answer = client.get(reverse(name))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("name", PAGES)
def test_a_member_gets_the_frame_that_says_who_can_read_it(name: str, amara: Member, client_of: ClientOf) -> None:
    text = client_of(amara).get(reverse(name)).content.decode()
    assert "Only you can read this" in text
    assert f'data-page="{name}"' in text
    assert "data-needs-room" in text


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_sealed_by_its_headers(name: str, amara: Member, client_of: ClientOf) -> None:
    answer = client_of(amara).get(reverse(name))
    policy = answer["Content-Security-Policy"]
    assert "form-action 'none'" in policy
    assert "default-src 'none'" in policy
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", PAGES)
def test_no_form_could_post_and_no_browser_remembers_it(name: str, amara: Member, client_of: ClientOf) -> None:
    text = client_of(amara).get(reverse(name)).content.decode()
    main = text[text.index('<main id="page"') : text.index('<main id="door"')]
    assert 'method="post"' not in main
    assert all('method="dialog"' in form.split(">")[0] for form in main.split("<form")[1:])
    assert all('autocomplete="off"' in form.split(">")[0] for form in main.split("<form")[1:])


@pytest.mark.parametrize("name", PAGES)
def test_dana_gets_the_same_frame_and_nothing_of_amara(
    name: str, amara: Member, dana: Member, client_of: ClientOf
) -> None:
    text = client_of(dana).get(reverse(name)).content.decode()
    assert amara.name not in text
    assert amara.public_id not in text


@pytest.mark.parametrize("name", PAGES)
def test_what_is_written_is_never_taken_by_post(name: str, amara: Member, client_of: ClientOf) -> None:
    assert client_of(amara).post(reverse(name), {"text": "secret"}).status_code in {403, 405}


def test_no_page_asks_the_database_for_more_than_who_is_there(amara: Member, client_of: ClientOf) -> None:
    browser = client_of(amara)
    browser.get(reverse("reflect"))
    counts = set()
    for name in PAGES:
        with CaptureQueriesContext(connection) as asked:
            browser.get(reverse(name))
        counts.add(len(asked))
    assert len(counts) == 1
    assert counts.pop() <= 4


def test_ids_of_records_never_stand_in_an_address() -> None:
    assert not any("<" in str(pattern.pattern) for pattern in urlpatterns)


def test_every_page_is_declared_for_only_you() -> None:
    assert {resolve(reverse(name)).func.audience for name in PAGES} == {Audience.ONLY_YOU}  # type: ignore[attr-defined]


def test_every_kind_that_is_sealed_here_is_in_the_register() -> None:
    kinds = {kind.name for kind in sealed_kinds().values() if kind.room == "reflect"}
    assert kinds == {
        "journal.entry", "journal.revision", "journal.import", "journal.journal", "journal.mute", "check-in",
    }  # fmt: skip


def test_no_sentence_cheers_counts_days_or_blames() -> None:
    text = " ".join(str(sentence) for sentence in WORDS.values()).lower()
    assert "!" not in text
    assert not any(word in text for word in ("streak", "oops", "you haven't", "well done", "great job"))
