"""What the vault needs to know of a member. The accounts themselves are the people app's."""

from typing import Protocol

from inglenook.ground.notices.send import Reader


class Person(Reader, Protocol):
    """Somebody with an account."""

    pk: int
    public_id: str
