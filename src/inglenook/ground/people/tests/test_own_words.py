"""Pages follow the member: their language, their clock."""

import datetime

import pytest
from django.utils import timezone

from inglenook.ground.people.models import Leaving

pytestmark = pytest.mark.django_db


def test_pages_come_in_the_language_the_member_chose(client_of, amara):
    amara.language = "ar"
    amara.save()
    answer = client_of(amara).get("/account/", headers={"Accept-Language": "en"})
    assert answer["Content-Language"] == "ar"
    assert 'dir="rtl"' in answer.content.decode()


def test_without_a_choice_the_browser_decides(client_of, amara):
    assert client_of(amara).get("/account/", headers={"Accept-Language": "es"})["Content-Language"] == "es"


def test_days_are_told_by_the_members_clock(client_of, amara):
    amara.time_zone, amara.language = "Pacific/Auckland", "en"
    amara.save()
    late = datetime.datetime(2026, 11, 23, 20, 0, tzinfo=datetime.UTC)
    Leaving.objects.create(member=amara, ends_at=late)
    assert "Nov. 24, 2026" in client_of(amara).get("/account/").content.decode()


def test_the_clock_of_one_does_not_stay_for_the_next(client, client_of, amara):
    amara.time_zone = "Pacific/Auckland"
    amara.save()
    client_of(amara).get("/account/")
    assert timezone.get_current_timezone_name() == "UTC"


def test_a_visitor_costs_no_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/sign-in/lost/")
