"""Sends what was written: sealed first, kept on this device until it was heard, joined with what others wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from .chain import Log, Write
from .changes import enrol
from .encoding import b64, sha, unb64
from .envelope import Place, Record, open_, seal
from .errors import RoomError
from .merging import merge, same_content
from .sending import AGAIN, Push, send

if TYPE_CHECKING:
    from .vault import Vault

_BATCH_COUNT: Final = 200
_BATCH_BYTES: Final = 4 * 1024 * 1024


@dataclass(frozen=True)
class Draft:
    """A version to be written over `base`, which is version `base_ver`; None and 0 when there was none."""

    rid: str
    record: Record
    base: Record | None
    base_ver: int
    if_absent: bool = False


def write(vault: Vault, drafts: list[Draft]) -> None:
    """Writes all drafts, batch by batch. What could not be sent stays sealed in the memory for the next run.

    Raises RoomError: "offline" when the house did not answer, else what it refused.
    """
    if drafts:
        enrol(vault)
        _send(vault, _waiting(vault))
    _send(vault, drafts)


def resume(vault: Vault) -> None:
    """Sends what an earlier run left in the memory, if the house answers; else it goes on waiting there."""
    try:
        write(vault, _waiting(vault))
    except RoomError as fault:
        if fault.code not in AGAIN:
            raise


def _send(vault: Vault, drafts: list[Draft]) -> None:
    for batch in _batches(drafts):
        try:
            send(vault, _Batch(vault, batch).push)
        except RoomError as fault:
            if fault.code not in AGAIN:  # the house said no: sending it again would change nothing
                _forget(vault, batch)
            raise


def _waiting(vault: Vault) -> list[Draft]:
    # What was heard although its answer was lost is already gone from the memory: every refresh looks for it.
    return [_reopened(vault, rid, kept) for rid, kept in vault.memory.outbox.items()]


def _reopened(vault: Vault, rid: str, kept: dict[str, Any]) -> Draft:
    place = Place(vault.id, int(kept["epoch"]), rid, int(kept["ver"]))
    key = vault.keys.epoch_key(place.epoch)
    record = Record.from_json(open_(key, place, unb64(kept["box"])))
    before = replace(place, ver=place.ver - 1)
    base = Record.from_json(open_(key, before, unb64(kept["base"]))) if kept["base"] else None
    return Draft(rid, record, base, before.ver)


def _forget(vault: Vault, drafts: list[Draft]) -> None:
    for draft in drafts:
        vault.memory.outbox.pop(draft.rid, None)
    vault.memory.save()


class _Batch:
    """Some drafts on their way; the same box is sent again unless it had to be made anew."""

    def __init__(self, vault: Vault, drafts: list[Draft]) -> None:
        self.vault, self.drafts = vault, drafts
        self.sealed: dict[tuple[str, int, int], tuple[Record, bytes]] = {}

    def push(self, trial: Log) -> Push | None:
        """The drafts as they fit on the newest log."""
        self._settle()
        if not self.drafts:
            return None
        epoch, boxes, entries = self.vault.keys.epoch, {}, []
        for draft in self.drafts:
            box = self._box(draft, epoch)
            write = Write(epoch, draft.rid, draft.base_ver + 1, sha(box))
            entries.append(trial.append(self.vault.keys, self.vault.memory.device, write).to_push())
            boxes[draft.rid] = b64(box)
        self._keep(epoch, boxes)
        return Push({"entries": entries, "boxes": boxes}, self._heard)

    def _settle(self) -> None:
        rebased = [(draft, _rebased(self.vault, draft)) for draft in self.drafts]
        for draft, still in rebased:
            if still is None:
                self.vault.memory.outbox.pop(draft.rid, None)
        self.drafts = [still for _, still in rebased if still is not None]

    def _box(self, draft: Draft, epoch: int) -> bytes:
        place = Place(self.vault.id, epoch, draft.rid, draft.base_ver + 1)
        known = self.sealed.get((draft.rid, epoch, place.ver))
        if known and known[0] == draft.record:
            return known[1]
        box = seal(self.vault.keys.epoch_key(epoch), place, draft.record.to_json())
        self.sealed[draft.rid, epoch, place.ver] = (draft.record, box)
        return box

    def _keep(self, epoch: int, boxes: dict[str, str]) -> None:
        for draft in self.drafts:
            # Without what it grew out of, a draft could not be joined with another device's after a crash.
            kept = {
                "epoch": epoch,
                "ver": draft.base_ver + 1,
                "box": boxes[draft.rid],
                "base": self._base(draft, epoch),
            }
            self.vault.memory.outbox[draft.rid] = kept
        self.vault.memory.save()

    def _base(self, draft: Draft, epoch: int) -> str | None:
        place = Place(self.vault.id, epoch, draft.rid, draft.base_ver)
        return b64(seal(self.vault.keys.epoch_key(epoch), place, draft.base.to_json())) if draft.base else None

    def _heard(self) -> None:
        for draft in self.drafts:
            self.vault.records[draft.rid] = draft.record
            self.vault.memory.outbox.pop(draft.rid, None)


def _rebased(vault: Vault, draft: Draft) -> Draft | None:
    newest = vault.log.newest.get(draft.rid)
    if newest is None or newest.ver == draft.base_ver:
        return draft
    if draft.if_absent:
        return None
    if draft.rid in vault.damaged:
        raise vault.damaged[draft.rid]
    theirs = vault.records[draft.rid]
    merged = merge(draft.base, draft.record, theirs)
    if same_content(merged, theirs):
        return None
    return replace(draft, record=merged, base=theirs, base_ver=newest.ver)


def _batches(drafts: list[Draft]) -> Iterator[list[Draft]]:
    batch: list[Draft] = []
    size = 0
    for draft in drafts:
        length = max(2048, len(draft.record.to_json())) * 3 // 2
        if batch and (len(batch) == _BATCH_COUNT or size + length > _BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(draft)
        size += length
    if batch:
        yield batch
