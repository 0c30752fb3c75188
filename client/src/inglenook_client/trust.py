"""Whose keys are whose: the house's key directory, one's own entry in it, and parcels from pinned members."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from . import directory, parcel
from .chain import Position
from .encoding import b64, sha, unb64
from .errors import RoomError

if TYPE_CHECKING:
    from .vault import Vault


def read_directory(vault: Vault) -> list[bytes]:
    """Every link of the directory, followed from its beginning and held against what this device knew before.

    Raises RoomError: "rolled-back" or "forked".
    """
    links: list[bytes] = []
    position, marks = directory.genesis(), _known(vault)
    more = True
    while more:
        answer = vault.wire.get("/vault/directory/", since=len(links))
        fresh = [unb64(link, 32) for link in answer["links"]]
        for link in fresh:
            position = directory.follow(position, [link])
            if marks.get(position.seq, position.head) != position.head:
                raise RoomError("forked", "The house shows another key directory than it did before.")
        links += fresh
        more = bool(answer.get("more")) and bool(fresh)
    _check_end(position, answer, marks)
    vault.memory.directory = position.to_json()
    vault.memory.save()
    return links


def check_own(vault: Vault) -> str:
    """The eight words of one's own keys, once the directory was found to publish exactly these.

    Raises RoomError("swapped") when other keys stand there under one's name.
    """
    links, keys = read_directory(vault), vault.keys.json
    signing, inbox = keys["signing"]["public"], keys["inbox"]["recipient"]
    directory.own_newest(statements(vault, vault.member, links), signing, inbox)
    return " ".join(directory.words(directory.fingerprint(signing, inbox)))


def look_up(vault: Vault, member: str) -> dict[str, Any]:
    """A member's published keys: {"signing", "inbox", "words"}. Compare the words with the member before pinning."""
    listed = statements(vault, member, read_directory(vault))
    if not listed:
        raise RoomError("unknown", "This member has published no keys: they have no room yet.")
    said = listed[-1].json
    print_ = directory.fingerprint(said["signing"], said["inbox"])
    return {"signing": said["signing"], "inbox": said["inbox"], "words": " ".join(directory.words(print_))}


def statements(vault: Vault, member: str, links: list[bytes]) -> list[directory.Statement]:
    """A member's statements, each signed by its own key, in its place in the chain, and following the one before."""
    served = vault.wire.get(f"/vault/directory/{quote(member, safe='')}/")["statements"]
    before, listed = None, []
    for row in served:
        one = directory.Statement(str(row["statement"]).encode(), unb64(row["signature"], 64))
        place = int(row["seq"]) - 1
        if not 0 <= place < len(links) or links[place] != one.link():
            raise RoomError("swapped", "The house shows a statement that is not in its key directory.")
        if one.json.get("member") != member or one.json.get("replaces") != before:
            raise RoomError("swapped", "A statement in the key directory does not follow the one before it.")
        directory.check(one, unb64(str(one.json.get("signing")), 32))
        before = b64(sha(one.text))
        listed.append(one)
    return listed


@dataclass(frozen=True)
class Accepted:
    """What became of the parcels: record ids of those taken, and why the others still wait."""

    taken: list[str]
    waiting: dict[str, RoomError]


def accept_parcels(vault: Vault) -> Accepted:
    """Takes every parcel from a pinned member into a record of kind "parcel"; the others stay where they are."""
    taken: list[str] = []
    waiting: dict[str, RoomError] = {}
    for served in vault.wire.get("/vault/parcels/")["parcels"]:
        try:
            taken.append(_accept(vault, served))
        except RoomError as fault:
            waiting[str(served["id"])] = fault
    return Accepted(taken, waiting)


def _accept(vault: Vault, served: dict[str, Any]) -> str:
    keys = vault.keys.json
    said = parcel.open_(unb64(served["file"]), keys["inbox"]["identity"], vault.member, keys["contacts"])
    fields = {"from": said["from"], "sent_at": said["sent_at"], "record": said["record"]}
    # Named by the parcel, so that a parcel which is served twice is one record.
    rid = vault.put("parcel", fields, name=f"parcel|{served['id']}")
    vault.wire.delete(f"/vault/parcels/{quote(str(served['id']), safe='')}/")
    return rid


def _known(vault: Vault) -> dict[int, bytes]:
    kept = [vault.memory.directory, vault.keys.json.get("directory")]
    positions = [Position.from_json(one) for one in kept if one and one.get("seq")]
    return {position.seq: position.head for position in positions}


def _check_end(position: Position, answer: dict[str, Any], marks: dict[int, bytes]) -> None:
    if position.seq < max(marks, default=0):
        raise RoomError("rolled-back", "The house shows an older key directory than this device has seen.")
    if position.to_json() != {"seq": answer.get("seq"), "head": answer.get("head")}:
        raise RoomError("forked", "The end of the key directory is not where the house says it is.")
