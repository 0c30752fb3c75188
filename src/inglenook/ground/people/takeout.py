"""Everything the house holds of a member, as one zip that is written while it is sent.

An app that keeps something of a member has a `takeout.py` with `files(member)`, which yields path and bytes. This one
yields the account; the vault yields its sealed files as they are, for only the member can open them.
"""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet

from inglenook.ground.people.models import Invitation, JoinRequest, Member, Profile, Suspension

File = tuple[str, bytes]
OWN = (
    "public_id", "email", "name", "is_host", "joined_at", "last_login", "language", "time_zone", "quiet", "quiet_from",
    "quiet_until",
)  # fmt: skip
READ_ME = """This is everything {house} holds of you.

account/   what you told about yourself, how and when you signed in
vault/     your sealed room as the house keeps it; opens with your words or recovery sheet and the Python client

Secrets that only the house needs (the hash of your password, the seeds of one-time codes) are left out.
"""


class Pipe(io.RawIOBase):
    """A file that forgets what was read from it, so that a large take-out needs little memory."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        """Only written to; the zip takes it as a stream."""
        return True

    def write(self, data: Any) -> int:
        """Keeps the bytes until they are drained."""
        self.parts.append(bytes(data))
        return len(data)

    def drain(self) -> bytes:
        """What came since the last time."""
        taken, self.parts = b"".join(self.parts), []
        return taken


def stream(member: Member) -> Iterator[bytes]:
    """The zip, piece by piece."""
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in everything(member):
            archive.writestr(name, data)
            yield pipe.drain()
    yield pipe.drain()


def everything(member: Member) -> Iterator[File]:
    """The files of every app."""
    for source in sources():
        yield from source(member)


def sources() -> list[Callable[[Member], Iterator[File]]]:
    """`files` of every app that keeps something of members."""
    names = [f"{app.name}.takeout" for app in apps.get_app_configs() if app.name.startswith("inglenook.")]
    return [import_module(name).files for name in names if find_spec(name)]


def files(member: Member) -> Iterator[File]:
    """The account itself."""
    yield "README.txt", READ_ME.format(house=settings.HOUSE_NAME).encode()
    yield "account/account.json", as_json({name: getattr(member, name) for name in OWN})
    yield "account/profile.json", as_json(rows(Profile.objects.filter(member=member)))
    yield "account/addresses.json", as_json(rows(EmailAddress.objects.filter(user=member)))
    yield "account/sign-in-methods.json", as_json(methods(member))
    yield "account/organisations.json", as_json(rows(SocialAccount.objects.filter(user=member)))
    yield "account/sessions.json", as_json(rows(UserSession.objects.filter(user=member), "session_key"))
    yield "account/suspensions.json", as_json(rows(Suspension.objects.filter(member=member), "by", "ended_by"))
    yield "account/invitations.json", as_json(rows(Invitation.objects.filter(invited_by=member), "token_hash"))
    yield "account/requests.json", as_json(rows(JoinRequest.objects.filter(email=member.email), "answered_by"))


def methods(member: Member) -> list[dict[str, Any]]:
    """Which sign-in methods there are, without the secrets behind them."""
    own = Authenticator.objects.filter(user=member)
    return [
        {"type": each.type, "name": each.data.get("name", ""), "made_at": each.created_at, "used_at": each.last_used_at}
        for each in own
    ]


def rows(found: QuerySet[Any], *without: str) -> list[dict[str, Any]]:
    """Plain rows, less the columns that belong to somebody else or would open something."""
    names = [field.name for field in found.model._meta.concrete_fields if field.name not in without]
    return list(found.values(*names))


def as_json(value: Any) -> bytes:
    """Readable JSON."""
    return json.dumps(value, cls=DjangoJSONEncoder, indent=1, ensure_ascii=False).encode()
