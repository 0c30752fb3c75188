"""Attachments: the bytes that were sent, the sender's alone, on the disk before the answer."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from inglenook.ground.vault import actions, files, storage
from inglenook.ground.vault.actions import blobs as acts
from inglenook.ground.vault.models import Blob, Vault
from inglenook.ground.vault.tests.device import Device, a_box, some
from inglenook.ground.vault.wire import BLOB


def put(device: Device, blob: str, data: bytes) -> Any:
    return device.client.put(f"/vault/blobs/{blob}/", data, content_type="application/octet-stream")


def bytes_of(device: Device, blob: str) -> bytes:
    answer = device.get(f"blobs/{blob}/")
    data = b"".join(answer.streaming_content)
    answer.close()
    return data


def kept_files(tmp_path: Path) -> list[Path]:
    return [path for path in tmp_path.rglob("*") if path.is_file()]


def test_what_was_put_comes_back(amara: Device) -> None:
    blob, data = some(16), a_box(300_000)
    assert put(amara, blob, data).status_code == 201
    assert bytes_of(amara, blob) == data


def test_the_same_bytes_again_are_kept_once(amara: Device, tmp_path: Path) -> None:
    blob, data = some(16), a_box()
    assert [put(amara, blob, data).status_code for _ in range(2)] == [201, 201]
    assert len(kept_files(tmp_path)) == Blob.objects.count() == 1
    assert Vault.objects.get().held == 256 + len(data)


def test_other_bytes_under_the_same_id_are_refused(amara: Device, tmp_path: Path) -> None:
    blob, data = some(16), a_box()
    put(amara, blob, data)
    answer = put(amara, blob, a_box())
    assert answer.status_code == 409
    assert answer.json()["error"] == "exists"
    assert bytes_of(amara, blob) == data
    assert len(kept_files(tmp_path)) == 1


def test_what_is_taken_away_is_gone_from_the_disk(amara: Device, tmp_path: Path) -> None:
    blob = some(16)
    put(amara, blob, a_box())
    assert amara.client.delete(f"/vault/blobs/{blob}/").status_code == 204
    assert amara.get(f"blobs/{blob}/").status_code == 404
    assert amara.client.delete(f"/vault/blobs/{blob}/").status_code == 404
    assert kept_files(tmp_path) == []
    assert Vault.objects.get().held == 256


def test_more_than_sixteen_mebibytes_are_refused(amara: Device, tmp_path: Path) -> None:
    assert put(amara, some(16), bytes(BLOB + 1)).status_code == 413
    assert put(amara, some(16), b"").status_code == 400
    assert kept_files(tmp_path) == []


def test_a_full_vault_says_so(amara: Device, settings: Any, tmp_path: Path) -> None:
    settings.VAULT_QUOTA = 10_000
    assert put(amara, some(16), a_box(9_000)).status_code == 201
    answer = put(amara, some(16), a_box(9_000))
    assert (answer.status_code, answer.json()["error"]) == (413, "storage-full")
    assert len(kept_files(tmp_path)) == 1


def test_nobody_else_has_it(amara: Device, ben: Device) -> None:
    blob = some(16)
    put(amara, blob, a_box())
    assert ben.get(f"blobs/{blob}/").status_code == 404
    assert ben.client.delete(f"/vault/blobs/{blob}/").status_code == 404
    assert put(ben, blob, a_box()).status_code == 201


def test_a_member_without_a_vault_keeps_no_attachments(chidi: Device) -> None:
    assert put(chidi, some(16), a_box()).status_code == 404


@pytest.mark.parametrize("blob", ["short", "a" * 21, "a" * 22 + "=", "..", "a" * 21 + "é", "B" * 22])
def test_what_is_no_id_names_nothing(amara: Device, blob: str) -> None:
    assert amara.get(f"blobs/{blob}/").status_code == 404


def test_a_file_is_synced_before_its_row_is_written(amara: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, int]] = []
    real = storage.os.fsync
    monkeypatch.setattr(storage.os, "fsync", lambda handle: (seen.append(("sync", Blob.objects.count())), real(handle)))
    put(amara, some(16), a_box())
    assert seen
    assert {rows for _, rows in seen} == {0}


def test_a_file_whose_row_fails_does_not_stay(amara: Device, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(acts, "entered", broken)
    with pytest.raises(RuntimeError):
        put(amara, some(16), a_box())
    assert kept_files(tmp_path) == []


def test_what_a_crash_left_is_swept_an_hour_later(
    amara: Device, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blob = some(16)
    put(amara, blob, a_box())
    stray = kept_files(tmp_path)[0].with_name("stray")
    stray.write_bytes(b"half")
    other = tmp_path / "not-ours" / "file"
    other.parent.mkdir()
    other.write_bytes(b"other")
    assert actions.sweep_files() == 0
    later = timezone.now() + datetime.timedelta(hours=2)
    monkeypatch.setattr(files.timezone, "now", lambda: later)
    assert actions.sweep_files() == 1
    assert not stray.exists()
    assert other.exists()
    assert bytes_of(amara, blob)
