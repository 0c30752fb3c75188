"""Amara writes, checks in, looks back, brings and takes along; and what the house holds of it."""

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.living_house import LivingHouse
from tests.pictures import follow, sit_down

TEXT = "#entry-text"
KEPT = re.compile("Kept on this device|Sealed and stored")


@pytest.fixture
def room(page: Page) -> Page:
    """Amara's room, open, with nobody complaining in the console."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    sit_down(page, "amara")
    yield page
    assert faults == []


def editor(page: Page, place: str = "") -> None:
    """The editor, ready to be typed in."""
    follow(page, f"/reflect/journal/write/{place}")
    expect(page.locator(TEXT)).to_be_editable()


def write(page: Page, text: str) -> str:
    """A new entry, kept. Gives its address."""
    editor(page)
    page.locator(TEXT).fill(text)
    expect(page.locator("[data-part=status]")).to_have_text(KEPT)
    expect(page).to_have_url(re.compile(r"write/#[\w-]{22}$"))
    return page.url


def entry(page: Page, words: str) -> None:
    """Finds it as one types, and shows only what has these words."""
    follow(page, "/reflect/journal/")
    page.locator("#journal-search").fill(words)
    expect(page.locator(".entry")).to_have_count(1)


def touch(page: Page, scale: str, value: int) -> None:
    page.locator("check-in-card label", has=page.locator(f"input[name={scale}][value='{value}']")).click()


def test_what_was_typed_a_second_ago_survives_a_killed_tab(room: Page, device: BrowserContext) -> None:
    editor(room)
    room.locator(TEXT).press_sequentially("the next client knocks")
    room.wait_for_timeout(1000)
    room.close(run_before_unload=False)
    again = device.new_page()
    sit_down(again, "amara")
    entry(again, "next client knocks")


def test_keys_mark_words_and_the_preview_shows_them(room: Page) -> None:
    write(room, "one two")
    room.locator(TEXT).evaluate("box => box.setSelectionRange(4, 7)")
    room.locator(TEXT).press("Control+b")
    expect(room.locator(TEXT)).to_have_value("one **two**")
    room.locator(TEXT).press("Control+z")
    expect(room.locator(TEXT)).to_have_value("one two")
    room.locator(TEXT).press("Control+y")
    room.get_by_role("button", name="Preview").click()
    expect(room.locator("[data-part=preview] strong")).to_have_text("two")


def test_an_entry_is_written_offline_and_said_to_be_only_here(room: Page, device: BrowserContext) -> None:
    editor(room)
    device.set_offline(True)
    room.locator(TEXT).fill("on the train, in a tunnel")
    expect(room.locator("[data-part=status]")).to_have_text("Kept on this device.")
    device.set_offline(False)


def test_a_picture_is_pasted_described_and_shown(room: Page) -> None:
    address = write(room, "with a picture")
    png = room.evaluate(
        """async () => {
          const canvas = Object.assign(document.createElement("canvas"), { width: 20, height: 10 });
          canvas.getContext("2d").fillRect(0, 0, 9, 9);
          const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
          return [...new Uint8Array(await blob.arrayBuffer())];
        }"""
    )
    room.locator("[data-part=picture]").set_input_files(
        {"name": "lake.png", "mimeType": "image/png", "buffer": bytes(png)}
    )
    expect(room.locator(".thumbs img")).to_have_attribute("src", re.compile("^blob:"))
    expect(room.locator(TEXT)).to_have_value(re.compile(r"attachment:lake\.png"))
    room.locator("[data-part=alt]").fill("a lake")
    expect(room.locator("[data-part=status]")).to_have_text(KEPT)
    follow(room, "/reflect/journal/")
    follow(room, address.split(":", 2)[2].lstrip("0123456789"))
    room.get_by_role("button", name="Preview").click()
    expect(room.locator("[data-part=preview] img")).to_have_attribute("alt", "a lake")


def test_a_voice_is_recorded_on_the_spot(room: Page) -> None:
    write(room, "spoken")
    room.get_by_role("button", name="Record voice").click()
    expect(room.get_by_role("button", name=re.compile("Stop, 0:01"))).to_be_visible()
    room.get_by_role("button", name=re.compile("Stop")).click()
    expect(room.locator(".thumbs audio")).to_have_attribute("src", re.compile("^blob:"))


def test_three_touches_keep_a_check_in_and_undo_takes_it_back(room: Page) -> None:
    follow(room, "/reflect/check-ins/")
    rows = room.locator("check-in-list li")
    expect(room.locator("check-in-picture [data-part=made-of]")).to_contain_text("Made of")
    before = room.locator("check-in-picture [data-part=made-of]").inner_text()
    for name, value in (("energy", 3), ("body", 4), ("closeness", 6)):
        touch(room, name, value)
    expect(room.locator("check-in-card [data-part=kept]")).to_have_text("Kept on this device.")
    expect(rows.first).to_contain_text("Energy 3, body 4, closeness 6")
    room.get_by_role("button", name="Write a line with it").click()
    room.locator("check-in-card [name=note]").fill("after a hard hour")
    expect(rows.first).to_contain_text("after a hard hour")
    room.locator("check-in-card").get_by_role("button", name="Undo").click()
    expect(room.locator("check-in-picture [data-part=made-of]")).to_have_text(before)


def test_a_check_in_is_kept_while_the_room_is_closed(room: Page) -> None:
    follow(room, "/today/")
    room.get_by_role("button", name="Close your room").first.click()
    expect(room.locator("today-closed")).to_be_visible()
    for name in ("energy", "body", "closeness"):
        touch(room, name, 7)
    expect(room.locator("check-in-card [data-part=kept]")).to_contain_text("closed room")
    expect(room.locator("check-in-card [data-part=kept]")).to_contain_text("Sealed. It waits", timeout=12_000)
    sit_down(room, "amara")
    follow(room, "/reflect/check-ins/")
    expect(room.locator("check-in-list li").first).to_contain_text("Energy 7, body 7, closeness 7")


def test_a_day_that_is_left_out_is_not_shown_again(room: Page) -> None:
    editor(room)
    year = int(room.evaluate("new Date().getFullYear()")) - 3
    room.locator(TEXT).fill("the day it happened")
    room.locator("[data-act=when]").click()
    on = room.locator("#entry-on").input_value()
    room.locator("#entry-on").fill(f"{year}{on[4:]}")
    room.locator("#entry-on").dispatch_event("change")
    expect(room.locator("[data-part=status]")).to_have_text(KEPT)
    follow(room, "/reflect/journal/look-back/")
    row = room.locator("look-back li", has_text="the day it happened")
    row.locator("summary").click()
    row.get_by_role("button", name="Not this date of that year").click()
    expect(row).to_have_count(0)
    room.locator("#undo button").click()
    expect(row).to_have_count(1)


def test_a_letter_waits_for_its_day_and_can_be_read_early(room: Page) -> None:
    editor(room, "#letter")
    room.locator(TEXT).fill("dear tired one")
    room.get_by_role("button", name="In a year").click()
    expect(room.locator("[data-part=status]")).to_have_text(KEPT)
    follow(room, "/reflect/journal/letters/")
    room.locator("[data-part=sealed] a").last.click()
    expect(room.get_by_role("heading", name=re.compile("A letter that waits until"))).to_be_visible()
    expect(room.locator(TEXT)).to_be_hidden()
    room.get_by_role("button", name="Read it now").click()
    expect(room.locator(TEXT)).to_have_value("dear tired one")
    follow(room, "/reflect/journal/letters/")
    expect(room.locator("[data-part=read]")).to_contain_text("dear tired one")


def test_an_import_reports_adds_nothing_twice_and_is_taken_back(room: Page, tmp_path: Path) -> None:
    notes = tmp_path / "notes.zip"
    with zipfile.ZipFile(notes, "w") as archive:
        archive.writestr("2019-05-03 Walk.md", "---\ndate: 2019-05-03\ntags: [rest]\n---\nA kingfisher, twice.\n")
        archive.writestr("program.exe", b"MZ\x00\x00")
    follow(room, "/reflect/journal/import/")
    room.locator("[data-part=files]").set_input_files(notes)
    report = room.locator("[data-part=report]")
    expect(report).to_contain_text("1 written", timeout=20_000)
    expect(report).to_contain_text("program.exe")
    room.locator("[data-part=files]").set_input_files(notes)
    expect(report).to_contain_text("0 written", timeout=20_000)
    room.get_by_role("button", name="Undo this import").click()
    expect(room.locator("[data-part=earlier]")).to_be_hidden()
    follow(room, "/reflect/journal/")
    room.locator("#journal-search").fill("kingfisher")
    expect(room.get_by_role("heading", name="Nothing fits")).to_be_visible()


ELSEWHERE = """async ([rid, from, to]) => {
  const { room } = await import("inglenook/vault/door");
  const { kind, fields } = await room.get(rid);
  await room.put({ rid, kind, fields: { ...fields, text: fields.text.replace(from, to) } });
}"""


def test_a_change_from_elsewhere_waits_and_a_clash_is_settled_with_one_press(room: Page) -> None:
    address = write(room, "shared\nthe first hour was quiet\nshared too")
    room.locator(TEXT).focus()
    room.evaluate(ELSEWHERE, [address.split("#")[1], "quiet", "loud"])
    expect(room.get_by_text("Changed on another device.")).to_be_visible()
    expect(room.locator(TEXT)).to_have_value("shared\nthe first hour was quiet\nshared too")
    room.locator(TEXT).fill("shared\nthe first hour was slow\nshared too")
    room.get_by_role("button", name="Look", exact=True).click()
    expect(room.get_by_text("Two devices changed the same lines.")).to_be_visible()
    room.get_by_role("button", name="Keep the first").click()
    expect(room.locator(TEXT)).to_have_value("shared\nthe first hour was slow\nshared too")
    expect(room.get_by_text("Two devices changed the same lines.")).to_be_hidden()


def test_a_key_press_never_waits_for_the_seal(room: Page) -> None:
    write(room, ("word and some more text here. " * 8 + "\n\n") * 75)
    room.evaluate(
        """() => {
          window.waits = [];
          const note = (list) => list.getEntries().forEach(({ duration }) => window.waits.push(duration));
          new PerformanceObserver(note).observe({ type: "longtask" });
        }"""
    )
    room.locator(TEXT).press_sequentially("one more line, and another one " * 3)
    room.wait_for_timeout(1200)
    waits = sorted(room.evaluate("window.waits"))
    assert len(waits) <= 1, waits


def test_everything_goes_along_as_plain_files(room: Page, tmp_path: Path) -> None:
    write(room, "to be taken along: bittern")
    follow(room, "/reflect/journal/export/")
    with room.expect_download() as download:
        room.get_by_role("button", name="Make the folder").click()
    download.value.save_as(tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        texts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".md")]
    assert any("to be taken along: bittern" in text for text in texts)


def test_the_house_never_holds_a_word_of_it(room: Page, house: LivingHouse) -> None:
    odd = "zinnwaldite-quokka-48151"
    write(room, odd)
    expect(room.locator("[data-part=status]")).to_have_text("Sealed and stored.", timeout=15_000)
    files = [path for path in house.data.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if odd.encode() in path.read_bytes()]
