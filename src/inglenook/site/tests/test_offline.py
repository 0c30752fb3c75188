"""The service worker's list is complete, and changes whenever what it keeps changes."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from inglenook.site import offline
from inglenook.site.assets import importmap


@pytest.fixture
def house(client: Client) -> dict[str, Any]:
    answer = client.get("/sw.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Cache-Control"] == "no-cache"
    first_line = answer.content.decode().split("\n")[0]
    found: dict[str, Any] = json.loads(re.fullmatch(r"self\.HOUSE = (.*);", first_line)[1])  # type: ignore[index]
    return found


def test_every_module_a_page_may_load_is_kept(house: dict[str, Any]) -> None:
    modules = json.loads(importmap.import_map())["imports"].values()
    assert set(modules) <= set(house["files"])


def test_all_sealed_pages_are_kept_and_no_others(house: dict[str, Any]) -> None:
    assert {"/today/", "/room/", "/room/set-up/", "/reflect/journal/write/"} <= set(house["pages"])
    assert not [path for path in house["pages"] if path.startswith(("/account", "/desk", "/vault", "/sign-in"))]


def test_no_kept_address_carries_an_id(house: dict[str, Any]) -> None:
    assert not [path for path in house["pages"] if "<" in path]


def test_the_version_follows_the_templates(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "room" / "templates" / "room" / "page.html"
    page.parent.mkdir(parents=True)
    monkeypatch.setattr(offline, "PACKAGE", tmp_path)
    versions = []
    for text in ("one", "two", "one"):
        page.write_text(text)
        offline.version.cache_clear()
        versions.append(offline.version())
    offline.version.cache_clear()
    assert versions[0] == versions[2] != versions[1]
