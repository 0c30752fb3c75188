"""Why an age file could not be opened."""

from __future__ import annotations

from ..errors import RoomError


class AgeError(RoomError):
    """`stage` is key, armor, header, match or payload: how far the reading came."""

    def __init__(self, stage: str, words: str) -> None:
        super().__init__(f"age-{stage}", words)
        self.stage = stage
