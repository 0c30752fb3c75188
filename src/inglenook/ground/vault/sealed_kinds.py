"""The register of everything that is sealed: which kinds of records exist, what they are, and who can read them.

Pages are made from it, and the tests of docs/promises.md read it, so that no kind can be sealed in secret.
"""

from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

from inglenook.ground.look.audience import Audience


@dataclass(frozen=True)
class SealedKind:
    """One kind of sealed record. `schema` counts up when the meaning of a field changes."""

    name: str
    label: str | Promise
    room: str
    audience: Audience = Audience.ONLY_YOU
    schema: int = 1


SEALED_KINDS: dict[str, SealedKind] = {}


def declare(kind: SealedKind) -> SealedKind:
    """Adds a kind. The same kind may be declared again by a second form, but never with another meaning."""
    known = SEALED_KINDS.setdefault(kind.name, kind)
    if (known.audience, known.schema) != (kind.audience, kind.schema):
        raise ValueError(f"Kind {kind.name!r} is declared twice, with different audience or schema.")
    return known


@cache
def _discovered() -> bool:
    """Reads `sealed.py` and `forms.py` of every app once; declarations live there."""
    autodiscover_modules("sealed", "forms")
    return True


def sealed_kinds() -> dict[str, SealedKind]:
    """All kinds of the house by name."""
    _discovered()
    return SEALED_KINDS
