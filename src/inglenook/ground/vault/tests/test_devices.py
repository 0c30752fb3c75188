"""A device that never wrote before is told to the mail address."""

from typing import Any

from django.core import mail

from inglenook.ground.vault.addresses import page_link
from inglenook.ground.vault.tests.device import Device, a_record


def test_a_new_device_is_told_once_and_without_content(amara: Device) -> None:
    other = amara.another()
    rid, box = a_record()
    other.push((rid, box))
    other.push(a_record())
    assert [message.to for message in mail.outbox] == [[amara.member.email]]
    assert "/room/devices/" in mail.outbox[0].body
    assert rid not in mail.outbox[0].body


def test_the_device_that_made_the_vault_is_not_new(amara: Device) -> None:
    amara.push(a_record())
    assert mail.outbox == []


def test_a_known_device_in_a_new_session_is_not_new(amara: Device) -> None:
    again = amara.another()
    again.device = amara.device
    again.push(a_record())
    assert mail.outbox == []


def test_a_push_that_was_refused_tells_nothing(amara: Device) -> None:
    other = amara.another()
    other.epoch = 0
    assert other.push(a_record()).status_code == 400
    assert mail.outbox == []


def test_links_in_mails_lead_to_the_host_of_sealed_pages(settings: Any) -> None:
    settings.HOUSE_URL = "https://house.example"
    assert page_link("room-leave") == "https://house.example/room/leave/"
    settings.SEALED_HOST = "inner.house.example"
    assert page_link("room-leave") == "https://inner.house.example/room/leave/"
