"""Without a network: the pages come, writing is kept here, and goes to the house when the network is back."""

from playwright.sync_api import Page, expect

from tests.journeys.arriving import OPEN, open_with_words, settle_in, write
from tests.living_house import LivingHouse
from tests.pictures import follow

TEXT = "No bars at the hut. The kettle is louder than I remembered."
READY = "navigator.serviceWorker.ready.then(() => Boolean(navigator.serviceWorker.controller))"
COUNT = """
from inglenook.ground.people.models import Member
from inglenook.ground.vault.models import Entry
print(Entry.objects.filter(vault__member__email={email!r}).count())
"""


def stored_entries(house: LivingHouse, email: str) -> int:
    return int(house.manage("shell", "-v0", "-c", COUNT.format(email=email)).strip().splitlines()[-1])


def waiting(page: Page):
    return page.locator("room-state [data-state=waiting]").first


def visited(page: Page, house: LivingHouse) -> str:
    """Somebody who was here once, with the house kept on the device; their address."""
    email, _ = settle_in(page, house)
    follow(page, "/reflect/journal/write/")
    follow(page, "/reflect/journal/")
    page.evaluate(READY)
    expect(waiting(page)).to_be_hidden(timeout=OPEN)
    return email


def test_what_is_written_offline_survives_a_reload_and_is_stored_later(page, house):
    email = visited(page, house)
    before = stored_entries(house, email)
    page.context.set_offline(True)
    follow(page, "/reflect/journal/write/")
    write(page, "Hut", TEXT)
    expect(waiting(page)).to_contain_text("only on this device", timeout=OPEN)
    page.reload()
    open_with_words(page)
    expect(page.locator("#entry-text")).to_have_value(TEXT, timeout=OPEN)
    assert stored_entries(house, email) == before
    page.context.set_offline(False)
    expect(waiting(page)).to_be_hidden(timeout=OPEN)
    assert stored_entries(house, email) > before


def test_every_page_of_the_journal_opens_offline(page, house):
    visited(page, house)
    page.context.set_offline(True)
    for address in ("/today/", "/reflect/journal/", "/reflect/journal/look-back/", "/reflect/check-ins/", "/room/"):
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("data-room", "closed", timeout=OPEN)
