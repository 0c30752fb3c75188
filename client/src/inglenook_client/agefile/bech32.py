"""Bech32 as age uses it: BIP 173 without the limit of 90 characters. Source: BIP 173."""

from __future__ import annotations

from typing import Final

from .failure import AgeError

_LETTERS: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def encode(prefix: str, data: bytes) -> str:
    """Text of `data` under a lower-case prefix, in lower case."""
    groups = _regroup(data, 8, 5, spare=True)
    checked = groups + _checksum(prefix, groups)
    return prefix + "1" + "".join(_LETTERS[group] for group in checked)


def decode(text: str) -> tuple[str, bytes]:
    """(prefix, data), the prefix in lower case. Raises AgeError for any slip."""
    if text not in (text.lower(), text.upper()) or not text.isascii():
        raise AgeError("key", "A key mixes capital and small letters.")
    prefix, _, letters = text.lower().rpartition("1")
    if not prefix or len(letters) < 6 or any(letter not in _LETTERS for letter in letters):
        raise AgeError("key", "A key holds a character that no key has.")
    groups = [_LETTERS.index(letter) for letter in letters]
    if _polymod(_spread(prefix) + groups) != 1:
        raise AgeError("key", "A key has a slip of the pen in it: its check letters do not fit.")
    return prefix, bytes(_regroup(groups[:-6], 5, 8, spare=False))


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, factor in enumerate(_GENERATOR):
            check ^= factor if top >> bit & 1 else 0
    return check


def _spread(prefix: str) -> list[int]:
    return [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]


def _checksum(prefix: str, groups: list[int]) -> list[int]:
    remainder = _polymod(_spread(prefix) + groups + [0] * 6) ^ 1
    return [remainder >> 5 * (5 - place) & 31 for place in range(6)]


def _regroup(values: bytes | list[int], width: int, into: int, *, spare: bool) -> list[int]:
    gathered, bits, groups = 0, 0, []
    for value in values:
        gathered, bits = gathered << width | value, bits + width
        while bits >= into:
            bits -= into
            groups.append(gathered >> bits)
            gathered &= (1 << bits) - 1
    if spare and bits:
        groups.append(gathered << into - bits)
    elif not spare and (bits >= width or gathered):
        raise AgeError("key", "A key has left-over bits.")
    return groups
