"""A browser, a living house, and the cast with open rooms."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.living_house import LivingHouse

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
]
CAST = ("amara", "ben", "chidi", "dana")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in Path(item.fspath).parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def house() -> Iterator[LivingHouse]:
    house = LivingHouse(demo=True, workers=2)
    house.start()
    house.manage("demo", "load")
    house.run("demo/fill.py", house.url, str(house.data))
    yield house
    house.stop()


@pytest.fixture(scope="session")
def playwright_here() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright_here: Playwright) -> Iterator[Browser]:
    path = os.environ.get("INGLENOOK_CHROMIUM", "/usr/bin/chromium")
    browser = playwright_here.chromium.launch(executable_path=path, args=ARGS)
    yield browser
    browser.close()


@pytest.fixture
def device(chromium: Browser, house: LivingHouse) -> Iterator[BrowserContext]:
    """A fresh browser profile: one device of one person."""
    context = chromium.new_context(base_url=house.url, accept_downloads=True)
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def page(device: BrowserContext) -> Page:
    return device.new_page()
