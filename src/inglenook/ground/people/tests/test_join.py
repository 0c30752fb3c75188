"""Asking to join: the same thanks for everybody, one request an address, not too many."""

import pytest

from inglenook.ground.people.models import JoinRequest

pytestmark = pytest.mark.django_db


def words(email="eli@inglenook.example"):
    return {"name": "Eli", "email": email, "work": "Counsellor in training", "words": "I would like company."}


def test_a_request_waits_on_the_desk(client, dana, eli):
    assert client.post("/join/", words())["Location"] == "/join/thanks/"
    assert JoinRequest.objects.get().email == eli


def test_the_host_gets_a_mail_that_does_not_say_who(client, dana, mailoutbox, tend):
    dana.quiet = False
    dana.save()
    client.post("/join/", words())
    tend()
    assert mailoutbox[0].to == [dana.email]
    assert "Eli" not in mailoutbox[0].body
    assert "/desk/requests/" in mailoutbox[0].body


def test_asking_twice_keeps_the_first_request(client, dana):
    client.post("/join/", words())
    assert client.post("/join/", words("ELI@inglenook.example"))["Location"] == "/join/thanks/"
    assert JoinRequest.objects.count() == 1


def test_a_member_gets_the_same_thanks_and_a_mail(client, amara, mailoutbox, tend):
    assert client.post("/join/", words(amara.email))["Location"] == "/join/thanks/"
    assert not JoinRequest.objects.exists()
    tend()
    assert mailoutbox[0].to == [amara.email]


def test_nobody_can_flood_the_desk(client, dana):
    answers = [client.post("/join/", words(f"eli{n}@inglenook.example")).status_code for n in range(8)]
    assert answers == [302] * 6 + [429] * 2


def test_the_page_says_who_reads_it(client):
    assert "You and the host can read this" in client.get("/join/").content.decode()
