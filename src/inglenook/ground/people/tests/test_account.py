"""Your account: profile, language, quiet hours, sessions."""

import datetime

import pytest
from allauth.usersessions.models import UserSession

from inglenook.ground.people.models import Profile

pytestmark = pytest.mark.django_db
PAGES = [
    "/account/", "/account/profile/", "/account/language/", "/account/quiet-hours/", "/account/sessions/",
    "/account/sign-in/", "/account/sign-in/addresses/", "/account/sign-in/password/", "/account/export/",
    "/account/leave/",
    "/account/sign-in/passkeys/add/", "/account/sign-in/codes/", "/sign-out/",
]  # fmt: skip


@pytest.mark.parametrize("place", PAGES)
def test_every_page_opens_for_its_member(place, entered, amara):
    answer = entered(amara).get(place)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert any(line in text for line in ("You and the host can read this", "Members can read this"))


@pytest.mark.parametrize("place", [place for place in PAGES if place != "/sign-out/"])
def test_a_visitor_is_asked_to_sign_in(place, client):
    assert client.get(place)["Location"].startswith("/sign-in/")


def test_others_see_what_a_member_chose_to_show(client_of, amara, ben):
    client_of(amara).post("/account/profile/", {"name": "Amara O.", "pronouns": "she", "offers": "A quiet ear"})
    text = client_of(ben).get(f"/people/{amara.public_id}/").content.decode()
    assert "Amara O." in text
    assert "A quiet ear" in text
    assert amara.email not in text
    assert "what helps me take part" not in text


def test_a_visitor_sees_no_profile(client, amara):
    assert client.get(f"/people/{amara.public_id}/").status_code == 302


def test_nobody_is_found_by_a_made_up_id(client_of, amara):
    assert client_of(amara).get("/people/made-up/").status_code == 404


def test_a_suspended_member_is_not_shown(client_of, amara, ben):
    ben.is_active = False
    ben.save()
    assert client_of(amara).get(f"/people/{ben.public_id}/").status_code == 404


def test_what_somebody_writes_cannot_become_markup(client_of, amara):
    browser = client_of(amara)
    browser.post("/account/profile/", {"name": "<b>Amara</b>", "offers": "<script>alert(1)</script>"})
    text = browser.get(f"/people/{amara.public_id}/").content.decode()
    assert "<script>alert" not in text
    assert "<b>Amara" not in text
    assert Profile.objects.get().offers.startswith("<script>")


def test_quiet_hours_are_kept(client_of, amara):
    client_of(amara).post("/account/quiet-hours/", {"quiet": "on", "quiet_from": "20:00", "quiet_until": "07:15"})
    amara.refresh_from_db()
    assert (amara.quiet_from, amara.quiet_until) == (datetime.time(20), datetime.time(7, 15))


def test_language_and_zone_are_kept(client_of, amara):
    client_of(amara).post("/account/language/", {"language": "es", "time_zone": "America/Bogota"})
    amara.refresh_from_db()
    assert (amara.tongue, str(amara.zone)) == ("es", "America/Bogota")


def test_a_zone_that_does_not_exist_is_refused(client_of, amara):
    answer = client_of(amara).post("/account/language/", {"language": "es", "time_zone": "Atlantis/Centre"})
    assert answer.status_code == 200
    amara.refresh_from_db()
    assert amara.time_zone == ""


def test_sessions_are_listed_and_one_can_be_ended(entered, amara):
    phone, desktop = entered(amara), entered(amara)
    assert "this one" in desktop.get("/account/sessions/").content.decode()
    other = UserSession.objects.get(session_key=phone.session.session_key)
    desktop.post(f"/account/sessions/{other.pk}/end/")
    assert phone.get("/account/").status_code == 302
    assert desktop.get("/account/").status_code == 200


def test_all_other_sessions_can_be_ended_at_once(entered, amara):
    phone, tablet, desktop = entered(amara), entered(amara), entered(amara)
    desktop.post("/account/sessions/others/end/")
    assert [each.get("/account/").status_code for each in (phone, tablet, desktop)] == [302, 302, 200]


def test_nobody_ends_the_session_of_another(entered, amara, chidi):
    hers = entered(amara)
    row = UserSession.objects.get(session_key=hers.session.session_key)
    assert entered(chidi).post(f"/account/sessions/{row.pk}/end/").status_code == 404
    assert hers.get("/account/").status_code == 200


def test_signing_out_keeps_what_is_sealed_on_the_device(client_of, amara):
    answer = client_of(amara).post("/sign-out/")
    assert answer["Clear-Site-Data"] == '"cache"'


def test_a_machine_that_is_not_ones_own_forgets_everything(client_of, amara):
    browser = client_of(amara)
    answer = browser.post("/sign-out/", {"forget": "1"})
    assert '"storage"' in answer["Clear-Site-Data"]
    assert browser.get("/account/").status_code == 302


def test_signing_out_needs_more_than_a_link(client_of, amara):
    browser = client_of(amara)
    browser.get("/sign-out/")
    assert browser.get("/account/").status_code == 200
