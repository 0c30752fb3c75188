"""A lost password: a link by mail that lets in once and opens no room."""

import pytest
from django.test import Client
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db
NEW = "four-swans-on-the-water"


def link_in(mail):
    return (
        next(line for line in mail.body.splitlines() if line.startswith("http")).partition("://")[2].partition("/")[2]
    )


def renew(client, mail, password=NEW):
    page = client.get("/" + link_in(mail))
    return (
        client.post(page["Location"], {"password1": password, "password2": password})
        if page.status_code == 302
        else page
    )


def test_the_page_says_that_a_password_does_not_open_the_room(client):
    assert "does not open your room" in client.get("/sign-in/lost/").content.decode()


def test_the_link_sets_a_new_password(client, amara, mailoutbox):
    client.post("/sign-in/lost/", {"email": amara.email})
    assert "does not open your room" in mailoutbox[0].body
    assert renew(client, mailoutbox[0])["Location"] == "/sign-in/lost/done/"
    assert Client().post("/sign-in/password/", {"login": amara.email, "password": NEW}).status_code == 302


def test_the_link_works_once(client, amara, mailoutbox):
    client.post("/sign-in/lost/", {"email": amara.email})
    renew(client, mailoutbox[0])
    answer = renew(Client(), mailoutbox[0])
    assert "does not work any more" in answer.content.decode()


def test_known_and_unknown_addresses_look_the_same(client, amara, mailoutbox):
    known = client.post("/sign-in/lost/", {"email": amara.email})
    unknown = client.post("/sign-in/lost/", {"email": "nobody@inglenook.example"})
    assert known["Location"] == unknown["Location"] == "/sign-in/lost/sent/"
    assert len(mailoutbox) == 2
    assert "no account" in mailoutbox[1].body


def test_links_do_not_follow_a_forged_host_name(client, amara, mailoutbox):
    client.post("/sign-in/lost/", {"email": amara.email}, headers={"host": "evil.example"})
    assert "evil.example" not in mailoutbox[0].body


def test_changing_the_password_ends_other_sessions(entered, amara):
    phone, desktop = entered(amara), entered(amara)
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert desktop.post("/account/sign-in/password/", form)["Location"] == "/account/sign-in/"
    assert phone.get("/account/").status_code == 302
    assert desktop.get("/account/").status_code == 200


def test_the_old_password_is_needed_to_change_it(entered, amara):
    form = {"oldpassword": "not-the-password", "password1": NEW, "password2": NEW}
    assert "not your present password" in entered(amara).post("/account/sign-in/password/", form).content.decode()


@pytest.mark.parametrize("weak", ["short", "password1234", "amara@inglenook.example"])
def test_weak_passwords_are_refused(entered, amara, weak):
    form = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    assert entered(amara).post("/account/sign-in/password/", form).status_code == 200
    amara.refresh_from_db()
    assert amara.check_password(PASSWORD)


def test_whoever_came_by_passkey_sets_a_first_password(client_of, amara):
    amara.set_unusable_password()
    amara.save()
    browser = client_of(amara)
    assert browser.get("/account/sign-in/password/")["Location"] == "/account/sign-in/password/first/"
    browser.post("/account/sign-in/password/first/", {"password1": NEW, "password2": NEW})
    amara.refresh_from_db()
    assert amara.check_password(NEW)
