"""The room's pages: sealed, for members, by GET, with nothing of the member's in them."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve

from inglenook.ground.look.audience import Audience
from inglenook.ground.vault.pages import sealed_page
from inglenook.ground.vault.tests.device import Device

PAGES = ["room", "room/set-up", "room/locks", "room/devices", "room/pair", "room/contacts", "room/leave"]


@pytest.mark.parametrize("page", PAGES)
def test_a_member_sees_the_page_with_the_strict_headers(amara: Device, page: str) -> None:
    answer = amara.client.get(f"/{page}/")
    assert answer.status_code == 200
    assert "form-action 'none'" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store"
    assert amara.vault not in answer.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_takes_no_forms_and_no_strangers(amara: Device, stranger: Client, page: str) -> None:
    assert amara.client.post(f"/{page}/", {"title": "private"}).status_code == 405
    answer = stranger.get(f"/{page}/")
    assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next=/{page}/")


@pytest.mark.parametrize("page", PAGES)
def test_the_page_says_who_can_read_it(page: str) -> None:
    view = resolve(f"/{page}/").func
    assert (view.sealed, view.audience) == (True, Audience.ONLY_YOU)  # type: ignore[attr-defined]


def test_a_page_for_signing_in_is_sealed_too_and_open_to_all() -> None:
    @sealed_page(Audience.EVERYONE, signed_in=False)
    def sign_in(request: HttpRequest) -> HttpResponse:
        return HttpResponse("come in")

    assert sign_in.sealed is True  # type: ignore[attr-defined]
    assert sign_in(RequestFactory().get("/")).content == b"come in"
    assert sign_in(RequestFactory().post("/")).status_code == 405
