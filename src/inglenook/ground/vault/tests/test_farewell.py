"""A vault ends seven days after somebody with an open room asked for it, and not before."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from inglenook.ground.vault import actions
from inglenook.ground.vault.models import (
    Blob,
    Box,
    Entry,
    Farewell,
    Keyring,
    Link,
    Lock,
    Pairing,
    Parcel,
    Statement,
    Vault,
)  # fmt: skip
from inglenook.ground.vault.tests.device import Device, a_box, a_record, b64, some

WEEK = datetime.timedelta(days=7)


def ask(device: Device, token: bytes | None = None) -> Any:
    return device.post("farewell/", {"token": b64(token or device.token)})


def fill(device: Device, sender: Device) -> None:
    device.push(a_record(), a_record())
    device.client.put(f"/vault/blobs/{some(16)}/", a_box(), content_type="application/octet-stream")
    parcel = {"id": some(16), "to": device.member.public_id, "file": some(3000)}
    assert sender.post("parcels/", parcel).status_code == 201
    assert device.post("pairings/", {"id": some(16), "box": some(5000)}).status_code == 201


def test_it_needs_the_token_of_an_open_room(amara: Device) -> None:
    answer = ask(amara, bytes(32))
    assert (answer.status_code, answer.json()["error"]) == (403, "wrong-token")
    assert not Farewell.objects.exists()
    assert mail.outbox == []


def test_guessing_the_token_is_slowed_down(amara: Device) -> None:
    assert [ask(amara, bytes(32)).status_code for _ in range(11)] == [403] * 10 + [429]


def test_every_device_and_the_mail_address_are_told(amara: Device) -> None:
    answer = ask(amara)
    assert answer.status_code == 201
    told = amara.another().get("state/").json()["farewell"]
    assert told["ends_at"] == answer.json()["ends_at"]
    wait = datetime.datetime.fromisoformat(told["ends_at"]) - datetime.datetime.fromisoformat(told["asked_at"])
    assert wait == WEEK
    assert [message.to for message in mail.outbox] == [[amara.member.email]]
    assert "/room/leave/" in mail.outbox[0].body


def test_asked_again_the_first_wait_goes_on(amara: Device) -> None:
    assert ask(amara).json() == ask(amara).json()
    assert len(mail.outbox) == 1


def test_it_can_be_taken_back(amara: Device) -> None:
    ask(amara)
    assert amara.client.delete("/vault/farewell/").status_code == 204
    assert amara.get("state/").json()["farewell"] is None
    assert actions.close_due_vaults(now=timezone.now() + 2 * WEEK) == 0
    assert amara.client.delete("/vault/farewell/").status_code == 204
    assert len(mail.outbox) == 2


def test_nothing_ends_before_its_time(amara: Device) -> None:
    ask(amara)
    assert actions.close_due_vaults(now=timezone.now() + WEEK - datetime.timedelta(minutes=1)) == 0
    assert Vault.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_vault_that_ends_leaves_nothing_but_its_link(amara: Device, ben: Device, tmp_path: Path) -> None:
    fill(amara, ben)
    fill(ben, amara)
    ask(amara)
    assert actions.close_due_vaults(now=timezone.now() + WEEK) == 1
    assert [noun.objects.count() for noun in (Vault, Keyring, Lock, Blob, Statement, Parcel, Pairing)] == [
        1, 1, 1, 1, 1, 1, 0,
    ]  # fmt: skip
    assert Entry.objects.count() == 3
    assert Box.objects.count() == 2
    assert Link.objects.count() == 2
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1
    assert amara.get("state/").json()["vault"] is None
    assert ben.get("directory/", since=0).json()["seq"] == 2


@pytest.mark.django_db(transaction=True)
def test_a_member_who_goes_takes_the_vault_along(amara: Device, ben: Device, tmp_path: Path) -> None:
    fill(amara, ben)
    amara.member.delete()
    assert Vault.objects.get().member_id == ben.member.pk
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_after_the_end_a_new_vault_can_begin(amara: Device) -> None:
    ask(amara)
    actions.close_due_vaults(now=timezone.now() + WEEK)
    fresh = Device(amara.member)
    assert fresh.found().status_code == 201
    said = fresh.get(f"directory/{amara.member.public_id}/").json()["statements"]
    assert [one["seq"] for one in said] == [2]


def test_the_host_can_run_it_by_hand(amara: Device, capsys: pytest.CaptureFixture[str]) -> None:
    Farewell.objects.create(vault=Vault.objects.get(), by=amara.member, asked_at=timezone.now(), ends_at=timezone.now())
    call_command("close_vaults")
    assert capsys.readouterr().out == "1 vaults ended, 0 stray files removed\n"
    assert not Vault.objects.exists()


def test_nobody_else_ends_it(amara: Device, ben: Device, chidi: Device) -> None:
    assert ask(ben, amara.token).status_code == 403
    assert ask(chidi, amara.token).status_code == 404
    assert not Farewell.objects.exists()
