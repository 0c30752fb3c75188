"""A member: one address, quiet hours, a zone."""

import datetime

import pytest
from django.contrib.auth.hashers import get_hasher, make_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from inglenook.ground.people.models import Member

MADRID = "Europe/Madrid"


def moment(hour, minute=0):
    """A winter's time in Madrid, given in UTC."""
    return datetime.datetime(2026, 11, 23, hour, minute, tzinfo=datetime.UTC) - datetime.timedelta(hours=1)


def test_one_address_makes_one_member_whatever_its_capitals(amara):
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.create(email="AMARA@inglenook.example", name="Another")


def test_a_member_is_found_whatever_the_capitals(amara):
    assert Member.objects.get_by_natural_key("Amara@Inglenook.Example") == amara


def test_two_members_have_different_public_names(amara, ben):
    assert amara.public_id != ben.public_id
    assert len(amara.public_id) == 16
    assert "|" not in amara.public_id


@pytest.mark.parametrize(
    ("hour", "minute", "quiet"), [(18, 29, False), (18, 30, True), (3, 0, True), (7, 59, True), (8, 0, False)]
)
def test_quiet_hours_are_on_from_the_first_day(amara, hour, minute, quiet):
    amara.time_zone = MADRID
    assert amara.wants_quiet(moment(hour, minute)) is quiet


def test_quiet_hours_may_lie_within_a_day(amara):
    amara.time_zone, amara.quiet_from, amara.quiet_until = MADRID, datetime.time(12), datetime.time(14)
    assert amara.wants_quiet(moment(13))
    assert not amara.wants_quiet(moment(15))


def test_quiet_hours_can_be_switched_off(amara):
    amara.quiet = False
    assert not amara.wants_quiet(moment(3))


def test_equal_ends_mean_no_quiet_hours_rather_than_silence_for_ever(amara):
    amara.quiet_from = amara.quiet_until = datetime.time(8)
    assert not amara.wants_quiet(moment(8))


def test_an_unknown_time_zone_is_refused(amara):
    amara.time_zone = "Atlantis/Centre"
    with pytest.raises(ValidationError):
        amara.full_clean()


def test_a_page_shows_only_the_name(amara):
    assert str(amara) == "Amara"
    assert amara.email not in str(amara)


def test_hosts_are_those_who_keep_the_house_now(amara, dana):
    assert list(Member.objects.hosts()) == [dana]


def test_passwords_are_hashed_with_the_figures_that_are_written_down():
    hasher = get_hasher("argon2")
    assert (hasher.time_cost, hasher.memory_cost, hasher.parallelism) == (3, 65_536, 1)
    assert make_password("three-herons", hasher="argon2").startswith("argon2$argon2id$v=19$m=65536,t=3,p=1$")
