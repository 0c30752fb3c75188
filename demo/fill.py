"""Fills the demo's sealed rooms: `python demo/fill.py http://localhost:8000 DATA`.

It talks to the running house as any member's own client would: the house gets ciphertext, here too. The words and
sheets are then written beside the data for everyone to see, because this is the demo.
"""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from demo import amara, others
from demo.pages import Page, Season
from demo.records import check_ins, entry, journals
from inglenook_client.founding import Names, found
from inglenook_client.remembered import Memory
from inglenook_client.vault import New, Vault, open_with_words
from inglenook_client.wire import Wire

Room = tuple[str, dict[str, str], tuple[Page, ...], tuple[Season, ...]]

ROOMS: dict[str, Room] = {
    "amara": ("lantern river patience window thirty sparrows", amara.JOURNALS, amara.PAGES, amara.SEASONS),
    "ben": ("old oak kettle and a slow morning", others.BEN_JOURNALS, others.BEN_PAGES, others.BEN_SEASONS),
    "chidi": ("first light on the new stairs", others.CHIDI_JOURNALS, others.CHIDI_PAGES, others.CHIDI_SEASONS),
    "dana": ("keys to every door but this", others.DANA_JOURNALS, others.DANA_PAGES, others.DANA_SEASONS),
}


def records(room: Room, key: str, vault: Vault, today: date) -> Iterator[New]:
    """Everything of one room, journals first."""
    _, names, pages, seasons = room
    yield from journals(names)
    for page in pages:
        yield entry(page, today, vault.rid(f"demo|journal|{page.journal}") if page.journal else None)
    yield from check_ins(seasons, today, key)


def open_or_found(wire: Wire, room: Room, kept: dict[str, str]) -> Vault:
    """Founds the room, or opens the one that a run which was cut short has left; `kept` learns what opens it."""
    if kept:
        return open_with_words(wire, Memory(), kept["words"], kept["secret"])
    vault, sheet = found(wire, Memory(), room[0], Names(device="Demo", paper="Recovery sheet", words="Words"))
    kept.update(words=room[0], secret=sheet.secret, sheet=sheet.text(), export_identity=sheet.export)
    return vault


def fill(url: str, key: str, room: Room, kept: dict[str, str], keep: Callable[[], None]) -> None:
    """Writes one person's room full. Derived ids make a second run add only what is missing."""
    wire = Wire(url)
    wire.sign_in(f"{key}@inglenook.example", f"{key}-sits-by-the-fire")
    vault = open_or_found(wire, room, kept)
    keep()
    vault.put_many(records(room, key, vault, date.today()))
    wire.sign_out()


def main() -> None:
    """Keeps the secrets as soon as they exist; `demo.json` gets its name when every room is full."""
    url, data = sys.argv[1], Path(sys.argv[2])
    part, whole = data / "demo.part.json", data / "demo.json"
    kept: dict[str, dict[str, str]] = json.loads(part.read_text("utf-8")) if part.exists() else {}
    for key, room in ROOMS.items():
        fill(url, key, room, kept.setdefault(key, {}), lambda: part.write_text(json.dumps(kept, indent=1), "utf-8"))
    part.rename(whole)


if __name__ == "__main__":
    main()
