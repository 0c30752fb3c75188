"""A room of many entries in a real browser: opening it, searching it as one types, and writing in it.

The room is founded and filled by the Python client, and opened by Chromium from a real house. The floor is WebCrypto
alone, in the same browser and minute: deriving a key and decrypting for as many boxes of the same lengths, and nothing
else. Opening does the same and reads the disk, checks the table of what was verified, and reads the JSON.
"""

import argparse
import json
import os
import random
import re
import statistics
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from inglenook_client.founding import found
from inglenook_client.remembered import Memory
from inglenook_client.vault import New, Vault
from inglenook_client.wire import Wire

ROOT = Path(__file__).resolve().parents[1]
PROBES = Path(__file__).with_name("probes.js")
EMAIL, PASSWORD = "amara@example.org", "a long enough secret"
WORDS = "copper lantern quiet orchard ferry"
MEMBER = f"""
from django.contrib.auth import get_user_model
get_user_model().objects.create_user("{EMAIL}", "{PASSWORD}", name="Amara")
"""
SYLLABLES = re.findall("..", "bacedifogulameniporusatevinokalimorasuto")
JOURNAL, WRITE = "/reflect/journal/", "/reflect/journal/write/"
OPEN = "() => document.documentElement.dataset.room === 'open'"
WORDS_OPEN = """async ([words, secret]) => {
  const { room } = await import("inglenook/vault/door");
  await room.open({ words, secret });
  return room.state.vault;
}"""
ROOM = """async ([op, ...args]) => {
  const { room } = await import("inglenook/vault/door");
  await room[op](...args);
}"""
GOALS = {"open_ms": 1500, "search_max_ms": 50, "key_task_p99_ms": 50, "times_floor": 3}
RUNS, KEYS, MEGA = 5, 200, 1e6


# -- the room ----------------------------------------------------------------------------------------
def vocabulary(chance: random.Random, size: int = 3000) -> list[str]:
    return sorted({"".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(size)})


def entry(chance: random.Random, words: list[str], n: int) -> New:
    text = " ".join(chance.choices(words, k=300))
    on = f"{2000 + n // 365 % 26}-{1 + n // 28 % 12:02}-{1 + n % 28:02}T{n % 24:02}:05"
    fields = {"title": f"{chance.choice(words).title()} {n}", "text": text, "on": on, "zone": "Europe/Madrid"}
    more = {"journal": None, "tags": ["work"] if n % 3 else [], "starred": False, "attachments": [], "letter": None}
    return New("journal.entry", {**fields, **more, "source": None, "removed_at": None, "extra": {}})


def filled(house: Any, entries: int, words: list[str]) -> tuple[Vault, str]:
    """A new room with so many entries, and the account secret that stands on its sheet."""
    chance, wire = random.Random(2), Wire(house.url)
    wire.sign_in(EMAIL, PASSWORD)
    vault, sheet = found(wire, Memory(), WORDS)
    vault.put_many([entry(chance, words, n) for n in range(entries)])
    return vault, str(sheet.secret)


# -- the browser -------------------------------------------------------------------------------------
def sign_in(page: Page) -> None:
    page.goto("/sign-in/password/")
    page.fill("input[name=login]", EMAIL)
    page.fill("input[name=password]", PASSWORD)
    page.locator("form:has(input[name=login]) button[type=submit]").click()
    page.wait_for_url(lambda url: "sign-in" not in url)


def closed_room(page: Page) -> None:
    page.goto(JOURNAL)
    page.locator("main#door form[data-open=words]").wait_for(state="visible")


def last_opening(page: Page) -> float:
    page.wait_for_function("() => probes.openings.length > 0")  # the page may hear that it is open a little earlier
    opening = page.evaluate("probes.openings.at(-1)")
    assert opening["error"] is None, f"the room did not open: {opening['error']}"
    return float(opening["ms"])


def by_words(page: Page, secret: str) -> float:
    """Milliseconds from the words to an open room, stretching them included."""
    closed_room(page)
    page.evaluate(WORDS_OPEN, [WORDS, secret])
    return last_opening(page)


def once_more_by_words(page: Page, secret: str) -> float:
    page.evaluate(ROOM, ["close"])
    return by_words(page, secret)


def by_kept(page: Page) -> float:
    """Milliseconds that a reloaded page needs for a room that was left open: no words, nothing to stretch."""
    page.evaluate(ROOM, ["keepOpen", 60])
    page.goto(JOURNAL)
    page.wait_for_function(OPEN)
    return last_opening(page)


def settle(page: Page) -> None:
    """Waits for what goes on behind an opened room: a sync, an audit, folding ahead for the search."""
    page.evaluate(ROOM, ["sync"])
    page.wait_for_timeout(4000)


def resident(page: Page) -> float:
    """Megabytes that the largest page holds, its worker included."""
    browser = page.context.browser
    assert browser is not None
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    return max(resident_of(one["id"]) for one in processes if one["type"] == "renderer")


def resident_of(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) * 1024 / MEGA for line in lines if line.startswith("VmRSS"))


def typed(words: list[str]) -> list[str]:
    """What a search field asks for while somebody types, letter by letter."""
    chance = random.Random(3)
    long = [word for word in words if len(word) > 5]
    sought = [chance.choice(long), " ".join(chance.sample(long, 2)), f"{chance.choice(words)} 77", "zebra"]
    return [text[:end] for text in sought for end in range(1, len(text) + 1)]


