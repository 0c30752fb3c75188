"""A host name of their own for sealed pages: what answers where."""

import json
from typing import Any

import pytest
from django.test import Client

from inglenook.ground.vault.checks import sealed_host_is_below_the_house
from inglenook.ground.vault.tests.device import Device, a_record

HOUSE, INNER = "house.example", "inner.house.example"


@pytest.fixture
def two_hosts(amara: Device, settings: Any) -> None:
    settings.HOUSE_URL = f"https://{HOUSE}"
    settings.SEALED_HOST = INNER
    settings.SESSION_COOKIE_DOMAIN = HOUSE
    settings.ALLOWED_HOSTS = [HOUSE, INNER]


def at(client: Client, host: str, path: str, **more: Any) -> Any:
    return client.get(path, HTTP_HOST=host, **more)


@pytest.mark.usefixtures("two_hosts")
class TestTwoHosts:
    def test_sealed_pages_answer_on_their_own_host_only(self, amara: Device) -> None:
        assert at(amara.client, INNER, "/room/").status_code == 200
        answer = at(amara.client, HOUSE, "/room/?from=rail")
        assert (answer.status_code, answer["Location"]) == (302, f"https://{INNER}/room/?from=rail")

    def test_readable_pages_answer_on_the_other_host_only(self, amara: Device) -> None:
        assert at(amara.client, HOUSE, "/promises/").status_code == 200
        answer = at(amara.client, INNER, "/promises/")
        assert (answer.status_code, answer["Location"]) == (302, f"https://{HOUSE}/promises/")

    def test_the_vault_answers_on_the_sealed_host_only(self, amara: Device) -> None:
        assert at(amara.client, INNER, "/vault/state/").status_code == 200
        answer = at(amara.client, HOUSE, "/vault/state/")
        assert (answer.status_code, answer.json()["error"]) == (404, "unknown")

    def test_a_form_is_not_carried_over(self, amara: Device) -> None:
        assert amara.client.post("/join/", {"name": "x"}, HTTP_HOST=INNER).status_code == 404

    def test_signs_of_life_answer_on_both(self, amara: Device) -> None:
        assert [at(amara.client, host, "/healthz").status_code for host in (HOUSE, INNER)] == [200, 200]

    @pytest.mark.parametrize(
        "headers",
        [
            {"HTTP_SEC_FETCH_SITE": "same-site"},
            {"HTTP_SEC_FETCH_SITE": "cross-site"},
            {"HTTP_ORIGIN": f"https://{HOUSE}"},
            {"HTTP_ORIGIN": "null"},
        ],
    )
    def test_a_page_of_the_other_host_cannot_ask_the_vault(self, amara: Device, headers: dict[str, str]) -> None:
        assert at(amara.client, INNER, "/vault/state/", **headers).status_code == 403
        push = json.dumps(amara.push_of([a_record()]))
        answer = amara.client.post("/vault/log/", push, "application/json", HTTP_HOST=INNER, **headers)
        assert answer.status_code == 403

    def test_the_sealed_pages_themselves_can(self, amara: Device) -> None:
        headers = {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": f"https://{INNER}"}
        push = json.dumps(amara.push_of([a_record()]))
        answer = amara.client.post("/vault/log/", push, "application/json", HTTP_HOST=INNER, **headers)
        assert answer.status_code == 201

    def test_a_link_from_elsewhere_still_opens_a_sealed_page(self, amara: Device) -> None:
        assert at(amara.client, INNER, "/room/", HTTP_SEC_FETCH_SITE="cross-site").status_code == 200


def test_without_the_setting_one_host_answers_for_all(amara: Device) -> None:
    assert amara.client.get("/room/").status_code == 200
    assert amara.client.get("/promises/").status_code == 200
    assert amara.get("state/").status_code == 200


@pytest.mark.parametrize(("sealed", "faults"), [("", 0), (INNER, 0), (f"{INNER}:8443", 0), ("other.example", 1)])
def test_a_sealed_host_elsewhere_is_told_at_start(settings: Any, sealed: str, faults: int) -> None:
    settings.HOUSE_URL, settings.SEALED_HOST = f"https://{HOUSE}", sealed
    assert len(sealed_host_is_below_the_house()) == faults
