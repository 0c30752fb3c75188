"""Rooms in the model house, for tests that need one open."""

from __future__ import annotations

from collections.abc import Callable

from model_house import House

from inglenook_client.founding import found
from inglenook_client.remembered import Memory
from inglenook_client.sheet import Sheet
from inglenook_client.vault import Vault
from inglenook_client.wire import Wire

HOST, NAME, PASSWORD = "http://house.example", "amara@house.example", "a long password"
WORDS = "copper lantern quiet orchard ferry"


def connected(house: House) -> Callable[[str], Wire]:
    """What the command uses to reach a house."""
    return lambda host: Wire(host, house.connect())


def room_of(house: House, name: str = NAME) -> tuple[Vault, Sheet]:
    """A new account with a new room."""
    house.add(name, PASSWORD)
    wire = Wire(HOST, house.connect())
    wire.sign_in(name, PASSWORD)
    vault, sheet = found(wire, Memory(), WORDS)
    vault.pause = lambda seconds: None
    return vault, sheet
