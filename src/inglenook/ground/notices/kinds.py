"""Every notice the house can send, and the few fields each may carry. docs/promises.md counts on this list."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One sort of mail: its fields, whether it holds a secret, whether it may wake somebody."""

    fields: frozenset[str] = frozenset()
    secret: bool = False
    urgent: bool = False


def kind(*fields: str, secret: bool = False, urgent: bool = False) -> Kind:
    """Short form for the table below. What holds a secret is asked for, so it never waits."""
    return Kind(frozenset(fields), secret=secret, urgent=urgent or secret)


KINDS: dict[str, Kind] = {
    "invitation": kind("link", "ends_on", secret=True),
    "request-declined": kind("name"),
    "request-waiting": kind("link"),
    "verify-address": kind("code", secret=True),
    "already-a-member": kind("link", urgent=True),
    "password-reset": kind("link", secret=True),
    "no-such-account": kind(urgent=True),
    "account-changed": kind("change", "at", "link", urgent=True),
    "account-suspended": kind("why", urgent=True),
    "account-open-again": kind("link", urgent=True),
    "leaving-asked": kind("ends_on", "link", urgent=True),
    "leaving-cancelled": kind(urgent=True),
    "leaving-done": kind(urgent=True),
    "vault-farewell": kind("ends_on", "link", urgent=True),
    "vault-farewell-cancelled": kind(urgent=True),
    "vault-device": kind("at", "link", urgent=True),
}
