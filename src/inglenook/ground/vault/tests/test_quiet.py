"""Nothing in any log line: no id, no body, no words of a fault."""

import logging
from typing import Any

import pytest
from django.test import Client

from inglenook.ground.vault import calls
from inglenook.ground.vault.quiet import NoIds
from inglenook.ground.vault.tests.device import Device, a_record, some


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Any:
    """What the console would print."""
    caplog.set_level(logging.DEBUG)
    caplog.handler.addFilter(NoIds())
    yield caplog
    caplog.handler.filters.clear()


def test_ids_in_addresses_are_not_logged(amara: Device, lines: Any) -> None:
    ids = [some(16) for _ in range(3)]
    amara.get(f"blobs/{ids[0]}/")
    amara.get(f"directory/{ids[1]}/")
    amara.client.delete(f"/vault/parcels/{ids[2]}/")
    amara.get("no-such-noun")
    assert "/vault/blobs/…" in lines.text
    assert not any(one in lines.text for one in [*ids, "no-such-noun"])


def test_a_push_that_is_refused_leaves_no_trace_of_what_it_held(amara: Device, lines: Any) -> None:
    rid, box = a_record()
    sent = amara.push_of([(rid, box)])
    sent["entries"][0][2] = 7
    amara.post("log/", sent)
    assert rid not in lines.text
    assert sent["boxes"][rid][:40] not in lines.text


def test_a_fault_is_logged_by_place_and_kind_only(amara: Device, lines: Any, monkeypatch: Any) -> None:
    said = "Key (rid)=({}) already exists".format("sec" + "ret")

    def broken(*_: Any) -> None:
        raise RuntimeError(said)

    monkeypatch.setattr(calls, "settled", broken)
    client = Client(raise_request_exception=False)
    client.force_login(amara.member)
    assert client.get("/vault/state/").status_code == 500
    assert "RuntimeError" in lines.text
    assert "test_quiet.py" in lines.text
    assert "secret" not in lines.text


def test_other_lines_are_left_alone(lines: Any) -> None:
    logging.getLogger("inglenook").warning("%s of %s", 3, "/today/")
    try:
        raise RuntimeError("said")
    except RuntimeError:
        logging.getLogger("inglenook").exception("a chore failed")
    assert "3 of /today/" in lines.text
    assert "said" in lines.text


def test_the_console_of_the_house_has_the_filter(settings: Any) -> None:
    console = settings.LOGGING["handlers"]["console"]
    assert settings.LOGGING["filters"][console["filters"][0]]["()"] == "inglenook.ground.vault.quiet.NoIds"
