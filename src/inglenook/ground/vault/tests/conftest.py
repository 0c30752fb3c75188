"""The cast, as far as the vault knows them."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from inglenook.ground.vault.tests.device import Device, make_member


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Any) -> None:
    """Attachments of each test in a folder of its own."""
    blobs = {"BACKEND": "inglenook.ground.vault.storage.DurableFiles", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "blobs": blobs}


@pytest.fixture
def amara(db: Any) -> Device:
    """Has a vault."""
    device = Device(make_member("Amara"))
    assert device.found().status_code == 201
    return device


@pytest.fixture
def ben(db: Any) -> Device:
    """Has a vault too."""
    device = Device(make_member("Ben"))
    assert device.found().status_code == 201
    return device


@pytest.fixture
def chidi(db: Any) -> Device:
    """A member without a vault."""
    return Device(make_member("Chidi"))


@pytest.fixture
def stranger() -> Client:
    """Nobody who is signed in."""
    return Client()


@pytest.fixture
def database() -> str:
    """Which database the tests run on."""
    return connection.vendor
