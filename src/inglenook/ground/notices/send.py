"""The one door through which mail leaves the house."""

import datetime
import logging
from collections.abc import Mapping
from smtplib import SMTPException
from typing import Protocol
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone, translation
from django.utils.formats import date_format
from django_tasks import task

from inglenook.ground.notices.kinds import KINDS
from inglenook.ground.notices.writing import checked, written

log = logging.getLogger(__name__)
STEP = datetime.timedelta(minutes=15)


class Reader(Protocol):
    """What a notice needs to know about the member who gets it."""

    email: str

    @property
    def tongue(self) -> str:
        """The language to write in."""

    @property
    def zone(self) -> ZoneInfo:
        """The time zone to tell times in."""

    def wants_quiet(self, moment: datetime.datetime) -> bool:
        """Whether the moment lies in quiet hours."""


def send(*, to: Reader, notice: str, urgent: bool = False, **fields: object) -> bool:
    """Sends a notice to a member; what can wait leaves when quiet hours end. False when the mail server refused."""
    told = {name: spoken(value, to) for name, value in fields.items()}
    if KINDS[notice].urgent or urgent:
        return send_to_address(to.email, notice=notice, language=to.tongue, **told)
    address, tongue, moment = to.email, to.tongue, after_quiet(to, timezone.now())
    deliver.using(run_after=moment).enqueue(address, notice, checked(notice, told), tongue)
    return True


def send_to_address(address: str, *, notice: str, language: str = "", **fields: str) -> bool:
    """Sends at once to an address, which may belong to nobody here. False when the mail server refused."""
    subject, body = written(notice, checked(notice, fields), language or settings.LANGUAGE_CODE)
    try:
        EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [address]).send()
    except (OSError, SMTPException):
        # Neither address nor words go into the log: both would tell more than that a mail server is ill.
        log.exception("a mail of the kind %s could not be sent", notice)
        return False
    return True


def send_soon(address: str, *, notice: str, language: str = "", **fields: str) -> None:
    """Hands a mail to the worker, so that how long a page takes does not tell what was sent. Never for secrets."""
    if KINDS[notice].secret:
        raise ValueError(f"the notice {notice} holds a secret and may not lie in a queue")
    deliver.enqueue(address, notice, checked(notice, fields), language or settings.LANGUAGE_CODE)


@task()
def deliver(address: str, notice: str, fields: Mapping[str, str], language: str) -> None:
    """The job that sends what waited for the end of quiet hours."""
    send_to_address(address, notice=notice, language=language, **fields)


def after_quiet(to: Reader, moment: datetime.datetime) -> datetime.datetime:
    """This moment, or the first quarter of an hour after it that is not quiet; never more than a day later."""
    end = moment + datetime.timedelta(days=1)
    later = moment
    while to.wants_quiet(later) and later < end:
        later = next_quarter(later)
    return later


def next_quarter(moment: datetime.datetime) -> datetime.datetime:
    """The next full quarter of an hour."""
    return datetime.datetime.fromtimestamp(
        (moment.timestamp() // STEP.total_seconds() + 1) * STEP.total_seconds(), datetime.UTC
    )


def spoken(value: object, to: Reader) -> str:
    """A field as the reader would say it: days and moments in their language and time zone."""
    with translation.override(to.tongue):
        if isinstance(value, datetime.datetime):
            return date_format(value.astimezone(to.zone), "DATETIME_FORMAT")
        if isinstance(value, datetime.date):
            return date_format(value, "DATE_FORMAT")
        return str(value)
