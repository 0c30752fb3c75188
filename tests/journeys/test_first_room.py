"""A first room: made in three steps, opened again with words, and on a new device with the sheet."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.arriving import (
    OPEN,
    WORDS,
    choose_words,
    knock,
    make_room,
    new_member,
    open_with_sheet,
    open_with_words,
    read_sheet,
    settle_in,
    sign_in,
    write,
)
from tests.living_house import LivingHouse
from tests.pictures import follow

TITLE, TEXT = "The heron again", "It stood where the path bends, and I stood too."


@pytest.fixture
def other_device(chromium: Browser, house: LivingHouse) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=house.url)
    yield context
    context.close()


def entry_is_there(page: Page) -> None:
    follow(page, "/reflect/journal/")
    expect(page.locator("journal-list [data-part=rows]")).to_contain_text(TITLE, timeout=OPEN)


def stored(page: Page) -> None:
    """Nothing waits on this device any more."""
    expect(page.locator("room-state [data-state=waiting]").first).to_be_hidden(timeout=OPEN)


def touch(page: Page, scale: str, value: int) -> None:
    page.locator(f"check-in-card label:has(input[name={scale}][value='{value}'])").click()


def test_three_touches_are_a_check_in(page, house):
    settle_in(page, house)
    page.get_by_role("link", name="Go to Today").click()
    for scale, value in (("energy", 5), ("body", 3), ("closeness", 4)):
        touch(page, scale, value)
    expect(page.locator("check-in-card [data-part=kept]")).to_have_text("Kept on this device.", timeout=OPEN)
    follow(page, "/reflect/check-ins/")
    expect(page.locator("check-in-list [data-part=rows] > li")).to_have_count(1)


def test_an_entry_is_there_after_a_reload_with_the_words(page, house):
    settle_in(page, house)
    follow(page, "/reflect/journal/write/")
    write(page, TITLE, TEXT)
    page.reload()
    open_with_words(page)
    expect(page.locator("#entry-text")).to_have_value(TEXT, timeout=OPEN)
    entry_is_there(page)


def test_the_sheet_opens_the_room_on_a_new_device(page, house, other_device):
    email, sheet = settle_in(page, house)
    follow(page, "/reflect/journal/write/")
    write(page, TITLE, TEXT)
    stored(page)
    elsewhere = other_device.new_page()
    sign_in(elsewhere, email)
    elsewhere.goto("/reflect/journal/")
    open_with_sheet(elsewhere, sheet)
    entry_is_there(elsewhere)


def test_words_and_the_secret_open_the_room_on_a_new_device(page, house, other_device):
    email, sheet = settle_in(page, house)
    elsewhere = other_device.new_page()
    sign_in(elsewhere, email)
    elsewhere.goto("/reflect/journal/")
    open_with_words(elsewhere, WORDS, sheet["secret"])


def test_wrong_words_are_told_kindly_and_the_room_stays_closed(page, house):
    settle_in(page, house)
    page.goto("/reflect/journal/")
    knock(page, "seven small boats leaving after dusk")
    expect(page.locator("[data-door=error]")).to_be_visible(timeout=OPEN)
    expect(page.locator("html")).not_to_have_attribute("data-room", "open")


def test_leaving_the_ceremony_early_leaves_no_room(page, house):
    sign_in(page, new_member(house))
    page.goto("/room/set-up/")
    choose_words(page)
    read_sheet(page)
    page.goto("/room/set-up/")
    make_room(page)
