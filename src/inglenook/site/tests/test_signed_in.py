"""The frame of a signed-in page: rooms that exist, quiet hours, and a sealed page that waits in words."""

import datetime
import json
import re

import pytest

from inglenook.ground.people.models import Member
from inglenook.site.rooms import FOOT, ROOMS, Place


@pytest.fixture
def amara(client, db):
    member = Member.objects.create_user("amara@house.example", "a long and quiet password", name="Amara")
    client.force_login(member)
    return member


def page(client, address="/today/"):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_rail_shows_only_rooms_that_exist(client, amara):
    html = page(client)
    for place in ROOMS:
        assert (f'href="{place.address}"' in html) == place.exists()
    assert 'href="/today/"' in html
    assert 'href="/ripple/"' not in html


def test_a_place_that_nobody_answers_at_does_not_exist():
    assert Place("/today/", "sun", "Today").exists()
    assert not Place("/no-such-room/", "sun", "Nowhere").exists()


def test_the_rail_says_where_one_is():
    today = Place("/today/", "sun", "Today")
    assert today.current("/today/") == "page"
    assert today.current("/today/later/") == "true"
    assert today.current("/todays/") == ""


def test_the_present_room_is_marked_for_screen_readers(client, amara):
    assert re.search(r'href="/today/" aria-current="page"', page(client))
    assert re.search(r'href="/reflect/" aria-current="true"', page(client, "/reflect/journal/"))


def test_only_the_host_sees_the_way_to_the_desk(client, amara):
    desk = next(place for place in FOOT if place.host_only)
    assert f'href="{desk.address}"' not in page(client)
    Member.objects.filter(pk=amara.pk).update(is_host=True)
    assert (f'href="{desk.address}"' in page(client)) == desk.exists()


def test_quiet_hours_stand_at_the_foot(client, amara):
    Member.objects.filter(pk=amara.pk).update(quiet_from=datetime.time(20, 15), quiet_until=datetime.time(7))
    assert "Quiet from 20:15. Anything new waits until 07:00." in page(client)
    Member.objects.filter(pk=amara.pk).update(quiet=False)
    assert "Quiet from" not in page(client)


def test_help_is_one_tap_away_from_every_page(client, amara):
    assert page(client).count('href="/reach/"') >= 1


def test_a_stranger_does_not_reach_today(client, db):
    answer = client.get("/today/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in/")


def test_a_sealed_page_says_what_it_waits_for_without_scripts(client, amara):
    html = page(client)
    assert "<noscript>" in html
    assert "waiting for scripts" in html


def test_a_sealed_page_has_one_page_and_one_closed_door(client, amara):
    html = page(client, "/reflect/journal/")
    assert html.count("<main") == 2
    assert re.search(
        r'<main id="page"[^>]*data-page="journal"[^>]*data-modules="inglenook/[^"]+"[^>]*data-needs-room', html
    )
    assert re.search(r'<main id="door"[^>]*hidden', html)


def test_today_works_while_the_room_is_closed(client, amara):
    assert "data-needs-room" not in page(client)


def test_no_box_on_a_sealed_page_is_remembered_by_the_browser(client, amara):
    html = page(client)
    for form in re.findall(r"<form[^>]*>", html):
        assert 'autocomplete="off"' in form
        assert "action=" not in form


def test_a_sealed_page_carries_the_strict_headers(client, amara):
    policy = client.get("/today/").headers["Content-Security-Policy"]
    assert "form-action 'none'" in policy
    assert "unsafe" not in policy


def test_the_shell_knows_every_sealed_address_and_no_other(client, amara):
    block = re.search(r'<script id="sealed-paths" type="application/json">(.*?)</script>', page(client))
    paths = json.loads(block[1])
    assert {"/today/", "/reflect/", "/room/"} <= set(paths)
    assert not {"/", "/promises/", "/account/"} & set(paths)


def test_the_live_regions_and_the_way_back_are_on_every_page(client, amara):
    html = page(client)
    for part in ('id="say"', 'id="alert"', 'id="undo"', 'class="skip" href="#stage"', 'id="stage"'):
        assert part in html


def test_the_front_door_stays_open_for_members(client, amara):
    html = page(client, "/")
    assert 'class="rail"' not in html
    assert 'href="/today/"' in html
