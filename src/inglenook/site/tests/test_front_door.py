"""What a visitor meets: the front door, the promises, people to reach, and pages for what went wrong."""

import json

import pytest
from django.db import OperationalError, connection
from django.test import RequestFactory

from inglenook.ground.look.audience import Audience
from inglenook.site import faults
from inglenook.site.promises_kept import COLLECTIONS
from inglenook.site.reach import lines

OPEN = ["/", "/promises/", "/reach/", "/patterns/", "/offline/"]
LINE = {
    "name": "A line",
    "how": "call 555 0100",
    "hours": "day and night",
    "source": "a.example",
    "checked_on": "2026-11-01",
}


@pytest.mark.django_db
@pytest.mark.parametrize("address", OPEN)
def test_a_visitor_reads_every_open_page(client, address):
    answer = client.get(address)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count("<main") == 1
    assert page.count("<h1") == 1
    assert '<html lang="en" dir="ltr"' in page


@pytest.mark.django_db
@pytest.mark.parametrize("address", OPEN)
def test_an_open_page_needs_no_script(client, address):
    assert "<script" not in client.get(address).content.decode()


@pytest.mark.django_db
def test_a_page_turns_round_for_readers_from_right_to_left(client):
    page = client.get("/", headers={"accept-language": "ar"}).content.decode()
    assert '<html lang="ar" dir="rtl"' in page


@pytest.mark.django_db
def test_the_landing_page_leads_in(client):
    page = client.get("/").content.decode()
    for way in ("/join/", "/sign-in/", "/promises/", "/reach/"):
        assert f'href="{way}"' in page


@pytest.mark.django_db
def test_the_promises_name_every_collection_and_its_reader(client):
    page = client.get("/promises/").content.decode()
    assert page.count('<th scope="row">') == len(COLLECTIONS)
    assert page.count('class="audience only-you"') == sum(kept.audience is Audience.ONLY_YOU for kept in COLLECTIONS)


def test_the_host_is_never_told_to_see_what_is_sealed():
    for kept in COLLECTIONS:
        assert str(kept.host_sees)
        assert not (kept.audience.sealed and str(kept.host_sees).startswith("All of it"))


@pytest.mark.django_db
def test_the_promises_say_what_sealing_does_not_do(client):
    page = client.get("/promises/").content.decode()
    assert "could serve a false one" in page
    assert "not the same as legally privileged" in page


@pytest.mark.django_db
def test_no_number_is_shown_that_the_host_did_not_enter(client, settings, tmp_path):
    settings.DATA = tmp_path
    assert "has not entered any lines" in client.get("/reach/").content.decode()
    (tmp_path / "reach.json").write_text(json.dumps([LINE]))
    page = client.get("/reach/").content.decode()
    assert "call 555 0100" in page
    assert "From a.example, checked on Nov. 1, 2026." in page


@pytest.mark.parametrize("part", ["name", "how", "hours", "source", "checked_on"])
def test_a_line_without_its_source_or_day_is_left_out_and_logged(tmp_path, caplog, part):
    path = tmp_path / "reach.json"
    path.write_text(json.dumps([{**LINE, part: ""}, LINE, "nonsense"]))
    assert [line.name for line in lines(path)] == ["A line"]
    assert "Line 1 of reach.json is left out" in caplog.text


@pytest.mark.parametrize("text", ["", "{", "null", '{"a": 1}', "[]"])
def test_a_file_that_cannot_be_read_shows_nothing(tmp_path, text):
    path = tmp_path / "reach.json"
    path.write_text(text)
    assert lines(path) == []


@pytest.mark.django_db
def test_the_house_says_that_it_is_well(client):
    assert client.get("/healthz").json() == {"status": "ok"}


def test_a_house_without_its_database_says_so(client, monkeypatch):
    def broken():
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "cursor", broken)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert "gone" not in answer.content.decode()


@pytest.mark.django_db
def test_the_house_can_be_installed(client, settings):
    settings.HOUSE_NAME = "A house with a long name"
    answer = client.get("/manifest.webmanifest")
    about = answer.json()
    assert answer.headers["Content-Type"] == "application/manifest+json"
    assert about["name"] == "A house with a long name"
    assert {icon.get("purpose") for icon in about["icons"]} >= {None, "maskable"}
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in about["icons"]}


@pytest.mark.django_db
def test_every_picture_of_the_installed_house_exists(client):
    from django.contrib.staticfiles.finders import find

    about = client.get("/manifest.webmanifest").json()
    for icon in about["icons"]:
        assert find(icon["src"].removeprefix("/static/")), icon["src"]


FAULTS = {
    400: lambda request: faults.bad_request(request, ValueError()),
    403: lambda request: faults.forbidden(request, ValueError()),
    404: lambda request: faults.not_found(request, ValueError()),
    429: faults.too_many,
    500: faults.server_error,
}


@pytest.mark.parametrize("status", FAULTS)
def test_a_fault_says_what_happened_and_where_to_go(status):
    answer = FAULTS[status](RequestFactory().get("/nowhere/"))
    page = answer.content.decode()
    assert answer.status_code == status
    assert page.count("<main") == page.count("<h1") == 1
    assert 'href="/"' in page
    assert str(status) in page


@pytest.mark.parametrize("status", FAULTS)
def test_a_fault_never_repeats_what_was_sent(status):
    page = FAULTS[status](RequestFactory().get("/nowhere/?secret=canary-sentence")).content.decode()
    assert "canary-sentence" not in page


def test_a_form_that_is_too_old_says_so():
    answer = faults.csrf_failure(RequestFactory().post("/"), reason="token missing")
    assert answer.status_code == 403
    assert "Nothing was changed" in answer.content.decode()
    assert "token" not in answer.content.decode()


@pytest.mark.django_db
def test_an_unknown_address_gets_the_house_s_own_page(client):
    answer = client.get("/no-such-room/")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.content.decode()


def test_when_even_the_page_of_a_fault_fails_plain_words_remain(monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("no templates")

    monkeypatch.setattr(faults.loader, "render_to_string", broken)
    answer = faults.server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "Nothing that was kept is lost" in answer.content.decode()
