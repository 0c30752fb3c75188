"""What the vault says when it cannot do what it was asked: a code for the device and plain words for people."""

from typing import Any

from django.utils.translation import gettext as _


class Problem(Exception):  # noqa: N818  it is an answer, not a fault of the house
    """An answer other than the wished one. Raised inside a transaction it undoes everything."""

    def __init__(self, status: int, code: str, message: str, **more: Any) -> None:
        super().__init__(code)
        self.status, self.code, self.message, self.more = status, code, message, more


def malformed() -> Problem:
    """The request is not written as the format says."""
    return Problem(400, "bad-request", _("This request is not in the format of the vault. Nothing was changed."))


def bad_entry(status: int = 422) -> Problem:
    """The request is well written, but does not fit what the vault holds."""
    return Problem(status, "bad-entry", _("These entries do not fit the vault. Nothing was changed."))


def moved(seq: int, head: str) -> Problem:
    """Another device wrote first, or an answer got lost."""
    message = _("Another device wrote first. Nothing was changed; read what is new and send again.")
    return Problem(409, "moved", message, seq=seq, head=head)


def exists() -> Problem:
    """What was to be made is there already, with other bytes."""
    return Problem(409, "exists", _("This is here already, and nothing was changed."))


def unknown() -> Problem:
    """Nothing here by that name, as far as the asker may see."""
    return Problem(404, "unknown", _("There is nothing here by that name."))


def too_large() -> Problem:
    """One thing is larger than the format allows."""
    return Problem(413, "too-large", _("This is larger than the vault takes at once. Nothing was changed."))


def storage_full() -> Problem:
    """The member's quota would be passed."""
    return Problem(
        413, "storage-full", _("Your vault is full. Nothing was changed; what you wrote is still on your device.")
    )


def slow_down(seconds: int) -> Problem:
    """Asked more often than is sensible; `seconds` until it is sensible again."""
    message = _("This was asked very often. Nothing was lost; try again in a while.")
    return Problem(429, "slow-down", message, retry_after=seconds)


def wrong_token() -> Problem:
    """A vault can be ended only from an open room."""
    return Problem(403, "wrong-token", _("This needs an open room. Nothing was changed."))


def revoked() -> Problem:
    """The member shut this device out."""
    return Problem(403, "revoked", _("This device was removed from the vault. Nothing was changed."))


def interrupted() -> Problem:
    """Two uploads of the same bytes met, and one of them failed."""
    return Problem(503, "try-again", _("This could not be kept just now. Nothing was lost; send it again."))


def signed_out() -> Problem:
    """Nobody is signed in."""
    return Problem(
        401, "signed-out", _("Please sign in again. Nothing was lost; what you wrote is still on your device.")
    )


def wrong_method() -> Problem:
    """The address is right, the method is not."""
    return Problem(405, "wrong-method", _("This address does not do that."))


def elsewhere() -> Problem:
    """A page of another origin asked."""
    return Problem(403, "refused", _("This can only be asked from the sealed rooms themselves. Nothing was changed."))
