"""What a person does to get in: sign in, make a room, open it, write. Each as a hand on the page would."""

import re
from secrets import token_hex

from playwright.sync_api import Page, expect

from tests.living_house import LivingHouse

PASSWORD = "three-herons-by-the-river"
WORDS = "seven small boats leaving before dawn"
OPEN = 60_000  # the words are made slow on purpose, and this machine may be busy
KEPT = re.compile("Kept on this device|Sealed and stored")


def new_member(house: LivingHouse, name: str = "Noor") -> str:
    """A member without a room; their address."""
    email = f"{name.lower()}-{token_hex(4)}@inglenook.example"
    house.manage(
        "shell",
        "-c",
        "from inglenook.ground.people.models import Member;"
        f"Member.objects.create_user({email!r}, {PASSWORD!r}, name={name!r})",
    )
    return email


def sign_in(page: Page, email: str) -> None:
    """By address and password. The room stays as it is."""
    page.goto("/sign-in/password/?next=/today/")
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").click()
    expect(page).to_have_url(re.compile(r"/today/$"), timeout=OPEN)


def is_open(page: Page) -> None:
    expect(page.locator("html")).to_have_attribute("data-room", "open", timeout=OPEN)


def choose_words(page: Page, words: str = WORDS) -> None:
    """Step one, with words of one's own."""
    page.get_by_text("Use words of my own").click()
    page.locator("#own").fill(words)
    page.get_by_role("button", name="Go on to the recovery sheet").click()


def read_sheet(page: Page) -> dict[str, str]:
    """What stands on the recovery sheet on the screen."""
    expect(page.locator("[data-sheet=paper]")).not_to_be_empty(timeout=OPEN)
    return {name: page.locator(f"[data-sheet={name}]").inner_text() for name in ("paper", "secret", "export")}


def rehearse(page: Page, sheet: dict[str, str], words: str) -> None:
    """Step three: the four characters that the sheet knows, and the words once more."""
    page.get_by_role("button", name="I have it, go on").click()
    before = page.locator("[data-asked]").inner_text()
    paper = sheet["paper"].replace(" ", "")
    at = paper.index(before, paper.rindex("-") + 2) + len(before)
    page.locator("#answer").fill(paper[at : at + 4])
    if words:
        page.locator("#again").fill(words)
    page.get_by_role("button", name="Make my room").click()
    expect(page.get_by_role("heading", name="Your room is ready, and open")).to_be_visible(timeout=OPEN)
    is_open(page)


def make_room(page: Page, words: str = WORDS) -> dict[str, str]:
    """The whole ceremony, with words; what stands on the sheet."""
    page.goto("/room/set-up/")
    choose_words(page, words)
    sheet = read_sheet(page)
    rehearse(page, sheet, words)
    return sheet


def settle_in(page: Page, house: LivingHouse) -> tuple[str, dict[str, str]]:
    """A new member with an open room: their address and their sheet."""
    email = new_member(house)
    sign_in(page, email)
    return email, make_room(page)


def open_with_words(page: Page, words: str = WORDS, secret: str = "") -> None:
    knock(page, words)
    if secret:  # asked for where the device does not know it yet
        page.locator("#door-secret").fill(secret, timeout=OPEN)
        knock(page, words)
    is_open(page)


def knock(page: Page, words: str) -> None:
    page.locator("#door-words").fill(words)
    page.locator("form[data-open=words] button[type=submit]").click()


def open_with_sheet(page: Page, sheet: dict[str, str]) -> None:
    page.get_by_text("Use the recovery sheet").click()
    page.locator("#door-sheet").fill(sheet["paper"])
    page.get_by_role("button", name="Open with the sheet").click()
    is_open(page)


def write(page: Page, title: str, text: str) -> None:
    """A new entry, until the page says that it is kept."""
    expect(page.locator("journal-write [data-part=when-line]")).not_to_be_empty(timeout=OPEN)
    page.locator("#entry-title").fill(title)
    page.locator("#entry-text").fill(text)
    expect(page.locator(".editor-status")).to_have_text(KEPT, timeout=OPEN)
