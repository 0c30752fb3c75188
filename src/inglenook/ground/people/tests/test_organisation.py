"""Signing in through an organisation, against a real issuer on loopback."""

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from tests.issuer import CLIENT, SECRET, Issuer

from inglenook.ground.people.actions.arrive import invite
from inglenook.ground.people.models import Member

pytestmark = pytest.mark.django_db
START = "/sign-in/organisation/organisation/"
REFUSED = "/sign-in/organisation/refused/"


@pytest.fixture(scope="module")
def running():
    issuer = Issuer()
    yield issuer
    issuer.close()


@pytest.fixture
def issuer(running, settings):
    running.person = {"sub": "7", "email": "eli@inglenook.example", "email_verified": True, "name": "Eli"}
    running.audience, running.answers = CLIENT, True
    app = {"provider_id": "organisation", "name": "The clinic", "client_id": CLIENT, "secret": SECRET}
    app["settings"] = {"server_url": running.url}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}
    return running


def walk(client, start=START):
    """Through the issuer and back, as a browser goes."""
    there = client.get(start)["Location"]
    back = requests.get(there, allow_redirects=False, timeout=5).headers["Location"]
    return client.get(back.removeprefix("http://testserver"))


def invited(email):
    client = Client()
    client.get(f"/invitation/{invite(email=email, by=None)[1]}/")
    return client


def test_the_way_is_offered_by_its_name(client, issuer):
    assert "Sign in through The clinic" in client.get("/sign-in/").content.decode()


def test_without_the_setting_there_is_no_such_way(client):
    assert client.get(START).status_code == 404
    assert "Sign in through" not in client.get("/sign-in/").content.decode()


def test_the_exchange_is_bound_to_this_browser(client, issuer):
    walk(client)
    assert issuer.asked["state"]
    assert issuer.asked["code_challenge_method"] == "S256"
    assert "openid" in issuer.asked["scope"].split()


def test_a_stranger_is_not_let_in(client, issuer):
    assert walk(client)["Location"] == REFUSED
    assert client.get(REFUSED).status_code == 403
    assert not Member.objects.exists()


def test_an_invited_person_comes_in(issuer):
    client = invited("eli@inglenook.example")
    assert walk(client).status_code == 302
    member = Member.objects.get()
    assert (member.name, member.email, member.has_usable_password()) == ("Eli", "eli@inglenook.example", False)
    assert client.get("/account/").status_code == 200


def test_an_invitation_for_another_address_does_not_help(issuer):
    assert walk(invited("ben@inglenook.example"))["Location"] == REFUSED


def test_an_unchecked_address_does_not_help(issuer):
    issuer.person["email_verified"] = False
    assert walk(invited("eli@inglenook.example"))["Location"] == REFUSED


def test_a_known_identity_signs_in_whatever_its_address_now(client, issuer, amara):
    SocialAccount.objects.create(user=amara, provider="organisation", uid="7")
    issuer.person["email"] = "renamed@inglenook.example"
    walk(client)
    assert amara.email in client.get("/account/").content.decode()


def test_an_account_with_the_same_address_is_not_taken_over(client, issuer, amara):
    issuer.person["email"] = amara.email
    assert walk(client)["Location"] == REFUSED
    assert not SocialAccount.objects.exists()


def test_not_even_by_somebody_who_holds_an_invitation(issuer, amara):
    issuer.person["email"] = amara.email
    assert walk(invited("eli@inglenook.example"))["Location"] == REFUSED


def test_a_member_joins_the_identity_to_the_own_account(entered, issuer, amara):
    browser = entered(amara)
    walk(browser, START + "?process=connect")
    assert SocialAccount.objects.get().user == amara
    again = Client()
    walk(again)
    assert again.get("/account/").status_code == 200


def test_an_identity_that_belongs_to_another_is_not_joined(entered, issuer, amara, ben):
    SocialAccount.objects.create(user=ben, provider="organisation", uid="7")
    walk(entered(amara), START + "?process=connect")
    assert SocialAccount.objects.get().user == ben


def test_a_house_that_trusts_the_issuer_lets_its_people_in(client, issuer, settings):
    settings.OIDC_ADMITS = True
    walk(client)
    assert Member.objects.get().email == "eli@inglenook.example"


def test_a_trusted_issuer_joins_the_account_of_a_checked_address(client, issuer, settings, amara):
    settings.OIDC_ADMITS = True
    issuer.person["email"] = amara.email
    walk(client)
    assert SocialAccount.objects.get().user == amara


def test_even_a_trusted_issuer_does_not_join_an_unchecked_address(client, issuer, settings, amara):
    settings.OIDC_ADMITS = True
    issuer.person |= {"email": amara.email, "email_verified": False}
    assert walk(client)["Location"] == REFUSED
    assert not SocialAccount.objects.exists()


def test_an_address_that_is_not_confirmed_here_is_not_joined(client, issuer, settings, amara):
    settings.OIDC_ADMITS = True
    amara.emailaddress_set.update(verified=False)
    issuer.person["email"] = amara.email
    walk(client)
    assert not SocialAccount.objects.filter(user=amara).exists()


def test_a_token_for_another_house_is_refused(client, issuer, settings):
    settings.OIDC_ADMITS = True
    issuer.audience = "another-house"
    assert "did not sign you in" in walk(client).content.decode()
    assert not Member.objects.exists()


def test_an_issuer_that_is_ill_is_said_plainly(client, issuer):
    issuer.answers = False
    answer = client.get(START)
    assert answer.status_code == 502
    assert "did not sign you in" in answer.content.decode()


def test_an_answer_nobody_asked_for_is_refused(client, issuer):
    answer = client.get(START + "back/", {"code": "once", "state": "made-up"})
    assert answer.status_code < 500
    assert client.get("/account/").status_code == 302


def test_another_site_cannot_send_anybody_there(client, issuer):
    assert client.get(START, headers={"Sec-Fetch-Site": "cross-site"})["Location"] == "/sign-in/"


def test_a_suspended_member_does_not_come_in_this_way(client, issuer, amara):
    SocialAccount.objects.create(user=amara, provider="organisation", uid="7")
    amara.is_active = False
    amara.save()
    walk(client)
    assert client.get("/account/").status_code == 302
