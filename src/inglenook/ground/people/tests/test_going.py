"""Going: with everything, after seven days, and not by accident."""

import datetime
import io
import json
import zipfile

import pytest
from django.utils import timezone

from inglenook.ground.people.actions.leave import leave, stay
from inglenook.ground.people.chores import end_due_accounts, forget_strangers, prune_sessions
from inglenook.ground.people.models import JoinRequest, Leaving, Member, Profile
from inglenook.ground.vault.models import Farewell, Vault

pytestmark = pytest.mark.django_db
WEEK = datetime.timedelta(days=7, minutes=1)


def room_of(member):
    return Vault.objects.create(member=member, vault_id=b"v" * 16, head=b"h" * 32, farewell=b"f" * 32)


def after_a_week():
    Leaving.objects.update(ends_at=timezone.now() - datetime.timedelta(minutes=1))
    end_due_accounts()


def test_leaving_waits_seven_days_and_signs_out(entered, amara, mailoutbox):
    browser = entered(amara)
    assert "Go well" in browser.post("/account/leave/", {"sure": "on"}).content.decode()
    assert Leaving.objects.get().ends_at > timezone.now() + datetime.timedelta(days=6, hours=23)
    assert browser.get("/account/").status_code == 302
    assert "will be removed" in mailoutbox[-1].subject


def test_nothing_is_removed_before_the_week_is_over(amara):
    leave(amara)
    end_due_accounts()
    assert Member.objects.filter(pk=amara.pk).exists()


def test_after_the_week_everything_is_gone(amara, mailoutbox):
    Profile.objects.create(member=amara, offers="A quiet ear")
    leave(amara)
    after_a_week()
    assert not Member.objects.exists()
    assert not Profile.objects.exists()
    assert "is removed" in mailoutbox[-1].subject


def test_signing_in_calls_it_off(entered, amara, mailoutbox):
    leave(amara)
    entered(amara)
    assert not Leaving.objects.exists()
    assert "stays" in mailoutbox[-1].subject


def test_every_address_is_told(amara, mailoutbox):
    amara.emailaddress_set.create(email="second@inglenook.example", verified=True)
    leave(amara)
    assert {mail.to[0] for mail in mailoutbox} == {amara.email, "second@inglenook.example"}


def test_asking_twice_does_not_begin_the_week_again(amara):
    first = leave(amara).ends_at
    assert leave(amara).ends_at == first


def test_a_room_comes_first(entered, amara):
    room_of(amara)
    browser = entered(amara)
    assert "/room/leave/" in browser.get("/account/leave/").content.decode()
    browser.post("/account/leave/", {"sure": "on"})
    assert not Leaving.objects.exists()


def test_with_the_room_taken_leave_of_the_account_can_go(entered, amara):
    now = timezone.now()
    Farewell.objects.create(vault=room_of(amara), by=amara, asked_at=now, ends_at=now + WEEK)
    entered(amara).post("/account/leave/", {"sure": "on"})
    after_a_week()
    assert not Member.objects.exists()


def test_whoever_keeps_the_room_after_all_stays(amara):
    leave(amara)
    room_of(amara)
    after_a_week()
    assert Member.objects.filter(pk=amara.pk).exists()
    assert not Leaving.objects.exists()


def test_staying_without_leaving_is_nothing(amara, mailoutbox):
    assert stay(amara) is False
    assert mailoutbox == []


def take_out(browser):
    answer = browser.post("/account/export/")
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def test_one_takes_along_what_the_house_holds(entered, amara):
    Profile.objects.create(member=amara, offers="A quiet ear")
    archive = take_out(entered(amara))
    assert archive.testzip() is None
    assert json.loads(archive.read("account/account.json"))["email"] == amara.email
    assert json.loads(archive.read("account/profile.json"))[0]["offers"] == "A quiet ear"
    assert json.loads(archive.read("account/sessions.json"))[0]["ip"] == "127.0.0.1"


def test_nothing_of_others_and_no_secret_is_in_it(entered, amara, ben):
    archive = take_out(entered(amara))
    text = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "replace")
    assert ben.email not in text
    assert "argon2" not in text
    assert "session_key" not in text


def test_answered_requests_are_forgotten_after_four_weeks():
    old = timezone.now() - datetime.timedelta(days=29)
    JoinRequest.objects.create(name="Eli", email="e@inglenook.example", work="w", answer="declined", answered_at=old)
    JoinRequest.objects.create(name="Eli", email="f@inglenook.example", work="w")
    forget_strangers()
    assert [each.email for each in JoinRequest.objects.all()] == ["f@inglenook.example"]


def test_lines_about_sessions_go_with_the_sessions(entered, amara):
    browser = entered(amara)
    browser.session.flush()
    prune_sessions()
    assert not amara.usersession_set.exists()
