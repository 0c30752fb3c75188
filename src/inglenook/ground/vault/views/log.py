"""Reading the log with its boxes, and writing to it."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from inglenook.ground.vault import actions, wire
from inglenook.ground.vault.calls import answer, body, number_asked
from inglenook.ground.vault.encoding import b64
from inglenook.ground.vault.models import Box, Entry, Vault
from inglenook.ground.vault.models.log import KEYRING
from inglenook.ground.vault.person import Person
from inglenook.ground.vault.problems import unknown
from inglenook.ground.vault.sessions import end_sessions, remember_device

USUAL, MOST = 500, 1000
# About 8 MiB of boxes a page: what a phone can take in without stumbling.
PAGE = 8 * wire.MIB
COLUMNS = ("seq", "device", "epoch", "rid", "ver", "box_hash", "mac")
Row = tuple[int, bytes, int, bytes, int, bytes, bytes]


def pull(request: HttpRequest, who: Person) -> HttpResponse:
    """Entries after `since`, with the boxes that are still the newest of their records."""
    since = number_asked(request, "since", 0, 10**16)
    limit = max(1, number_asked(request, "limit", USUAL, MOST))
    pk = Vault.objects.of(who).values_list("pk", flat=True).first()
    if pk is None:
        raise unknown()
    return answer(page_of(pk, since, limit))


def page_of(pk: int, since: int, limit: int) -> dict[str, Any]:
    """One page.

    The vault's own place is read last. Whatever is written while a page is read is then behind that place, `more`
    is true, and a box that was replaced meanwhile is explained by an entry of the next page.
    """
    rows: list[Row] = list(Entry.objects.filter(vault=pk, seq__gt=since).order_by("seq").values_list(*COLUMNS)[:limit])
    page, newest = fitting(pk, rows)
    boxes = boxes_of(pk, newest)
    seq, head = Vault.objects.values_list("seq", "head").get(pk=pk)
    last = page[-1][0] if page else since
    entries = [shown(row) for row in page]
    return {"seq": seq, "head": b64(head), "entries": entries, "boxes": boxes, "more": last < seq}


def shown(row: Row) -> list[Any]:
    """`[seq, device, epoch, rid, ver, box hash, mac]`."""
    seq, device, epoch, rid, ver, box_hash, mac = row
    return [seq, b64(device), epoch, rid_shown(rid), ver, b64(box_hash), b64(mac)]


def rid_shown(rid: bytes) -> str:
    """A record's id, or the word for the keyring."""
    return KEYRING.decode() if bytes(rid) == KEYRING else b64(rid)


def fitting(pk: int, rows: list[Row]) -> tuple[list[Row], dict[bytes, int]]:
    """As many rows as one page can carry with their boxes (at least one), and which boxes are the newest."""
    kept = Box.objects.filter(vault=pk, rid__in={bytes(row[3]) for row in rows})
    sizes = {(bytes(rid), ver): size for rid, ver, size in kept.values_list("rid", "ver", "size")}
    newest: dict[bytes, int] = {}
    room = PAGE
    for place, row in enumerate(rows):
        rid, ver = bytes(row[3]), row[4]
        room -= sizes.get((rid, ver), 0)
        if room < 0 and place:
            return rows[:place], newest
        if (rid, ver) in sizes:
            newest[rid] = ver
    return rows, newest


def boxes_of(pk: int, newest: dict[bytes, int]) -> dict[str, str]:
    """The boxes of these versions; one that was replaced a moment ago is left out."""
    kept = Box.objects.filter(vault=pk, rid__in=list(newest)).values_list("rid", "ver", "sealed")
    return {b64(rid): b64(sealed) for rid, ver, sealed in kept if newest[bytes(rid)] == ver}


def push(request: HttpRequest, who: Person) -> HttpResponse:
    """Appends, or says what came first."""
    sent = wire.push(body(request))
    vault = actions.push(sent, by=who)
    if remember_device(request, sent.device):
        actions.tell_of_new_device(vault, sent, by=who)
    if sent.revoked_device is not None:
        end_sessions(who, b64(sent.revoked_device))
    return answer({"seq": vault.seq, "head": b64(vault.head)}, 201)