# -- typing ------------------------------------------------------------------------------------------
def typing(browser: Browser, page: Page, words: list[str]) -> dict[str, float]:
    """Types into the editor, twelve keys a second, while it saves by itself; reads the trace of the main thread."""
    page.goto(WRITE)
    page.wait_for_function(OPEN)
    settle(page)
    page.click("#entry-text")
    categories = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"]
    browser.start_tracing(page=page, categories=categories)
    page.keyboard.type(" ".join(random.Random(4).choices(words, k=KEYS))[:KEYS], delay=80)
    page.wait_for_timeout(1500)
    return tasks(json.loads(browser.stop_tracing())["traceEvents"])


def tasks(events: list[dict[str, Any]]) -> dict[str, float]:
    """Tasks of the thread that heard the keys: all of them, and the longest between one key and the next."""
    keys = [one for one in events if one["name"] == "EventDispatch" and one["args"]["data"]["type"] == "keydown"]
    thread = (keys[0]["pid"], keys[0]["tid"])
    all_tasks = [one for one in events if one["name"].endswith("RunTask") and (one["pid"], one["tid"]) == thread]
    while_typing = [(one["ts"], one.get("dur", 0) / 1000) for one in all_tasks if one["ts"] >= keys[0]["ts"] - 10_000]
    starts = [one["ts"] - 1000 for one in keys] + [float("inf")]
    longest = [
        max((ms for ts, ms in while_typing if since <= ts < until), default=0) for since, until in pairwise(starts)
    ]
    lengths = [ms for _, ms in while_typing]
    return {
        "keys": len(keys), "tasks": len(lengths), "task_p99_ms": percentile(lengths),
        "key_task_p99_ms": percentile(longest),
        "task_max_ms": round(max(lengths), 1), "tasks_over_50_ms": sum(ms > 50 for ms in lengths),
    }  # fmt: skip


def percentile(values: list[float], part: float = 0.99) -> float:
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * part))], 1)


# -- all of it ---------------------------------------------------------------------------------------
def middle(act: Callable[[], float]) -> float:
    return round(statistics.median(act() for _ in range(RUNS)), 1)


def opening(page: Page, secret: str) -> dict[str, Any]:
    sign_in(page)
    closed_room(page)
    figures: dict[str, Any] = {"resident_closed_mb": round(resident(page))}
    figures["first_open_ms"] = round(by_words(page, secret), 1)
    settle(page)
    figures["open_by_words_ms"] = middle(lambda: once_more_by_words(page, secret))
    figures["open_ms"] = middle(lambda: by_kept(page))
    return figures


def searching(page: Page, words: list[str]) -> dict[str, float]:
    first = page.evaluate("texts => probes.searches(texts)", ["e"])
    settle(page)
    took = page.evaluate("texts => probes.searches(texts)", typed(words))
    return {
        "searches": len(took),
        "search_first_ms": round(first[0], 1),
        "search_median_ms": round(statistics.median(took), 1),
        "search_max_ms": round(max(took), 1),
    }


def floor(page: Page, vault: str) -> dict[str, float]:
    page.goto("/promises/")
    sizes = page.evaluate("vault => probes.sizes(vault)", vault)
    took = page.evaluate("([sizes, times]) => probes.floor(sizes, times)", [sizes, RUNS])
    return {"boxes": len(sizes), "box_bytes": sum(sizes), "floor_ms": round(statistics.median(took), 1)}


def measured(browser: Browser, context: BrowserContext, vault: str, secret: str, words: list[str]) -> dict[str, Any]:
    page = context.new_page()
    figures: dict[str, Any] = {}
    figures |= opening(page, secret)
    sys.stderr.write(f"{json.dumps(figures)}\n")
    figures |= searching(page, words)
    figures["resident_open_mb"] = round(resident(page))
    figures |= typing(browser, page, words)
    page.evaluate(ROOM, ["keepOpen", 0])
    figures |= floor(page, vault)
    return figures | {"times_floor": round(figures["open_ms"] / figures["floor_ms"], 2)}


def in_chromium(url: str, act: Callable[[Browser, BrowserContext], dict[str, Any]]) -> dict[str, Any]:
    from tests.journeys.conftest import ARGS

    path = os.environ.get("INGLENOOK_CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGS)
        context = browser.new_context(base_url=url)
        context.set_default_timeout(120_000)
        context.add_init_script(path=PROBES)
        try:
            return act(browser, context)
        finally:
            browser.close()


def table(figures: dict[str, Any]) -> None:
    for name, value in figures.items():
        goal = GOALS.get(name)
        beside = "" if goal is None else f"  goal {goal:>5}  {'over' if value > goal else 'within'}"
        print(f"{name:<26} {value:>12}{beside}")


def main(words: list[str]) -> int:
    from tests.living_house import LivingHouse

    parser = argparse.ArgumentParser(prog="./inglenook bench vault", description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    entries = parser.parse_args(words).entries
    # The house of this checkout, whichever the environment has installed.
    house = LivingHouse(PYTHONPATH=str(ROOT / "src")).start()
    try:
        house.manage("shell", "-c", MEMBER)
        vocabular = vocabulary(random.Random(1))
        started = time.monotonic()
        vault, secret = filled(house, entries, vocabular)
        filling = {"entries": entries, "fill_s": round(time.monotonic() - started, 1)}
        figures = in_chromium(
            house.url, lambda browser, context: measured(browser, context, vault.id, secret, vocabular)
        )
    finally:
        house.stop()
    table(filling | figures)
    print(json.dumps({"bench": "vault", **filling, **figures}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
