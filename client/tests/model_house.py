"""A house in memory that answers as docs/vault-format.md says, for tests of the client and of its schedules."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import httpx

from inglenook_client import chain, directory
from inglenook_client.encoding import b64, sha, unb64

Answer = tuple[int, dict[str, Any]]


class Room:
    """One member's vault on the server: what the host can see of it."""

    def __init__(self, body: dict[str, Any]) -> None:
        self.vault, self.keyring = body["vault"], body["keyring"]
        self.locks = {lock["id"]: lock for lock in body["locks"]}
        self.rows: list[list[Any]] = []
        self.heads = [chain.genesis(self.vault).head]
        self.boxes: dict[str, str] = {}
        self.vers: dict[str, int] = {}
        self.blobs: dict[str, bytes] = {}
        self.farewell = body["farewell"]

    @property
    def head(self) -> dict[str, Any]:
        return {"seq": len(self.rows), "head": b64(self.heads[-1])}

    def append(self, device: str, entries: list[list[Any]]) -> None:
        for epoch, rid, ver, digest, mac in entries:
            row = [len(self.rows) + 1, device, epoch, rid, ver, digest, mac]
            self.heads.append(chain.next_head(self.vault, self.heads[-1], chain.Entry.from_row(row)))
            self.rows.append(row)
            self.vers[rid] = ver

    def refusal(self, body: dict[str, Any]) -> str | None:
        vers, newest = dict(self.vers), {}
        for _, rid, ver, digest, _ in body["entries"]:
            if ver != vers.get(rid, 0) + 1:
                return "bad-entry"
            vers[rid] = ver
            newest[rid] = digest
        ring = newest.pop(chain.KEYRING, None)
        if ring != (b64(sha(unb64(body["keyring"]["file"]))) if "keyring" in body else None):
            return "bad-entry"
        given = {rid: b64(sha(unb64(box))) for rid, box in body["boxes"].items()}
        return None if given == newest else "bad-entry"


class House:
    """The server. `session` is whoever is signed in on the connection that asks."""

    def __init__(self) -> None:
        self.accounts: dict[str, dict[str, str]] = {}
        self.rooms: dict[str, Room] = {}
        self.statements: list[tuple[str, str, str]] = []
        self.parcels: dict[str, list[dict[str, Any]]] = {}
        self.before_answer: Callable[[str, dict[str, Any]], dict[str, Any]] = lambda path, answer: answer

    def add(self, name: str, password: str, code: str = "") -> None:
        self.accounts[name] = {"password": password, "code": code, "member": name.split("@", maxsplit=1)[0] + "-m"}

    def directory(self) -> dict[str, Any]:
        links = [sha(text.encode() + unb64(signature)) for _, text, signature in self.statements]
        return directory.follow(directory.genesis(), links).to_json()

    def connect(self) -> httpx.BaseTransport:
        """A connection of its own: what one browser or client is to the server."""
        return httpx.MockTransport(Connection(self).answer)


