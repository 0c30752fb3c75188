"""What the vault gives a member who asks for everything: the answers a device would get, sealed as they are kept."""

import json
from collections.abc import Iterator
from typing import Any

from inglenook.ground.vault import files as kept_files
from inglenook.ground.vault.encoding import b64
from inglenook.ground.vault.models import Blob, Parcel, Statement, Vault
from inglenook.ground.vault.person import Person
from inglenook.ground.vault.views.directory import statement_shown
from inglenook.ground.vault.views.log import MOST, page_of
from inglenook.ground.vault.views.parcels import shown as parcel_shown
from inglenook.ground.vault.views.vault import vault_shown

File = tuple[str, bytes]


def files(member: Person) -> Iterator[File]:
    """State, log with boxes page by page, statements, parcels, attachments."""
    vault = Vault.objects.of(member).select_related("keyring", "leave").first()
    if vault is None:
        return
    yield "vault/state.json", as_json({"member": member.public_id, **vault_shown(vault)})
    yield from pages(vault)
    yield "vault/statements.json", as_json([statement_shown(one) for one in Statement.objects.filter(vault=vault)])
    for parcel in Parcel.objects.filter(to=vault).select_related("sender").iterator(chunk_size=4):
        yield f"vault/parcels/{b64(parcel.parcel_id)}.json", as_json(parcel_shown(parcel))
    for blob in Blob.objects.filter(vault=vault).iterator(chunk_size=100):
        with kept_files.blobs().open(blob.file) as file:
            yield f"vault/blobs/{b64(blob.blob_id)}", file.read()


def pages(vault: Vault) -> Iterator[File]:
    """The log as `GET /vault/log/` answers it, each page named by the entry it starts after."""
    since, more = 0, True
    while more:
        page = page_of(vault.pk, since, MOST)
        yield f"vault/log/{since:010}.json", as_json(page)
        more = page["more"]
        since = page["entries"][-1][0] if page["entries"] else since


def as_json(value: Any) -> bytes:
    """Compact JSON."""
    return json.dumps(value, separators=(",", ":")).encode()
