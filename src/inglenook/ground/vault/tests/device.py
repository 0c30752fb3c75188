"""A device as the server sees it: random bytes where ciphertext would be, and heads reckoned from the format's page."""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client

RECIPIENT = "age1pq1" + "q" * 1952
HEADERS = {"content_type": "application/json"}


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().replace("=", "")


def some(length: int) -> str:
    return b64(secrets.token_bytes(length))


def sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def make_member(name: str) -> Any:
    return get_user_model().objects.create_user(f"{name.lower()}@example.org", "a long enough secret", name=name)


def lock(method: str = "paper", **wrapped: str) -> dict[str, Any]:
    return {"id": some(16), "method": method, "recipient": RECIPIENT, "wrapped": wrapped}


@dataclass
class Device:
    """Keeps what a real device keeps: its log position, the version of each record, the locks."""

    member: Any
    vault: str = field(default_factory=lambda: some(16))
    device: str = field(default_factory=lambda: some(9))
    token: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    seq: int = 0
    head: bytes = b""
    epoch: int = 1
    ring: int = 0
    versions: dict[str, int] = field(default_factory=dict)
    locks: list[dict[str, Any]] = field(default_factory=lambda: [lock()])
    client: Client = field(default_factory=Client)

    def __post_init__(self) -> None:
        self.client.force_login(self.member)
        self.head = self.head or sha(f"inglenook-1|genesis|{self.vault}".encode())

    def another(self) -> "Device":
        """A second device of the same member, at the same place in the log."""
        return Device(
            self.member, self.vault, token=self.token, seq=self.seq, head=self.head, epoch=self.epoch,
            ring=self.ring, versions=dict(self.versions), locks=self.locks,
        )  # fmt: skip

    # -- what is sent
    def keyring(self, locks: list[dict[str, Any]] | None = None) -> dict[str, Any]:
        macs = {one["id"]: some(32) for one in (self.locks if locks is None else locks)}
        return {"version": self.ring + 1, "file": some(4096), "macs": macs}

    def entry(self, rid: str, ver: int, data: bytes) -> list[Any]:
        return [self.epoch, rid, ver, b64(sha(data)), some(32)]

    def statement(self, **other: Any) -> dict[str, str]:
        said = {
            "member": self.member.public_id, "vault": self.vault, "signing": some(32), "inbox": RECIPIENT,
            "made_at": "2026-11-23T17:02:11.120Z", "replaces": None, **other,
        }  # fmt: skip
        return {"statement": json.dumps(said), "signature": some(64)}

    def founding(self, **other: Any) -> dict[str, Any]:
        ring = self.keyring()
        entry = self.entry("keyring", 1, unb64(ring["file"]))
        return {
            "vault": self.vault, "device": self.device, "keyring": ring, "locks": self.locks, "entry": entry,
            "farewell": b64(sha(self.token)), **self.statement(), **other,
        }  # fmt: skip

    def push_of(self, writes: list[tuple[str, bytes]], **other: Any) -> dict[str, Any]:
        """A push of these boxes, in this order; several versions of one record may be among them."""
        versions, entries = dict(self.versions), []
        for rid, box in writes:
            versions[rid] = versions.get(rid, 0) + 1
            entries.append(self.entry(rid, versions[rid], box))
        boxes = {rid: b64(box) for rid, box in writes}
        return {"expected": b64(self.head), "device": self.device, "entries": entries, "boxes": boxes, **other}

    def ring_push(self, under: list[dict[str, Any]] | None = None, **other: Any) -> dict[str, Any]:
        """A push of a new keyring."""
        ring = self.keyring(under)
        entry = self.entry("keyring", ring["version"], unb64(ring["file"]))
        return {**self.push_of([]), "entries": [entry], "keyring": ring, **other}

    # -- sending
    def get(self, path: str, **query: Any) -> Any:
        return self.client.get(f"/vault/{path}", query)

    def post(self, path: str, data: Any) -> Any:
        text = data if isinstance(data, (str, bytes)) else json.dumps(data)
        return self.client.post(f"/vault/{path}", text, **HEADERS)

    def found(self, **other: Any) -> Any:
        sent = self.founding(**other)
        answer = self.post("", sent)
        if answer.status_code == 201:
            self.follow([sent["entry"]])
        return answer

    def send(self, sent: dict[str, Any]) -> Any:
        answer = self.post("log/", sent)
        if answer.status_code == 201:
            self.follow(sent["entries"])
            if "keyring" not in sent:
                self.versions.update({rid: ver for _, rid, ver, _, _ in sent["entries"]})
        return answer

    def push(self, *writes: tuple[str, bytes], **other: Any) -> Any:
        return self.send(self.push_of(list(writes), **other))

    def follow(self, entries: list[list[Any]], device: str = "") -> None:
        """The head after these entries, reckoned by the device itself."""
        for epoch, rid, ver, box_hash, _mac in entries:
            self.seq += 1
            line = f"{self.vault}|{self.seq}|{b64(self.head)}|{device or self.device}|{epoch}|{rid}|{ver}|{box_hash}"
            self.head = sha(f"inglenook-1|entry|{line}".encode())
            self.epoch = epoch
            if rid == "keyring":
                self.ring = ver

    def pull_all(self, **query: Any) -> tuple[list[Any], dict[str, bytes]]:
        """The whole log and all boxes, page after page."""
        entries: list[Any] = []
        boxes: dict[str, bytes] = {}
        while True:
            page = self.get("log/", since=len(entries), **query).json()
            entries += page["entries"]
            boxes.update({rid: unb64(box) for rid, box in page["boxes"].items()})
            if not page["more"]:
                return entries, boxes


def unb64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def a_box(size: int = 2076) -> bytes:
    return secrets.token_bytes(size)


def a_record(size: int = 2076) -> tuple[str, bytes]:
    return some(16), a_box(size)
