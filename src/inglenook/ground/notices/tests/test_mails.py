"""Mails: they carry only what `kinds.py` lists, and they wait for the morning."""

import datetime
import re
from pathlib import Path

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from inglenook.ground.notices import send as sending
from inglenook.ground.notices.kinds import KINDS
from inglenook.ground.notices.send import after_quiet, send, send_to_address
from inglenook.ground.notices.tests.reader import PlainReader
from inglenook.ground.notices.writing import written

MAILS = Path(sending.__file__).parent / "templates/notices/mails"
EVENING = datetime.datetime(2026, 11, 23, 20, 5, tzinfo=datetime.UTC)  # 21:05 in Madrid
MORNING = datetime.datetime(2026, 11, 24, 7, 0, tzinfo=datetime.UTC)  # 8:00 in Madrid


def at(monkeypatch, moment):
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_every_notice_has_a_template_and_every_template_a_notice():
    assert {path.stem for path in MAILS.glob("*.txt")} == set(KINDS)


@pytest.mark.parametrize("notice", sorted(KINDS))
def test_a_template_uses_no_field_that_its_notice_may_not_carry(notice):
    text = (MAILS / f"{notice}.txt").read_text(encoding="utf-8")
    used = set(re.findall(r"\{\{\s*(\w+)", text)) - {"house", "house_url"}
    assert used == KINDS[notice].fields


@pytest.mark.parametrize("notice", sorted(KINDS))
@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_a_mail_has_a_subject_a_body_and_its_fields(notice, language):
    fields = {name: f"<the {name}>" for name in KINDS[notice].fields}
    subject, body = written(notice, fields, language)
    assert subject
    assert "\n" not in subject
    for value in fields.values():
        assert value in body


def test_a_field_that_is_not_allowed_is_refused():
    with pytest.raises(ValueError, match="carries"):
        send_to_address("eli@inglenook.example", notice="leaving-cancelled", title="What I wrote today")


def test_a_missing_field_is_refused():
    with pytest.raises(ValueError, match="carries"):
        send_to_address("eli@inglenook.example", notice="request-declined")


@pytest.mark.django_db
def test_what_can_wait_waits_for_the_end_of_quiet_hours(monkeypatch, mailoutbox):
    at(monkeypatch, EVENING)
    send(to=PlainReader(), notice="request-declined", name="Eli")
    assert mailoutbox == []
    assert DBTaskResult.objects.get().run_after == MORNING


@pytest.mark.django_db
def test_what_waited_is_sent_by_the_worker(monkeypatch, mailoutbox, tend):
    monkeypatch.setattr(sending, "after_quiet", lambda to, moment: moment)
    send(to=PlainReader(), notice="request-declined", name="Eli")
    assert mailoutbox == []
    tend()
    assert [one.to for one in mailoutbox] == [["amara@inglenook.example"]]
    assert "Dear Eli" in mailoutbox[0].body


@pytest.mark.django_db
def test_what_guards_an_account_does_not_wait(monkeypatch, mailoutbox):
    at(monkeypatch, EVENING)
    send(to=PlainReader(), notice="leaving-asked", ends_on=EVENING.date(), link="http://localhost:8000/sign-in/")
    assert "Nov. 23, 2026" in mailoutbox[0].body


@pytest.mark.django_db
def test_a_secret_is_never_stored(mailoutbox):
    send(to=PlainReader(), notice="password-reset", link="http://localhost:8000/secret")
    assert len(mailoutbox) == 1
    assert not DBTaskResult.objects.exists()


def test_every_notice_with_a_secret_leaves_at_once():
    assert all(kind.urgent for kind in KINDS.values() if kind.secret)


def test_by_day_nothing_waits():
    noon = datetime.datetime(2026, 11, 23, 12, 0, tzinfo=datetime.UTC)
    assert after_quiet(PlainReader(), noon) == noon


def test_a_reader_who_is_always_quiet_gets_it_after_a_day():
    class Hermit(PlainReader):
        def wants_quiet(self, moment):
            return True

    assert after_quiet(Hermit(), EVENING) >= EVENING + datetime.timedelta(days=1)


def test_times_are_told_in_the_readers_zone():
    assert sending.spoken(EVENING, PlainReader()) == "Nov. 23, 2026, 9:05 p.m."


def test_a_mail_server_that_refuses_is_said_and_not_raised(monkeypatch, caplog):
    def refuse(self, fail_silently=False):
        raise ConnectionRefusedError

    monkeypatch.setattr(mail.EmailMessage, "send", refuse)
    assert send_to_address("eli@inglenook.example", notice="leaving-cancelled") is False
    assert "eli@" not in caplog.text.replace("Traceback", "")
