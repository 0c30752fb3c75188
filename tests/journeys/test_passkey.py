"""A passkey: with its secret it opens the room in the gesture that signs in, without it the words do."""

from playwright.sync_api import CDPSession, Page, expect

from tests.journeys.arriving import OPEN, WORDS, choose_words, is_open, new_member, read_sheet, rehearse, sign_in
from tests.living_house import LivingHouse


def authenticator(page: Page, *, prf: bool) -> CDPSession:
    """A passkey device without hands, as the browser's own tools offer it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal", "hasPrf": prf}
    person = {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**kind, **person, "hasResidentKey": True}})
    return session


def found_with_passkey(page: Page, house: LivingHouse) -> None:
    sign_in(page, new_member(house))
    page.goto("/room/set-up/")
    page.locator("input[name=use_words]").uncheck()
    page.locator("input[name=use_passkey]").check()
    page.get_by_role("button", name="Go on to the recovery sheet").click()


def test_a_passkey_signs_in_and_opens_the_room_in_one_gesture(page, house):
    authenticator(page, prf=True)
    found_with_passkey(page, house)
    rehearse(page, read_sheet(page), "")
    page.context.clear_cookies()
    page.goto("/sign-in/?next=/reflect/journal/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", name="Your journal")).to_be_visible(timeout=OPEN)
    is_open(page)


def test_a_passkey_that_cannot_open_a_room_leaves_it_to_the_words(page, house):
    authenticator(page, prf=False)
    found_with_passkey(page, house)
    expect(page.locator("[data-step=ways] [data-error]")).to_be_visible(timeout=OPEN)
    expect(page.locator("input[name=use_words]")).to_be_checked()
    choose_words(page)
    rehearse(page, read_sheet(page), WORDS)
