"""Everything out, in the clear: pages for people, lines of JSON for programs, or one file sealed for plain `age`."""

from __future__ import annotations

import contextlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from . import agefile
from .envelope import Record
from .errors import RoomError
from .pages import page, page_name, safe_name

if TYPE_CHECKING:
    from .vault import Vault

_README: Final = """Inglenook journal

Every entry is a Markdown page under entries/, by year, with all its fields on top; its attachments lie under
attachments/. journals.json names the journals; every other kind of record is a file of JSON under other/.
Nothing in here is sealed: keep it where nobody else reads.
"""


@dataclass
class Folder:
    """Collects an export; `put` gets a path inside it and bytes. `missing` names attachments that could not be had."""

    put: Callable[[str, bytes], None]
    taken: set[str] = field(default_factory=set)
    missing: list[str] = field(default_factory=list)

    def free(self, path: str) -> str:
        """A path that no file has yet, also where capitals do not count."""
        stem, dot, ending = path.rpartition(".") if "." in path.rsplit("/", 1)[-1] else (path, "", "")
        own, count = path, 2
        while own.lower() in self.taken:
            own, count = f"{stem}-{count}{dot}{ending}", count + 1
        self.taken.add(own.lower())
        return own

    def text(self, path: str, text: str) -> None:
        """A text file."""
        self.put(path, text.encode())


def markdown(vault: Vault, target: Path) -> list[str]:
    """Writes the folder; answers the names of attachments that could not be had. Raises RoomError("exists")."""
    if target.exists() and any(target.iterdir()):
        raise RoomError("exists", f"{target} is not empty. Nothing was written.")

    def put(path: str, data: bytes) -> None:
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    return _fill(vault, Folder(put))


def sealed_for_age(vault: Vault) -> tuple[bytes, list[str]]:
    """(age file, attachments that could not be had): the same folder as a zip, for the export identity on the sheet."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        missing = _fill(vault, Folder(archive.writestr))
    return agefile.seal_to([vault.keys.json["export"]["recipient"]], packed.getvalue()), missing


def json_lines(vault: Vault) -> Iterator[str]:
    """One line of JSON for each record: {"rid", "kind", "schema", "made_at", "edited_at", "fields"}."""
    for rid, record in vault.list_of():
        yield json.dumps({"rid": rid, **record.__dict__}, ensure_ascii=False)


def ciphertext(vault: Vault) -> bytes:
    """The room as the house has it, still sealed: a zip of its answers, in the form of the account's own takeout."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("vault/state.json", json.dumps(vault.wire.get("/vault/state/")))
        since, more = 0, True
        while more:
            answer = vault.wire.get("/vault/log/", since=since, limit=500)
            archive.writestr(f"vault/log/{since:010}.json", json.dumps(answer))
            since, more = since + len(answer["entries"]), bool(answer.get("more"))
        for blob in _blobs(vault):
            with contextlib.suppress(RoomError):  # the record that names it stays, and says what is missing
                archive.writestr(f"vault/blobs/{blob}", vault.wire.get_bytes(f"/vault/blobs/{blob}/"))
    return packed.getvalue()


def _blobs(vault: Vault) -> list[str]:
    refs = [ref for _, record in vault.list_of() for ref in record.fields.get("attachments") or []]
    return list(dict.fromkeys(str(ref["blob"]) for ref in refs if isinstance(ref, dict) and "blob" in ref))


def _fill(vault: Vault, folder: Folder) -> list[str]:
    journals = vault.list_of("journal.journal")
    names = {rid: str(record.fields.get("name")) for rid, record in journals}
    folder.text("README.txt", _README)
    listed = [{"rid": rid, **record.fields} for rid, record in journals]
    folder.text("journals.json", _pretty({"inglenook": 1, "journals": listed}))
    for rid, record in vault.list_of("journal.entry"):
        files = [_attachment(vault, folder, rid, ref) for ref in record.fields.get("attachments") or []]
        year = safe_name(str(record.fields.get("on") or record.made_at)[:4])
        path = folder.free(f"entries/{year}/{page_name(record)}")
        folder.text(path, page(rid, record, names.get(record.fields.get("journal") or ""), files))
    for kind, records in _others(vault).items():
        folder.text(f"other/{safe_name(kind)}.json", _pretty({"inglenook": 1, "kind": kind, "records": records}))
    return folder.missing


def _others(vault: Vault) -> dict[str, list[dict[str, Any]]]:
    kinds: dict[str, list[dict[str, Any]]] = {}
    for rid, record in vault.list_of():
        if record.kind not in ("journal.entry", "journal.journal"):
            kinds.setdefault(record.kind, []).append({"rid": rid, **_plain(record)})
    return kinds


def _plain(record: Record) -> dict[str, Any]:
    return {name: value for name, value in record.__dict__.items() if name != "kind"}


def _attachment(vault: Vault, folder: Folder, rid: str, ref: dict[str, Any]) -> dict[str, str]:
    name = str(ref.get("name") or "attachment")
    path = folder.free(f"attachments/{safe_name(rid)}/{safe_name(name) or 'attachment'}")
    try:
        folder.put(path, vault.attachment(ref))
    except (RoomError, KeyError):
        folder.missing.append(f"{name} ({rid})")
    return {"name": name, "type": str(ref.get("type") or ""), "file": path}


def _pretty(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
