"""Pushes to the log, until they were heard: a lost answer, a faster device or a restart change nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from .chain import Log
from .encoding import b64
from .errors import RoomError
from .wire import UNSURE

if TYPE_CHECKING:
    from .vault import Vault

ATTEMPTS: Final = 12
AGAIN: Final = UNSURE | {"moved", "slow-down"}


@dataclass(frozen=True)
class Push:
    """A push ready to go; `then` is called when the house has it."""

    body: dict[str, Any]
    then: Callable[[], None]


def send(vault: Vault, build: Callable[[Log], Push | None]) -> None:
    """Pushes what `build` makes on top of the newest log, until it was heard; None means that nothing is left to do."""
    fault = RoomError("busy", "This room is being changed too quickly to be written to. Try again in a moment.")
    for attempt in range(ATTEMPTS):
        trial = vault.log.copy()
        push = build(trial)
        if push is None:
            return
        try:
            _post(vault, trial, push)
        except RoomError as refusal:
            if refusal.code not in AGAIN:
                raise
            fault = refusal
            if _heard_after_all(vault, trial, attempt):
                return
            continue
        vault.log = trial
        vault.marks = {trial.position.seq: trial.position.head}
        push.then()
        vault.remember()
        return
    raise fault


def _post(vault: Vault, trial: Log, push: Push) -> None:
    body = {"expected": b64(vault.log.position.head), "device": vault.memory.device, **push.body}
    answer = vault.wire.post("/vault/log/", body)
    if answer != trial.position.to_json():
        raise RoomError("forked", "The house took the writing and answered with another log than this device sees.")


def _heard_after_all(vault: Vault, trial: Log, attempt: int) -> bool:
    # The answer may have been lost, not the push: then the log holds our very head at its place.
    vault.pause(0.0 if attempt == 0 else min(0.2 * 2**attempt, 5.0))
    try:
        heads = vault.refresh()
    except RoomError as fault:
        if fault.code not in AGAIN:
            raise
        return False
    return heads.get(trial.position.seq) == trial.position.head
