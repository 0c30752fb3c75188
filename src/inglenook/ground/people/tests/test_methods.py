"""How one signs in: passkeys, codes, addresses, and being asked once more."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.socialaccount.models import SocialAccount
from tests.authenticator import Passkey
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db
SURE = "/account/sure/"


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def passkey(entered, amara):
    """Amara's first passkey, made on a device that checks her finger."""
    device = Passkey()
    device.add_to(entered(amara))
    return device


def test_a_passkey_is_added_and_signs_in(client, passkey, amara):
    assert Authenticator.objects.filter(user=amara, type="webauthn").count() == 1
    assert passkey.sign_in(client).status_code == 200
    assert client.get("/account/").status_code == 200


def test_adding_a_passkey_is_told_by_mail(passkey, mailoutbox):
    assert "A passkey was added." in mailoutbox[-1].body


def test_a_passkey_that_does_not_check_the_person_is_refused(entered, amara):
    answer = Passkey(checks_the_person=False).add_to(entered(amara))
    assert answer.status_code == 200
    assert not Authenticator.objects.filter(type="webauthn").exists()


def test_a_passkey_with_another_signature_does_not_let_in(client, passkey):
    assert Passkey(like=passkey).sign_in(client).status_code == 400
    assert client.get("/account/").status_code == 302


def test_an_old_answer_does_not_let_in_twice(client, passkey):
    passkey.sign_in(client)
    client.post("/sign-out/")
    assert passkey.say_again(client).status_code == 400


def test_a_passkey_is_no_second_lock_on_the_password(client, passkey, amara):
    answer = client.post("/sign-in/password/", {"login": amara.email, "password": PASSWORD})
    assert answer["Location"] == "/today/"


def test_a_passkey_gets_a_better_name(entered, passkey, amara):
    row = Authenticator.objects.get(type="webauthn")
    entered(amara).post(f"/account/sign-in/passkeys/{row.pk}/name/", {"name": "My phone"})
    assert "My phone" in entered(amara).get("/account/sign-in/").content.decode()


def test_a_passkey_can_be_removed(entered, passkey, amara):
    row = Authenticator.objects.get(type="webauthn")
    entered(amara).post(f"/account/sign-in/passkeys/{row.pk}/remove/")
    assert not Authenticator.objects.filter(type="webauthn").exists()


def test_the_last_way_in_is_not_removed(client, passkey, amara):
    amara.set_unusable_password()
    amara.save()
    passkey.sign_in(client)
    row = Authenticator.objects.get(type="webauthn")
    answer = client.post(f"/account/sign-in/passkeys/{row.pk}/remove/")
    assert "your only way in" in answer.content.decode()
    assert Authenticator.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("act", ["name", "remove"])
def test_the_passkey_of_another_does_not_exist(entered, passkey, chidi, act):
    row = Authenticator.objects.get(type="webauthn")
    assert entered(chidi).post(f"/account/sign-in/passkeys/{row.pk}/{act}/", {"name": "mine"}).status_code == 404


@pytest.mark.parametrize(
    "place", ["/account/sign-in/passkeys/add/", "/account/sign-in/codes/", "/account/export/", "/account/leave/"]
)
def test_what_matters_is_asked_for_once_more(client_of, amara, place):
    browser = client_of(amara)
    assert browser.get(place)["Location"].startswith(SURE)
    answer = browser.post(f"{SURE}?next={place}", {"password": PASSWORD})
    assert answer["Location"] == place
    assert browser.get(place).status_code == 200


def test_a_wrong_password_does_not_show_that_it_is_you(client_of, amara):
    browser = client_of(amara)
    assert "does not fit" in browser.post(SURE, {"password": "not-the-password"}).content.decode()
    assert browser.get("/account/export/").status_code == 302


def test_codes_are_switched_on_with_a_picture_and_recovery_codes(
    entered, amara, mailoutbox, django_capture_on_commit_callbacks
):
    browser = entered(amara)
    text = browser.get("/account/sign-in/codes/").content.decode()
    assert "data:image/svg+xml;base64," in text
    secret = re.search(r'class="secret">([A-Z2-7]+)<', text).group(1)
    with django_capture_on_commit_callbacks(execute=True):
        answer = browser.post("/account/sign-in/codes/", {"code": code_of(secret)})
    assert answer["Location"].endswith("/recovery-codes/")
    assert browser.get("/account/sign-in/recovery-codes/").content.decode().count("<li>") >= 10
    assert "switched on" in mailoutbox[-1].body


def test_a_wrong_first_code_switches_nothing_on(entered, amara):
    browser = entered(amara)
    browser.get("/account/sign-in/codes/")
    browser.post("/account/sign-in/codes/", {"code": "000000"})
    assert not Authenticator.objects.exists()


def test_an_address_is_added_by_the_code_in_the_mail(entered, amara, mailoutbox):
    browser = entered(amara)
    answer = browser.post("/account/sign-in/addresses/", {"email": "second@inglenook.example", "action_add": "1"})
    assert answer["Location"] == "/sign-in/verify/"
    code = mailoutbox[-1].body.split("\n\n")[1].strip()
    browser.post("/sign-in/verify/", {"code": code, "action": "verify"})
    assert EmailAddress.objects.get(email="second@inglenook.example").verified


def test_the_address_of_another_cannot_be_taken(entered, amara, ben):
    entered(amara).post("/account/sign-in/addresses/", {"email": ben.email, "action_add": "1"})
    assert EmailAddress.objects.get(email=ben.email).user == ben


def test_the_sign_in_of_an_organisation_is_taken_off(entered, amara):
    identity = SocialAccount.objects.create(user=amara, provider="organisation", uid="1")
    entered(amara).post(f"/account/sign-in/organisation/{identity.pk}/remove/")
    assert not SocialAccount.objects.exists()


def test_the_organisation_of_another_is_left_alone(entered, amara, chidi):
    identity = SocialAccount.objects.create(user=amara, provider="organisation", uid="1")
    assert entered(chidi).post(f"/account/sign-in/organisation/{identity.pk}/remove/").status_code == 404
