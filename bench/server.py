"""Pushing and pulling 10,000 boxes over real HTTP, as the vault grows, on both databases.

The floor is the bare driver: the same bytes into two tables of the same shape, in the same batches, each batch
committed to the disk; and the same bytes read back. What stands between is HTTP, JSON, base64, the session, every
check of the format, and Django.
"""

import json
import os
import socket
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from inglenook.ground.vault.tests.device import Device, a_box, b64, sha
from inglenook.ground.vault.tests.live_house import LiveHouse, database, open_house

BOXES, BATCH = 10_000, 500
# An entry of 300 words, sealed: what most boxes of a journal are.
SIZE = 2076
POSTGRES = "postgres://postgres@127.0.0.1:5432/postgres"
TABLES = (
    "CREATE TABLE entry (vault int, seq int, device {b}, epoch int, rid {b}, ver int, hash {b}, mac {b}, head {b},"
    " PRIMARY KEY (vault, seq), UNIQUE (vault, rid, ver))",
    "CREATE TABLE box (vault int, rid {b}, ver int, size int, sealed {b}, PRIMARY KEY (vault, rid))",
)
INSERTS = (
    "INSERT INTO entry VALUES (1, {p}, {p}, 1, {p}, 1, {p}, {p}, {p})",
    "INSERT INTO box VALUES (1, {p}, 1, {p}, {p})",
)


def timed(act: Callable[[], Any]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def batches(boxes: int) -> Iterator[list[tuple[bytes, bytes]]]:
    for _ in range(boxes // BATCH):
        yield [(os.urandom(16), a_box(SIZE)) for _ in range(BATCH)]


# -- the floor ---------------------------------------------------------------------------------------
def floor(connection: Any, place: str, binary: str) -> dict[str, float]:
    """Seconds to write and to read the same bytes by the driver alone."""
    cursor = connection.cursor()
    for table in TABLES:
        cursor.execute(table.format(b=binary))
    connection.commit()
    work = list(batches(BOXES))
    return {
        "push": timed(lambda: [write(connection, place, n, batch) for n, batch in enumerate(work)]),
        "pull": timed(lambda: [read(connection, place, n) for n in range(len(work))]),
    }


def write(connection: Any, place: str, n: int, batch: list[tuple[bytes, bytes]]) -> None:
    entries, boxes = (insert.format(p=place) for insert in INSERTS)
    cursor = connection.cursor()
    head = bytes(32)
    rows = [(n * BATCH + i, head[:9], rid, sha(box), head, head) for i, (rid, box) in enumerate(batch)]
    cursor.executemany(entries, rows)
    cursor.executemany(boxes, [(rid, len(box), box) for rid, box in batch])
    connection.commit()


def read(connection: Any, place: str, n: int) -> None:
    cursor = connection.cursor()
    where = f"vault = 1 AND seq >= {place} AND seq < {place}"
    cursor.execute(f"SELECT * FROM entry WHERE {where} ORDER BY seq", (n * BATCH, (n + 1) * BATCH))
    rids = [row[4] for row in cursor.fetchall()]
    places = ", ".join([place] * len(rids))
    cursor.execute(f"SELECT rid, sealed FROM box WHERE vault = 1 AND rid IN ({places})", rids)
    assert len(cursor.fetchall()) == BATCH
    connection.commit()


def sqlite_floor(folder: Path) -> dict[str, float]:
    connection = sqlite3.connect(folder / "floor.sqlite3")
    connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;")
    try:
        return floor(connection, "?", "blob")
    finally:
        connection.close()


def postgres_floor(folder: Path) -> dict[str, float]:
    import psycopg

    with database(folder, POSTGRES) as url, psycopg.connect(url) as connection:
        return floor(connection, "%s", "bytea")


# -- the house ---------------------------------------------------------------------------------------
def push_all(device: Device, boxes: int) -> float:
    """Seconds the server took; making the pushes is the device's work and is not counted."""
    took = 0.0
    for batch in batches(boxes):
        sent = device.push_of([(b64(rid), box) for rid, box in batch])
        text = json.dumps(sent)
        started = time.perf_counter()
        answer = device.post("log/", text)
        took += time.perf_counter() - started
        assert answer.status_code == 201, answer.content
        device.follow(sent["entries"])
    return took


def pull_from(device: Device, since: int) -> float:
    """Seconds to read everything after an entry, page by page; reading the JSON is the device's work."""
    took, more = 0.0, True
    while more:
        started = time.perf_counter()
        answer = device.get("log/", since=since, limit=BATCH)
        took += time.perf_counter() - started
        page = answer.json()
        since, more = page["entries"][-1][0], page["more"]
    return took


def measured(house: LiveHouse) -> list[dict[str, float]]:
    """The same 10,000 boxes pushed and pulled when the vault holds 10,000, 20,000 and 40,000."""
    device = house.device("Amara")
    assert device.found().status_code == 201
    rows = []
    for times, before in ((1, 0), (2, 0), (4, BOXES)):
        if before:
            push_all(device, before)
        push = push_all(device, BOXES)
        since = device.seq - BOXES
        rows.append({"times": times, "push": push, "pull": pull_from(device, since), "all": pull_from(device, 0)})
    return rows


def postgres_answers() -> bool:
    try:
        socket.create_connection(("127.0.0.1", 5432), timeout=2).close()
    except OSError:
        return False
    return True


def show(name: str, rows: list[dict[str, float]], bare: dict[str, float]) -> None:
    print(f"\n{name}: {BOXES} boxes of {SIZE} bytes in batches of {BATCH}; seconds")
    print(f"{'vault holds':>14} {'push 10,000':>12} {'pull 10,000':>12} {'pull all':>10} {'push, per s':>12}")
    for row in rows:
        held = f"{int(row['times'] * BOXES):,}"
        print(f"{held:>14} {row['push']:>12.2f} {row['pull']:>12.2f} {row['all']:>10.2f} {BOXES / row['push']:>12.0f}")
    print(f"{'bare driver':>14} {bare['push']:>12.2f} {bare['pull']:>12.2f}")
    print(f"{'times floor':>14} {rows[0]['push'] / bare['push']:>12.1f} {rows[0]['pull'] / bare['pull']:>12.1f}")


def figures(rows: list[dict[str, float]], bare: dict[str, float]) -> dict[str, Any]:
    return {
        "rows": [{key: round(value, 3) for key, value in row.items()} for row in rows],
        "floor": {key: round(value, 3) for key, value in bare.items()},
        "times_floor": {key: round(rows[0][key] / bare[key], 2) for key in bare},
        "growth_4x": {key: round(rows[-1][key] / rows[0][key], 2) for key in ("push", "pull")},
    }


def main(_: list[str]) -> int:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    kinds: dict[str, tuple[str, Callable[[Path], dict[str, float]]]] = {"sqlite": ("", sqlite_floor)}
    if postgres_answers():
        kinds["postgresql"] = (POSTGRES, postgres_floor)
    else:
        print("PostgreSQL does not answer on 127.0.0.1:5432; only SQLite was measured.")
    found: dict[str, Any] = {"boxes": BOXES, "batch": BATCH, "box_bytes": SIZE, "cores": os.cpu_count()}
    for name, (postgres, bare_of) in kinds.items():
        with tempfile.TemporaryDirectory() as folder:
            bare = bare_of(Path(folder))
            with open_house(Path(folder), "Amara", postgres=postgres) as house:
                rows = measured(house)
        show(name, rows, bare)
        found[name] = figures(rows, bare)
    print(json.dumps(found))
    return 0
