"""A real house for tests and measurements: its own data, a real server, calls over HTTP, and an end without warning."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

from inglenook.ground.vault.tests.device import Device

ROOT = Path(__file__).resolve().parents[5]
TOKEN = "t" * 32
FURNISH = """
import json, sys, django
django.setup()
from django.core.management import call_command
from django.test import Client
from inglenook.ground.vault.tests.device import make_member
call_command("migrate", verbosity=0)
found = []
for name in sys.argv[1:]:
    member, client = make_member(name), Client()
    client.force_login(member)
    found.append([member.public_id, client.cookies["sessionid"].value])
print(json.dumps(found))
"""


@dataclass
class LiveClient:
    """Stands where Django's test client stands in a device, and asks a server."""

    port: int
    session: str
    line: http.client.HTTPConnection | None = None

    def force_login(self, _: Any) -> None:
        """The session was made with the house."""

    def get(self, path: str, query: dict[str, Any] | None = None) -> Any:
        return self.ask("GET", f"{path}?{urlencode(query)}" if query else path)

    def post(self, path: str, text: str | bytes, content_type: str) -> Any:
        return self.ask("POST", path, text, content_type)

    def put(self, path: str, data: bytes, content_type: str) -> Any:
        return self.ask("PUT", path, data, content_type)

    def ask(self, method: str, path: str, data: str | bytes | None = None, content_type: str = "") -> Any:
        self.line = self.line or http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookies = f"sessionid={self.session}; csrftoken={TOKEN}"
        headers = {"Cookie": cookies, "X-CSRFToken": TOKEN, "Content-Type": content_type}
        try:
            self.line.request(method, path, data, headers)
            response = self.line.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException):
            self.hang_up()
            raise
        return SimpleNamespace(status_code=response.status, content=content, json=lambda: json.loads(content))

    def hang_up(self) -> None:
        if self.line:
            self.line.close()
        self.line = None


@dataclass
class LiveHouse:
    """A server on loopback over a database of its own."""

    data: Path
    database_url: str
    workers: int = 2
    process: subprocess.Popen[bytes] | None = None
    port: int = 0
    sessions: dict[str, tuple[str, str]] = field(default_factory=dict)
    clients: list[LiveClient] = field(default_factory=list)

    @property
    def env(self) -> dict[str, str]:
        own = {"INGLENOOK_DATA": str(self.data), "DATABASE_URL": self.database_url, "INGLENOOK_SECRET_KEY": "live"}
        path = {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "DJANGO_SETTINGS_MODULE": "tests.settings"}
        return {**os.environ, **own, **path, "INGLENOOK_LOG_LEVEL": "ERROR"}

    def furnish(self, *names: str) -> None:
        """Makes tables, members and their sessions."""
        command = [sys.executable, "-W", "ignore", "-c", FURNISH, *names]
        done = subprocess.run(command, cwd=ROOT, env=self.env, stdout=subprocess.PIPE, check=True)
        found = json.loads(done.stdout.splitlines()[-1])
        self.sessions = {name: tuple(one) for name, one in zip(names, found, strict=True)}

    def start(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        options = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port), "--no-log"]
        command = [str(Path(sys.executable).parent / "granian"), *options, "--workers", str(self.workers)]
        # A group of its own, so that server and workers end at once when the plug is pulled.
        self.process = subprocess.Popen(
            [*command, "inglenook.site.wsgi:application"],
            cwd=ROOT, env=self.env, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.wait()

    def wait(self, seconds: float = 60) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.answers():
                return
            time.sleep(0.05)
        raise TimeoutError("the house did not open")

    def answers(self) -> bool:
        visitor = self.client("")
        with contextlib.suppress(OSError, http.client.HTTPException):
            return bool(visitor.get("/healthz").status_code == 200)
        return False

    def pull_the_plug(self) -> None:
        """kill -9, server and workers."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def client(self, name: str) -> LiveClient:
        client = LiveClient(self.port, self.sessions[name][1] if name else "")
        self.clients.append(client)
        return client

    def device(self, name: str) -> Device:
        member: Any = SimpleNamespace(public_id=self.sessions[name][0])
        client: Any = self.client(name)
        return Device(member, client=client)

    def also(self, device: Device, name: str) -> Device:
        """A second device of the same member, over a line of its own."""
        client: Any = self.client(name)
        twin = Device(device.member, device.vault, token=device.token, client=client)
        twin.seq, twin.head, twin.epoch, twin.ring = device.seq, device.head, device.epoch, device.ring
        twin.versions, twin.locks = dict(device.versions), device.locks
        return twin


@contextlib.contextmanager
def database(folder: Path, postgres: str = "") -> Iterator[str]:
    """A new SQLite file, or with the address of a PostgreSQL server a new database there; its DATABASE_URL."""
    if not postgres:
        yield f"sqlite:///{folder / 'house.sqlite3'}"
        return
    import psycopg

    name = f"live_{os.getpid()}_{time.monotonic_ns()}"
    server = postgres.rpartition("/")[0]
    with psycopg.connect(f"{server}/postgres", autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"'.encode())
        try:
            yield f"{server}/{name}"
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@contextlib.contextmanager
def open_house(folder: Path, *names: str, postgres: str = "", workers: int = 2) -> Iterator[LiveHouse]:
    """A house with these members, until the block ends."""
    with database(folder, postgres) as url:
        house = LiveHouse(folder, url, workers)
        house.furnish(*names)
        house.start()
        try:
            yield house
        finally:
            house.pull_the_plug()
            for client in house.clients:
                client.hang_up()
