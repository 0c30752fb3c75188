"""A house that drops, swaps, withholds, rolls back or makes up: each is noticed, and said in plain words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from model_house import House
from test_vault import NAME, PASSWORD, founded, refused, reopened, signed_in

from inglenook_client import changes
from inglenook_client.encoding import b64
from inglenook_client.remembered import Memory
from inglenook_client.vault import open_with_sheet

pytestmark = pytest.mark.usefixtures("quick_words")


@pytest.fixture
def house() -> House:
    made = House()
    made.add(NAME, PASSWORD)
    return made


def cheat(house: House, path: str, change: dict[str, Any]) -> None:
    house.before_answer = lambda asked, answer: answer | change if asked == path else answer


def test_a_log_that_was_rolled_back_is_noticed(house: House, tmp_path: Path) -> None:
    memory = Memory.load(tmp_path / "memory.json")
    vault, sheet = founded(house, memory)
    vault.put("check-in", {"energy": 1})
    room = house.rooms["amara-m"]
    room.rows, room.heads = room.rows[:1], room.heads[:2]
    room.vers = {"keyring": 1}
    assert refused(reopened, house, sheet, Memory.load(tmp_path / "memory.json")) == "rolled-back"
    assert refused(vault.refresh) == "rolled-back"


def test_a_sheet_notices_a_log_that_is_older_than_itself(house: House) -> None:
    vault, sheet = founded(house)
    vault.put("check-in", {"energy": 1})
    fresh = changes.sheet_of(vault, sheet.paper)
    room = house.rooms["amara-m"]
    room.rows, room.heads, room.vers = room.rows[:1], room.heads[:2], {"keyring": 1}
    assert refused(open_with_sheet, signed_in(house), Memory(), fresh.text()) == "rolled-back"


def test_a_fork_is_noticed(house: House, tmp_path: Path) -> None:
    memory = Memory.load(tmp_path / "memory.json")
    vault, sheet = founded(house, memory)
    vault.put("check-in", {"energy": 1})
    memory.position = {"seq": 2, "head": b64(bytes(32))}
    memory.save()
    assert refused(reopened, house, sheet, Memory.load(tmp_path / "memory.json")) == "forked"


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_dropped_entry_is_noticed(house: House, place: int) -> None:
    vault, sheet = founded(house)
    vault.put("check-in", {"energy": 1})
    vault.put("check-in", {"energy": 2})
    del house.rooms["amara-m"].rows[place]
    assert refused(reopened, house, sheet) in {"forked", "rolled-back", "swapped"}


def test_swapped_and_withheld_boxes_are_named_and_the_rest_still_opens(house: House) -> None:
    vault, sheet = founded(house)
    rids = [vault.put("check-in", {"energy": n}) for n in range(1, 5)]
    boxes = house.rooms["amara-m"].boxes
    boxes[rids[0]], boxes[rids[1]] = boxes[rids[1]], boxes[rids[0]]
    kept = dict(boxes)
    house.before_answer = lambda path, answer: (
        answer | {"boxes": {rid: box for rid, box in kept.items() if rid != rids[2]}}
        if path == "/vault/log/"
        else answer
    )
    again = reopened(house, sheet)
    assert {rid: again.damaged[rid].code for rid in rids[:3]} == dict.fromkeys(rids[:2], "swapped") | {
        rids[2]: "withheld"
    }
    assert again.get(rids[3]).fields == {"energy": 4}
    assert refused(again.get, rids[0]) == "swapped"
    assert refused(again.put, "check-in", {"energy": 9}, rid=rids[0]) == "swapped"


def test_an_older_keyring_is_refused(house: House) -> None:
    vault, sheet = founded(house)
    old = house.rooms["amara-m"].keyring
    changes.add_paper(vault, name="Second sheet")
    house.rooms["amara-m"].keyring = old
    assert refused(reopened, house, sheet) == "swapped"


def test_a_keyring_of_the_houses_making_is_refused(house: House) -> None:
    _, sheet = founded(house)
    mallory, _ = founded(other_house())
    cheat(house, "/vault/state/", {"keyring": mallory.keys.seal().to_json()})
    assert refused(open_with_sheet, signed_in(house), Memory(), sheet.paper) == "swapped"


def other_house() -> House:
    made = House()
    made.add(NAME, PASSWORD)
    return made


def test_another_room_under_the_same_name_is_noticed(house: House, tmp_path: Path) -> None:
    memory = Memory.load(tmp_path / "memory.json")
    _, sheet = founded(house, memory)
    house.rooms["amara-m"].vault = "A" * 22
    assert refused(reopened, house, sheet, memory) == "swapped"
