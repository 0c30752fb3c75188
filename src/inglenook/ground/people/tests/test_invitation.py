"""Invitations: one link, one address, one account."""

import datetime
import io

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from inglenook.ground.people.actions.arrive import invite, link_of, withdraw
from inglenook.ground.people.models import Invitation, Member

pytestmark = pytest.mark.django_db
NEW = {"name": "Eli", "password1": "two-otters-under-the-bridge"}


def path_of(token):
    return f"/invitation/{token}/"


@pytest.fixture
def token(dana, eli):
    return invite(email=eli, by=dana)[1]


def test_the_link_makes_a_member_with_a_confirmed_address(client, token, eli):
    assert client.get(path_of(token)).status_code == 200
    assert client.post(path_of(token), NEW)["Location"] == "/room/set-up/"
    member = Member.objects.get(email=eli)
    assert (member.name, member.is_host) == ("Eli", False)
    assert EmailAddress.objects.get(user=member).verified
    assert Invitation.objects.get().accepted_by == member


def test_the_link_works_once(client, token):
    client.post(path_of(token), NEW)
    assert Client().get(path_of(token)).status_code == 410


def test_the_address_is_the_one_that_was_invited(client, token, eli):
    client.post(path_of(token), {**NEW, "email": "mallory@inglenook.example"})
    assert Member.objects.filter(email=eli).exists()
    assert not Member.objects.filter(email="mallory@inglenook.example").exists()


def test_only_a_hash_of_the_link_is_kept(token):
    kept = Invitation.objects.values().get()
    assert token not in str(kept)
    assert len(kept["token_hash"]) == 64


def test_an_old_link_is_over(client, token):
    Invitation.objects.update(ends_at=timezone.now() - datetime.timedelta(seconds=1))
    answer = client.get(path_of(token))
    assert answer.status_code == 410
    assert "does not work any more" in answer.content.decode()


def test_a_withdrawn_link_is_over(client, token):
    withdraw(Invitation.objects.get())
    assert client.post(path_of(token), NEW).status_code == 410
    assert Member.objects.count() == 1


def test_a_new_link_ends_the_old_one(client, token, dana, eli):
    newer = invite(email=eli, by=dana)[1]
    assert client.get(path_of(token)).status_code == 410
    assert client.get(path_of(newer)).status_code == 200
    assert Invitation.objects.count() == 1


def test_a_made_up_link_is_over(client):
    assert client.get(path_of("made-up")).status_code == 410


def test_a_short_password_is_refused_and_the_invitation_stays(client, token):
    answer = client.post(path_of(token), {"name": "Eli", "password1": "short"})
    assert answer.status_code == 200
    assert Invitation.objects.open().exists()


def test_the_passkey_way_makes_the_passkey_next(client, token, eli):
    assert client.post(path_of(token), {"name": "Eli", "passkey": "1"})["Location"] == "/invitation/passkey/"
    page = client.get("/invitation/passkey/").content.decode()
    assert "creation_options" in page
    assert "residentKey" in page
    assert Invitation.objects.open().exists()


def test_who_stopped_before_the_passkey_can_begin_again(client, token, eli):
    client.post(path_of(token), {"name": "Eli", "passkey": "1"})
    assert Client().post(path_of(token), NEW)["Location"] == "/room/set-up/"
    assert Member.objects.filter(email=eli).count() == 1


def test_without_an_invitation_there_is_no_way_to_sign_up(client):
    client.post("/join/", {**NEW, "email": "mallory@inglenook.example"})
    assert not Member.objects.exists()
    assert client.get("/invitation/passkey/").status_code == 302


def test_somebody_else_who_is_signed_in_is_asked_to_sign_out_first(client_of, amara, token):
    assert b"signed in already" in client_of(amara).get(path_of(token)).content


def test_the_first_host_comes_by_a_printed_link(client):
    out = io.StringIO()
    call_command("invite", "dana@inglenook.example", "--host", stdout=out)
    link = out.getvalue().splitlines()[-1]
    assert link.startswith("http://localhost:8000/invitation/")
    client.post(link.removeprefix("http://localhost:8000"), {**NEW, "name": "Dana"})
    assert Member.objects.get().is_host


def test_a_member_is_not_invited_again_from_the_command_line(amara):
    with pytest.raises(CommandError):
        call_command("invite", amara.email)


def test_links_come_from_the_setting_and_not_from_the_request(settings):
    settings.HOUSE_URL = "https://fire.example"
    assert link_of("abc") == "https://fire.example/invitation/abc/"


def test_an_open_door_asks_for_the_code_from_the_mail(client, settings, mailoutbox):
    settings.OPEN_DOOR = True
    answer = client.post("/join/", {**NEW, "email": "eli@inglenook.example"})
    assert answer["Location"] == "/sign-in/verify/"
    code = mailoutbox[0].body.split("\n\n")[1].strip()
    assert client.post("/sign-in/verify/", {"code": code, "action": "verify"})["Location"] == "/room/set-up/"


def test_an_open_door_does_not_tell_who_is_a_member(client, settings, amara, mailoutbox):
    settings.OPEN_DOOR = True
    answer = client.post("/join/", {**NEW, "email": amara.email})
    assert answer["Location"] == "/sign-in/verify/"
    assert "already have an account" in mailoutbox[0].subject
