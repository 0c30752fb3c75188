"""Signing in by password and code, without any script."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client
from tests.cast import PASSWORD

from inglenook.ground.people.actions.suspend import suspend

pytestmark = pytest.mark.django_db
PAGE = "/sign-in/password/"


def attempt(client, email, password=PASSWORD, **more):
    return client.post(PAGE, {"login": email, "password": password, **more})


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def secret(amara):
    """Amara has switched one-time codes on."""
    secret = generate_totp_secret()
    TOTP.activate(amara, secret)
    return secret


def test_the_first_page_is_sealed_and_posts_nothing(client):
    answer = client.get("/sign-in/")
    assert answer.status_code == 200
    assert "form-action 'none'" in answer["Content-Security-Policy"]
    assert b"<form" not in answer.content.split(b'id="page"')[1].split(b"</main>")[0]


def test_a_password_lets_in(client, amara):
    assert attempt(client, amara.email)["Location"] == "/today/"
    assert client.get("/account/").status_code == 200


def test_capitals_in_the_address_do_not_matter(client, amara):
    assert attempt(client, "Amara@INGLENOOK.example").status_code == 302


def test_one_goes_where_one_was_going(client, amara):
    assert attempt(client, amara.email, next="/reflect/journal/")["Location"] == "/reflect/journal/"


@pytest.mark.parametrize("goal", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_house(client, goal):
    assert "evil" not in client.get("/sign-in/", {"next": goal}).content.decode()
    assert 'data-next="/today/"' in client.get("/sign-in/", {"next": goal}).content.decode()


def test_wrong_password_and_unknown_address_look_the_same(client, amara):
    def errors(email):
        text = attempt(client, email, "not-the-password").content.decode()
        return text.split('id="form-errors"')[1].split("</div>")[0]

    assert errors(amara.email) == errors("nobody@inglenook.example")


def test_guessing_is_stopped(client, amara):
    for _ in range(5):
        attempt(client, amara.email, "guess-guess-guess")
    answer = attempt(client, amara.email)
    assert answer.status_code == 200
    assert "tried too often" in answer.content.decode()


def test_codes_are_asked_for_after_the_password(client, amara, secret):
    assert attempt(client, amara.email)["Location"] == "/sign-in/code/"
    assert client.get("/account/").status_code == 302
    assert client.post("/sign-in/code/", {"code": code_of(secret)})["Location"] == "/today/"
    assert client.get("/account/").status_code == 200


def test_a_wrong_code_does_not_let_in(client, amara, secret):
    attempt(client, amara.email)
    answer = client.post("/sign-in/code/", {"code": "000000"})
    assert "does not fit" in answer.content.decode()
    assert client.get("/account/").status_code == 302


def test_a_recovery_code_lets_in_once(client, amara, secret):
    code = RecoveryCodes.activate(amara).get_unused_codes()[0]
    attempt(client, amara.email)
    assert client.post("/sign-in/code/", {"code": code})["Location"] == "/today/"
    again = Client()
    attempt(again, amara.email)
    assert again.post("/sign-in/code/", {"code": code}).status_code == 200


def test_the_code_page_without_a_password_leads_back(client):
    assert client.get("/sign-in/code/")["Location"] == "/sign-in/"


def test_a_suspended_member_is_told_only_after_the_password(client, amara, dana):
    suspend(amara, by=dana, why="A question is open.")
    wrong = attempt(client, amara.email, "not-the-password")
    assert "closed" not in wrong.content.decode()
    assert attempt(client, amara.email)["Location"] == "/sign-in/suspended/"
    assert client.get("/account/").status_code == 302


def test_a_program_signs_in_by_the_door(amara):
    client = Client(enforce_csrf_checks=True)
    client.get(PAGE)
    token = client.cookies["csrftoken"].value
    answer = client.post(
        "/_allauth/browser/v1/auth/login", {"email": amara.email, "password": PASSWORD},
        content_type="application/json", headers={"X-CSRFToken": token},
    )  # fmt: skip
    assert answer.status_code == 200
    assert client.get("/account/").status_code == 200


def test_the_door_wants_the_token_against_forgery(amara):
    client = Client(enforce_csrf_checks=True)
    answer = client.post(
        "/_allauth/browser/v1/auth/login", {"email": amara.email, "password": PASSWORD}, content_type="application/json"
    )
    assert answer.status_code == 403


def test_a_program_gives_the_code_at_the_door(client, amara, secret):
    door = "/_allauth/browser/v1/auth/"
    login = {"email": amara.email, "password": PASSWORD}
    assert client.post(door + "login", login, content_type="application/json").status_code == 401
    answer = client.post(door + "2fa/authenticate", {"code": code_of(secret)}, content_type="application/json")
    assert answer.status_code == 200


def test_signing_up_is_not_behind_the_door(client):
    assert client.post("/_allauth/browser/v1/auth/signup", {}, content_type="application/json").status_code == 404


def test_a_passkey_challenge_is_given_to_anybody(client):
    data = client.get("/_allauth/browser/v1/auth/webauthn/login").json()["data"]["request_options"]["publicKey"]
    assert data["challenge"]
    assert data["rpId"] == "localhost"
    assert not data.get("allowCredentials")


def test_a_made_up_passkey_does_not_let_in(client, amara):
    client.get("/_allauth/browser/v1/auth/webauthn/login")
    made_up = {"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {"userHandle": "MQ"}}
    answer = client.post(
        "/_allauth/browser/v1/auth/webauthn/login", {"credential": made_up}, content_type="application/json"
    )
    assert answer.status_code == 400
    assert client.get("/account/").status_code == 302
