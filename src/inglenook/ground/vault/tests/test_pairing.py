"""Handing the open room to a new device."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from inglenook.ground.vault import actions
from inglenook.ground.vault.actions import pairing as acts
from inglenook.ground.vault.models import Pairing
from inglenook.ground.vault.tests.device import Device, some


def offer(device: Device) -> dict[str, str]:
    sent = {"id": some(16), "box": some(5000)}
    assert device.post("pairings/", sent).status_code == 201
    return sent


def take(device: Device, pairing: str) -> Any:
    return device.post(f"pairings/{pairing}/take/", {})


def test_a_box_is_given_out_once(amara: Device) -> None:
    sent = offer(amara)
    answer = take(amara.another(), sent["id"])
    assert (answer.status_code, answer.json()) == (200, {"box": sent["box"]})
    assert take(amara, sent["id"]).status_code == 404
    assert not Pairing.objects.exists()


def test_only_the_same_account_gets_it(amara: Device, ben: Device, chidi: Device) -> None:
    sent = offer(amara)
    assert take(ben, sent["id"]).status_code == 404
    assert take(chidi, sent["id"]).status_code == 404
    assert take(amara, sent["id"]).status_code == 200


def test_after_ten_minutes_it_is_gone(amara: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = offer(amara)
    later = timezone.now() + datetime.timedelta(minutes=10, seconds=1)
    monkeypatch.setattr(acts.timezone, "now", lambda: later)
    assert take(amara, sent["id"]).status_code == 404
    actions.close_due_vaults(now=later)
    assert not Pairing.objects.exists()


def test_a_new_offer_ends_the_older_one(amara: Device) -> None:
    old, new = offer(amara), offer(amara)
    assert take(amara, old["id"]).status_code == 404
    assert take(amara, new["id"]).status_code == 200


def test_an_id_that_is_taken_is_refused(amara: Device, ben: Device) -> None:
    sent = offer(ben)
    assert amara.post("pairings/", sent).status_code == 409
    assert take(ben, sent["id"]).status_code == 200


def test_guessing_is_slowed_down(amara: Device) -> None:
    assert [take(amara, some(16)).status_code for _ in range(61)][-1] == 429


def test_without_a_vault_there_is_nothing_to_pair(chidi: Device) -> None:
    assert chidi.post("pairings/", {"id": some(16), "box": some(5000)}).status_code == 404
