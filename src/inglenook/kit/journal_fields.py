"""What a table of another journal is made of, and the words that many of them share."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Fate = Literal["brought", "changed", "lost"]


def gettext_noop(text: str) -> str:
    """Marks words for translators without needing a framework."""
    return text


_ = gettext_noop


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an export. `goes` says where it goes, or why it is lost."""

    name: str
    fate: Fate
    goes: str


@dataclass(frozen=True, slots=True)
class Program:
    """One form of export. `how` tells a member how to get it, `known_from` where the facts below come from."""

    key: str
    name: str
    how: str
    known_from: str
    checked_on: date
    fields: tuple[Field, ...]


def fields(*rows: tuple[str, Fate, str]) -> tuple[Field, ...]:
    """Rows of one or more names with "|" between, a fate, and words."""
    return tuple(Field(name, fate, goes) for names, fate, goes in rows for name in names.split("|"))


CHECKED = date(2026, 11, 23)
NAME = _("keeps the entry apart from others, so that a second import adds nothing twice")
WHEN = _("date of the entry, by the clock on the wall where it happened")
EDITED = _("when it was last edited")
TITLE = _("title")
TEXT = _("text")
TAGS = _("tags")
STAR = _("star")
BESIDE = _("attachments of the entry, where they stood in the text")
PLACE = _("place, among the details of the entry")
WEATHER = _("weather in words and degrees, among the details; wind, moon and the rest are left out")
MUSIC = _("track and artist, among the details")
DEVICE = _("lost: says which device wrote it, nothing of what was lived")
INSIDE = _("lost: the other program's own bookkeeping")
JOURNAL = _("journal of that name")
MOOD = _("mood, among the details")
LOOKS = _("lost: how it looked there")
AT_END = _("attachments at the end of the text")
