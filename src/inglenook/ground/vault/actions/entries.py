"""Appending to a log: what the house can check of entries and boxes, and writing them."""

from collections import Counter
from collections.abc import Iterable, Mapping

from inglenook.ground.vault import quota, rows
from inglenook.ground.vault.encoding import b64, next_head, sha, unb64
from inglenook.ground.vault.models import Box, Keyring, Vault
from inglenook.ground.vault.problems import bad_entry, too_large
from inglenook.ground.vault.wire import BOX, KEYRING, Written

Kept = tuple[int, int]


def check_boxes(entries: Iterable[Written], boxes: Mapping[str, bytes]) -> None:
    """Each record that was written has exactly one box, and its newest entry names that box by its hash."""
    newest = {entry.rid: entry.box_hash for entry in entries if entry.rid != KEYRING}
    if newest.keys() != boxes.keys():
        raise bad_entry()
    for rid, box in boxes.items():
        if len(box) > BOX:
            raise too_large()
        if b64(sha(box)) != newest[rid]:
            raise bad_entry()


def kept_boxes(vault: Vault, rids: Iterable[str]) -> dict[str, Kept]:
    """Version and size of the boxes that are kept of these records, in one query."""
    known = Box.objects.filter(vault=vault, rid__in=[unb64(rid) for rid in rids])
    return {b64(rid): (ver, size) for rid, ver, size in known.values_list("rid", "ver", "size")}


def check_versions(entries: Iterable[Written], known: Mapping[str, int], epoch: int) -> None:
    """Versions count up by one, and epochs never fall."""
    steps: Counter[str] = Counter()
    for entry in entries:
        steps[entry.rid] += 1
        if entry.ver != known.get(entry.rid, 0) + steps[entry.rid] or entry.epoch < epoch:
            raise bad_entry()
        epoch = entry.epoch


def append(vault: Vault, device: str, entries: list[Written], boxes: Mapping[str, bytes]) -> None:
    """Checks entries against the locked vault and writes them with their boxes; the caller saves the vault."""
    kept = kept_boxes(vault, boxes)
    known = {rid: ver for rid, (ver, _) in kept.items()}
    ring = Keyring.objects.filter(vault=vault).values_list("version", flat=True).first()
    check_versions(entries, {**known, KEYRING: ring or 0}, vault.epoch)
    grown = sum(map(len, boxes.values())) - sum(size for _, size in kept.values())
    quota.hold(vault, grown + quota.ENTRY * len(entries))
    add_entries(vault, device, entries)
    versions = {entry.rid: entry.ver for entry in entries}
    rows.keep_boxes((vault.pk, unb64(rid), versions[rid], len(box), box) for rid, box in boxes.items())


def add_entries(vault: Vault, device: str, entries: list[Written]) -> None:
    """Moves the vault's head over the entries and writes them."""
    vault_id, machine, new = b64(vault.vault_id), unb64(device), []
    for entry in entries:
        vault.seq += 1
        named = (entry.epoch, entry.rid, entry.ver, entry.box_hash)
        vault.head = next_head(vault.head, vault_id, vault.seq, device, named)
        rid = KEYRING.encode() if entry.rid == KEYRING else unb64(entry.rid)
        box_hash = unb64(entry.box_hash)
        new.append((vault.pk, vault.seq, machine, entry.epoch, rid, entry.ver, box_hash, entry.mac, vault.head))
    vault.epoch = entries[-1].epoch
    rows.add_entries(new)
