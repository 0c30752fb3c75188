"""The desk: for hosts only, and nothing sealed on it."""

import pytest
from django.test import Client
from django.urls import reverse

from inglenook.ground.people.actions.arrive import invite
from inglenook.ground.people.models import Invitation, JoinRequest, Member, Suspension

pytestmark = pytest.mark.django_db
PAGES = ["desk", "desk-requests", "desk-invitations", "desk-members"]


@pytest.fixture
def asked():
    return JoinRequest.objects.create(name="Eli", email="eli@inglenook.example", work="Counsellor")


@pytest.mark.parametrize("place", PAGES)
def test_the_desk_exists_for_hosts_only(place, client, client_of, amara, dana):
    assert client_of(dana).get(reverse(place)).status_code == 200
    assert client_of(amara).get(reverse(place)).status_code == 404
    assert client.get(reverse(place))["Location"].startswith("/sign-in/")


def test_a_member_cannot_act_on_the_desk(client_of, amara, ben, asked):
    browser = client_of(amara)
    acts = [
        f"/desk/requests/{asked.pk}/answer/",
        f"/desk/members/{ben.public_id}/",
        f"/desk/members/{ben.public_id}/open-again/",
    ]
    assert [browser.post(act, {"why": "x", "answer": "approved"}).status_code for act in acts] == [404] * 3
    assert not Suspension.objects.exists()


def test_approving_sends_an_invitation(client_of, dana, asked, mailoutbox):
    client_of(dana).post(f"/desk/requests/{asked.pk}/answer/", {"answer": "approved"})
    asked.refresh_from_db()
    assert (asked.answer, asked.answered_by) == ("approved", dana)
    assert Invitation.objects.get().sent_at
    link = next(line for line in mailoutbox[0].body.splitlines() if line.startswith("http"))
    assert Client().get(link.removeprefix("http://localhost:8000")).status_code == 200


def test_declining_is_kind(client_of, dana, asked, mailoutbox):
    client_of(dana).post(f"/desk/requests/{asked.pk}/answer/", {"answer": "declined"})
    assert "says nothing about you" in mailoutbox[0].body
    assert not Invitation.objects.exists()


def test_a_request_is_answered_once(client_of, dana, asked):
    browser = client_of(dana)
    browser.post(f"/desk/requests/{asked.pk}/answer/", {"answer": "declined"})
    assert browser.post(f"/desk/requests/{asked.pk}/answer/", {"answer": "approved"}).status_code == 404


def test_the_host_invites_resends_and_withdraws(client_of, dana, eli, mailoutbox):
    browser = client_of(dana)
    browser.post("/desk/invitations/", {"email": eli})
    made = Invitation.objects.get()
    first = made.token_hash
    browser.post(f"/desk/invitations/{made.pk}/again/")
    made.refresh_from_db()
    assert made.token_hash != first
    assert len(mailoutbox) == 2
    browser.post(f"/desk/invitations/{made.pk}/withdraw/")
    assert not Invitation.objects.open().exists()


def test_a_member_needs_no_invitation(client_of, dana, amara):
    answer = client_of(dana).post("/desk/invitations/", {"email": amara.email})
    assert "belongs to a member already" in answer.content.decode()


def test_a_mail_server_that_is_ill_is_said_plainly(client_of, dana, eli, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    browser = client_of(dana)
    browser.post("/desk/invitations/", {"email": eli})
    assert Invitation.objects.get().sent_at is None
    assert "mail server did not take" in browser.get("/desk/invitations/").content.decode()


def test_suspending_signs_out_everywhere_and_says_why(client_of, entered, dana, amara, mailoutbox):
    hers = entered(amara)
    client_of(dana).post(f"/desk/members/{amara.public_id}/", {"why": "A question is open."})
    row = Suspension.objects.get()
    assert (row.member, row.by, row.why) == (amara, dana, "A question is open.")
    assert hers.get("/account/").status_code == 302
    assert "A question is open." in mailoutbox[-1].body


def test_opening_again_lets_in(client_of, entered, dana, amara):
    browser = client_of(dana)
    browser.post(f"/desk/members/{amara.public_id}/", {"why": "A question is open."})
    browser.post(f"/desk/members/{amara.public_id}/open-again/")
    assert Suspension.objects.get().ended_by == dana
    assert entered(amara).get("/account/").status_code == 200


def test_a_host_does_not_lock_themselves_out(client_of, dana):
    client_of(dana).post(f"/desk/members/{dana.public_id}/", {"why": "By accident."})
    dana.refresh_from_db()
    assert dana.is_active


def test_a_member_is_found_by_name_or_address(client_of, dana, amara, ben):
    text = client_of(dana).get("/desk/members/", {"q": "AMAR"}).content.decode()
    assert amara.email in text
    assert ben.email not in text


def crowd(count):
    for number in range(count):
        Member.objects.create(email=f"m{number}@inglenook.example", name=f"Member {number}")
        JoinRequest.objects.create(name="N", email=f"r{number}@inglenook.example", work="w")
        invite(email=f"i{number}@inglenook.example", by=None)


@pytest.mark.parametrize("place", PAGES)
def test_a_full_desk_asks_the_database_no_more_than_an_empty_one(place, client_of, dana, django_assert_max_num_queries):
    browser = client_of(dana)
    crowd(1)
    browser.get(reverse(place))
    with django_assert_max_num_queries(40) as few:
        browser.get(reverse(place))
    Member.objects.exclude(pk=dana.pk).delete()
    JoinRequest.objects.all().delete()
    Invitation.objects.all().delete()
    crowd(35)
    with django_assert_max_num_queries(len(few)):
        browser.get(reverse(place))


def test_long_lists_have_pages(client_of, dana):
    crowd(35)
    assert "Page 1 of 2" in client_of(dana).get("/desk/members/").content.decode()
