"""What can go wrong, each with a code for programs and plain words for people."""

from __future__ import annotations


class RoomError(Exception):
    """Something was not as the format says, and was not used. `code` is one of docs/vault-format.md's words."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code = code
        self.words = words
