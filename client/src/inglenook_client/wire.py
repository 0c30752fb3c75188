"""HTTP to one house: the member's session, the vault's JSON calls, and what each failure means in plain words."""

from __future__ import annotations

from typing import Any, Final

import httpx

from .errors import RoomError

_AUTH: Final = "/_allauth/browser/v1"
# What may have arrived although no answer came back; the caller looks before it sends again.
UNSURE: Final = frozenset({"offline", "server"})
_BY_STATUS: Final = {
    401: ("signed-out", "You are not signed in. Nothing was changed."),
    403: ("forbidden", "The house refused this. Nothing was changed."),
    404: ("unknown", "There is nothing here under that name."),
    413: ("too-large", "This is more than the house takes at once. Nothing was changed."),
    429: ("slow-down", "The house asks to wait a little before trying again. Nothing was changed."),
}


class Wire:
    """A connection to `host`, an origin such as `https://house.example`. `transport` replaces the network in tests."""

    def __init__(self, host: str, transport: httpx.BaseTransport | None = None) -> None:
        self.host = host.rstrip("/")
        self._http = httpx.Client(
            base_url=self.host,
            transport=transport,
            timeout=httpx.Timeout(30, connect=10),
            headers={"Accept": "application/json", "Origin": self.host, "Referer": self.host + "/"},
        )

    def close(self) -> None:
        """Ends the connection; the session stays valid on the server until `sign_out`."""
        self._http.close()

    def sign_in(self, name: str, password: str, code: str | None = None) -> bool:
        """Signs in. False: a one-time code is asked for, call `give_code`. Raises RoomError("wrong-sign-in")."""
        self._ask("GET", "/sign-in/password/")  # brings the cookie that every later POST has to repeat
        field = "email" if "@" in name else "username"
        answer = self._ask("POST", f"{_AUTH}/auth/login", {field: name, "password": password})
        if answer.status_code == httpx.codes.OK:
            return True
        if answer.status_code == httpx.codes.UNAUTHORIZED and _pending(answer) == "mfa_authenticate":
            return self.give_code(code) if code else False
        raise _sign_in_refusal(answer)

    def give_code(self, code: str) -> bool:
        """Finishes a sign-in that asked for a one-time code."""
        answer = self._ask("POST", f"{_AUTH}/auth/2fa/authenticate", {"code": code.replace(" ", "")})
        if answer.status_code != httpx.codes.OK:
            raise _sign_in_refusal(answer)
        return True

    def sign_out(self) -> None:
        """Ends the session on the server."""
        self._ask("DELETE", f"{_AUTH}/auth/session")

    def get(self, path: str, **query: int) -> dict[str, Any]:
        """A JSON answer."""
        return _json(self._ask("GET", path, query=query))

    def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """A JSON answer to a JSON body."""
        return _json(self._ask("POST", path, body))

    def delete(self, path: str) -> None:
        """Deletes; nothing is answered."""
        _checked(self._ask("DELETE", path))

    def put_bytes(self, path: str, data: bytes) -> None:
        """Stores bytes."""
        _checked(self._ask("PUT", path, data=data))

    def get_bytes(self, path: str) -> bytes:
        """The stored bytes."""
        return _checked(self._ask("GET", path)).content

    def _ask(
        self, method: str, path: str, body: object = None, *, data: bytes | None = None, query: Any = None
    ) -> httpx.Response:
        headers = {} if method == "GET" else {"X-CSRFToken": self._csrf()}
        if data is not None:
            headers["Content-Type"] = "application/octet-stream"
        try:
            return self._http.request(method, path, json=body, content=data, params=query or None, headers=headers)
        except httpx.TransportError as fault:
            raise RoomError("offline", f"{self.host} did not answer. It is not known whether it was heard.") from fault

    def _csrf(self) -> str:
        # Houses behind HTTPS may prefix the cookie's name.
        named = [cookie.value for cookie in self._http.cookies.jar if cookie.name.endswith("csrftoken")]
        return (named[-1] if named else None) or ""


def _pending(answer: httpx.Response) -> str | None:
    flows = _body(answer).get("data", {}).get("flows", [])
    return next((flow["id"] for flow in flows if flow.get("is_pending")), None)


def _sign_in_refusal(answer: httpx.Response) -> RoomError:
    if answer.status_code in (429, 403):
        return _refusal(answer)
    said = [str(error.get("message", "")) for error in _body(answer).get("errors", [])]
    return RoomError("wrong-sign-in", " ".join(said) or "The house did not accept this name and password.")


def _json(answer: httpx.Response) -> dict[str, Any]:
    body = _body(_checked(answer))
    if not body and answer.content not in (b"{}", b""):
        raise RoomError(
            "server", "The house answered with something that is not the vault's. Nothing was read from it."
        )
    return body


def _body(answer: httpx.Response) -> dict[str, Any]:
    try:
        found = answer.json()
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _checked(answer: httpx.Response) -> httpx.Response:
    if answer.is_success:
        return answer
    raise _refusal(answer)


def _refusal(answer: httpx.Response) -> RoomError:
    body = _body(answer)
    if isinstance(body.get("error"), str):
        return RoomError(body["error"], str(body.get("message") or body["error"]))
    if answer.is_redirect:  # a page for browsers, which asks to sign in
        return RoomError(*_BY_STATUS[401])
    known = _BY_STATUS.get(answer.status_code)
    return RoomError(*known) if known else RoomError("server", f"The house had a fault ({answer.status_code}).")
