"""Strict reading of what a device sent: exactly the agreed keys, types, lengths and ranges, or it is refused whole."""

import json
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from inglenook.ground.vault.encoding import unb64

Reader = Callable[[Any], Any]
LARGEST_NUMBER = 2**31 - 1


class Misshapen(ValueError):  # noqa: N818
    """What was sent is not in the agreed shape. Carries no part of it, so that it cannot reach a log."""


def refuse(*_: object) -> NoReturn:
    """For whatever has no place in the format."""
    raise Misshapen from None


def whole_number(digits: str) -> int:
    """An integer of JSON; the length is bounded before it is computed."""
    return int(digits) if len(digits) <= 16 else refuse()


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON in which no key stands twice."""
    found = dict(pairs)
    return found if len(found) == len(pairs) else refuse()


def parse(body: bytes) -> Any:
    """JSON without fractions, doubled keys or bottomless nesting."""
    try:
        text = body.decode("utf-8")
        return json.loads(
            text, parse_float=refuse, parse_constant=refuse, parse_int=whole_number, object_pairs_hook=once
        )
    except (ValueError, RecursionError):
        refuse()


def shaped(value: Any, needed: Mapping[str, Reader], optional: Mapping[str, Reader] | None = None) -> dict[str, Any]:
    """An object with all of the needed and some of the optional keys, each read by its reader."""
    readers = {**needed, **(optional or {})}
    if not isinstance(value, dict) or not needed.keys() <= value.keys() <= readers.keys():
        refuse()
    return {key: readers[key](part) for key, part in value.items()}


def binary(least: int, most: int | None = None) -> Reader:
    """base64url of so many bytes."""
    most = least if most is None else most

    def read(value: Any) -> bytes:
        if not isinstance(value, str) or len(value) > most * 4 // 3 + 2:
            refuse()
        try:
            data = unb64(value)
        except ValueError:
            refuse()
        return data if least <= len(data) <= most else refuse()

    return read


def name(length: int) -> Reader:
    """base64url of exactly `length` bytes, kept as the text it is hashed as."""
    check = binary(length)

    def read(value: Any) -> str:
        check(value)
        return str(value)

    return read


def number(least: int, most: int = LARGEST_NUMBER) -> Reader:
    """An integer in a range; true and false are none."""

    def read(value: Any) -> int:
        return value if type(value) is int and least <= value <= most else refuse()

    return read


def text(most: int) -> Reader:
    """Text that UTF-8 and both databases can carry, of at most so many characters."""

    def read(value: Any) -> str:
        if not isinstance(value, str) or len(value) > most or "\0" in value:
            refuse()
        try:
            value.encode()
        except UnicodeEncodeError:
            refuse()
        return value

    return read


def each(reader: Reader, most: int, least: int = 0) -> Reader:
    """A list of so many."""

    def read(value: Any) -> list[Any]:
        if not isinstance(value, list) or not least <= len(value) <= most:
            refuse()
        return [reader(part) for part in value]

    return read


def by_name(reader: Reader, most: int) -> Reader:
    """An object from ids of 16 bytes to something."""
    key = name(16)

    def read(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict) or len(value) > most:
            refuse()
        return {key(part): reader(value[part]) for part in value}

    return read
