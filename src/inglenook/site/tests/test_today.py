"""Today: a card a room, readable before the room is open, filled on the device."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from inglenook.ground.people.models import Member

ClientOf = Callable[[Member], Client]


@pytest.mark.django_db
def test_a_visitor_is_asked_to_sign_in(client: Client) -> None:
    assert client.get(reverse("today"))["Location"].startswith("/sign-in/")


def test_the_two_first_cards_stand_there(amara: Member, client_of: ClientOf) -> None:
    text = client_of(amara).get(reverse("today")).content.decode()
    assert "<check-in-card" in text
    assert "<journal-card" in text
    assert "Amara" in text


def test_a_check_in_works_while_the_room_is_closed(amara: Member, client_of: ClientOf) -> None:
    text = client_of(amara).get(reverse("today")).content.decode()
    main = text[text.index('<main id="page"') :].split(">")[0]
    assert "data-needs-room" not in main
    assert "<today-closed" in text


def test_dana_sees_her_own_name_and_nothing_of_amara(amara: Member, dana: Member, client_of: ClientOf) -> None:
    text = client_of(dana).get(reverse("today")).content.decode()
    assert "Dana" in text
    assert amara.name not in text
