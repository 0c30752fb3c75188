"""Sealed attachments as bytes."""

from typing import cast

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase

from inglenook.ground.vault import actions, files, wire
from inglenook.ground.vault.actions.blobs import Source
from inglenook.ground.vault.calls import check_length, id_of, nothing
from inglenook.ground.vault.models import Blob
from inglenook.ground.vault.person import Person
from inglenook.ground.vault.problems import unknown

BYTES = "application/octet-stream"


def put(request: HttpRequest, who: Person, blob: str) -> HttpResponse:
    """Keeps an attachment."""
    check_length(request, wire.BLOB)
    actions.keep_blob(cast(Source, request), id_of(blob), by=who)
    return nothing(201)


def get(_: HttpRequest, who: Person, blob: str) -> HttpResponseBase:
    """Hands an attachment out."""
    kept = Blob.objects.filter(vault__member_id=who.pk, blob_id=id_of(blob)).first()
    if kept is None:
        raise unknown()
    try:
        return FileResponse(files.blobs().open(kept.file), content_type=BYTES)
    except FileNotFoundError:
        raise unknown() from None


def delete(_: HttpRequest, who: Person, blob: str) -> HttpResponse:
    """Takes an attachment away."""
    actions.drop_blob(id_of(blob), by=who)
    return nothing()
