"""`./inglenook pictures DIR`: every page in light, in dark and at 390 px, as those who may see it."""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright  # noqa: E402

from tests.journeys.conftest import ARGS  # noqa: E402
from tests.living_house import LivingHouse  # noqa: E402

LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}, "device_scale_factor": 2},
}
READABLE = {
    "visitor": [
        "/",
        "/promises/",
        "/join/",
        "/sign-in/",
        "/sign-in/password/",
        "/patterns/",
        "/offline/",
        "/reach/",
        "/nothing-here/",
        "/demo/",
    ],
    "amara": [
        "/account/", "/account/profile/", "/account/language/", "/account/quiet-hours/", "/account/sessions/",
        "/account/sign-in/", "/account/sign-in/addresses/", "/account/sign-in/password/",
        "/account/sign-in/passkeys/add/", "/account/sign-in/codes/", "/account/export/", "/account/leave/",
        "/sign-out/",
    ],
    "dana": ["/desk/", "/desk/requests/", "/desk/invitations/", "/desk/members/"],
}  # fmt: skip
SEALED = {
    "amara": [
        "/today/", "/reflect/", "/reflect/journal/", "/reflect/journal/write/", "/reflect/journal/look-back/",
        "/reflect/journal/letters/", "/reflect/journal/journals/", "/reflect/journal/bin/",
        "/reflect/journal/import/", "/reflect/journal/export/", "/reflect/check-ins/",
        "/room/", "/room/locks/", "/room/devices/", "/room/pair/", "/room/contacts/", "/room/leave/",
    ],
    "chidi": ["/today/", "/reflect/journal/", "/reflect/check-ins/"],
}  # fmt: skip

FOLLOW = """(to) => {
  const link = Object.assign(document.createElement("a"), { href: to });
  document.body.append(link);
  link.click();
  link.remove();
}"""


def sit_down(page: Page, who: str) -> None:
    """Signs in as one of the cast and opens the room, by the demo's one click."""
    page.goto("/demo/")
    page.locator(f"[data-who={who}]").click()
    expect(page).to_have_url(re.compile(r"/today/$"), timeout=60_000)
    expect(page.locator("html")).to_have_attribute("data-room", "open", timeout=60_000)


def settled(page: Page) -> None:
    """Waits until nothing on the page says that it is waiting."""
    page.wait_for_load_state("networkidle")
    expect(page.locator("main[data-page]:visible .waiting:visible")).to_have_count(0, timeout=30_000)
    page.wait_for_timeout(400)


def follow(page: Page, address: str) -> None:
    """Goes to another sealed page inside the same document, as a link does."""
    page.evaluate(
        FOLLOW,
        address,
    )
    expect(page).to_have_url(re.compile(re.escape(address) + "$"), timeout=20_000)


def name(who: str, address: str, look: str) -> str:
    return f"{who}-{address.strip('/').replace('/', '-') or 'landing'}-{look}.png"


def shots(browser: Browser, url: str, look: str) -> Iterator[tuple[str, Page]]:
    """Each page, ready to be taken, with its file name."""
    people = dict.fromkeys([*READABLE, *SEALED])
    for who in people:
        context: BrowserContext = browser.new_context(base_url=url, **LOOKS[look])
        page = context.new_page()
        if who != "visitor":
            sit_down(page, who)
        for address in SEALED.get(who, []):
            follow(page, address)
            settled(page)
            yield name(who, address, look), page
        for address in READABLE.get(who, []):
            page.goto(address)
            settled(page)
            yield name(who, address, look), page
        context.close()


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    house = LivingHouse(demo=True, workers=2).start()
    try:
        house.manage("demo", "load")
        house.run("demo/fill.py", house.url, str(house.data))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=os.environ.get("INGLENOOK_CHROMIUM"), args=ARGS)
            for look in LOOKS:
                for file, page in shots(browser, house.url, look):
                    page.screenshot(path=folder / file, full_page=True)
                    print(folder / file, flush=True)
    finally:
        house.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