class Connection:
    """Routes one client's requests."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.name: str | None = None
        self.pending: str | None = None

    @property
    def member(self) -> str:
        return self.house.accounts[self.name or ""]["member"]

    def answer(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path.startswith("/_allauth/"):
            return self._auth(request, path.removeprefix("/_allauth/browser/v1/"))
        if path == "/sign-in/password/":
            return httpx.Response(200, text="A form.", headers={"Set-Cookie": "csrftoken=model-token; Path=/"})
        if self.name is None:
            return httpx.Response(302, headers={"Location": "/sign-in/"})
        if request.method != "GET" and request.headers.get("X-CSRFToken") != "model-token":
            return httpx.Response(403, text="csrf")
        if match := re.fullmatch(r"/vault/blobs/([^/]+)/", path):
            return self._blob(request, match[1])
        for (method, pattern), act in ROUTES.items():
            if method == request.method and (match := re.fullmatch(pattern, path)):
                return self._json(path, act(self, request, *match.groups()))
        return httpx.Response(404, json={"error": "unknown", "message": "There is nothing here by that name."})

    def _json(self, path: str, answer: Answer) -> httpx.Response:
        status, body = answer
        if status == 204:
            return httpx.Response(204)
        return httpx.Response(status, json=self.house.before_answer(path, body))

    def _auth(self, request: httpx.Request, path: str) -> httpx.Response:
        said = json.loads(request.content or b"{}")
        cookie = {"Set-Cookie": "csrftoken=model-token; Path=/"}
        name = said.get("email") or said.get("username") or self.pending or ""
        account = self.house.accounts.get(name)
        right = account and (said.get("password") == account["password"] or self.pending)
        if not account or not right:
            errors = [{"message": "The name and the password do not fit.", "code": "mismatch"}]
            return httpx.Response(400, json={"status": 400, "errors": errors})
        if account["code"] and path == "auth/login":
            self.pending = name
            flows = [{"id": "login"}, {"id": "mfa_authenticate", "is_pending": True}]
            return httpx.Response(401, json={"status": 401, "data": {"flows": flows}})
        if account["code"] and said.get("code") != account["code"]:
            return httpx.Response(400, json={"status": 400, "errors": [{"message": "Incorrect code.", "code": "x"}]})
        self.name = name
        return httpx.Response(200, json={"status": 200}, headers=cookie)

    def _blob(self, request: httpx.Request, blob: str) -> httpx.Response:
        kept = self.house.rooms[self.member].blobs
        if request.method == "PUT":
            fits = kept.setdefault(blob, request.content) == request.content
            return httpx.Response(201) if fits else httpx.Response(409, json={"error": "exists", "message": "Taken."})
        return httpx.Response(200, content=kept[blob]) if blob in kept else httpx.Response(404)

    def room(self) -> Room | None:
        return self.house.rooms.get(self.member)

    # The calls of the page

    def state(self, request: httpx.Request) -> Answer:
        room, waiting = self.room(), len(self.house.parcels.get(self.member, []))
        shared = {"member": self.member, "directory": self.house.directory(), "parcels": waiting, "farewell": None}
        if room is None:
            return 200, shared | {"vault": None, "seq": 0, "head": None, "keyring": None, "locks": []}
        about = {"vault": room.vault, "keyring": room.keyring, "locks": list(room.locks.values())}
        return 200, shared | about | room.head

    def found(self, request: httpx.Request) -> Answer:
        body = json.loads(request.content)
        if self.room() is not None:
            return 409, {"error": "exists", "message": "This is here already, and nothing was changed."}
        room = Room(body)
        room.append(body["device"], [body["entry"]])
        self.house.rooms[self.member] = room
        self.house.statements.append((self.member, body["statement"], body["signature"]))
        return 201, room.head

    def log(self, request: httpx.Request) -> Answer:
        room = self.room()
        assert room is not None
        since, limit = int(request.url.params["since"]), int(request.url.params["limit"])
        rows = room.rows[since : since + limit]
        newest = {row[3] for row in rows if room.vers[row[3]] == row[4]} - {chain.KEYRING}
        boxes = {rid: room.boxes[rid] for rid in newest}
        return 200, {**room.head, "entries": rows, "boxes": boxes, "more": since + len(rows) < len(room.rows)}

    def push(self, request: httpx.Request) -> Answer:
        body, room = json.loads(request.content), self.room()
        assert room is not None
        if body["expected"] != b64(room.heads[-1]):
            return 409, {"error": "moved", "message": "Another device wrote first.", **room.head}
        if code := room.refusal(body):
            return 422, {"error": code, "message": "These entries do not fit the vault. Nothing was changed."}
        room.append(body["device"], body["entries"])
        room.boxes |= body["boxes"]
        room.keyring = body.get("keyring", room.keyring)
        room.locks |= {lock["id"]: lock for lock in body.get("locks", {}).get("add", [])}
        return 201, room.head

    def links(self, request: httpx.Request) -> Answer:
        since = int(request.url.params["since"])
        links = [b64(sha(text.encode() + unb64(signature))) for _, text, signature in self.house.statements]
        return 200, {**self.house.directory(), "links": links[since:], "more": False}

    def statements(self, request: httpx.Request, member: str) -> Answer:
        listed = enumerate(self.house.statements, 1)
        rows = [{"seq": n, "statement": text, "signature": sig} for n, (who, text, sig) in listed if who == member]
        return 200, {"statements": rows}

    def parcels(self, request: httpx.Request) -> Answer:
        return 200, {"parcels": self.house.parcels.get(self.member, [])}

    def drop_parcel(self, request: httpx.Request, parcel: str) -> Answer:
        kept = self.house.parcels.get(self.member, [])
        self.house.parcels[self.member] = [one for one in kept if one["id"] != parcel]
        return 204, {}


ROUTES: dict[tuple[str, str], Callable[..., Answer]] = {
    ("GET", "/vault/state/"): Connection.state,
    ("POST", "/vault/"): Connection.found,
    ("GET", "/vault/log/"): Connection.log,
    ("POST", "/vault/log/"): Connection.push,
    ("GET", "/vault/directory/"): Connection.links,
    ("GET", "/vault/directory/([^/]+)/"): Connection.statements,
    ("GET", "/vault/parcels/"): Connection.parcels,
    ("DELETE", "/vault/parcels/([^/]+)/"): Connection.drop_parcel,
}
