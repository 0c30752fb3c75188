"""Random schedules of devices, faults and restarts, in the Python client and in the browser's own code at once.

Each schedule ends with every device back online and a comparison with what was typed: nothing that was acknowledged may
be lost or stand twice. `--schedules N` plays fewer than the 10,000 of each kind; `--from N` begins at another seed.
"""

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
# How the two kinds of schedule name the same things.
ROWS = {
    "schedules": ("schedules", "schedules"),
    "crashes": ("crash", "crashes"),
    "lost answers": ("answer lost", "lost"),
    "conflicts": ("conflicts", "conflicts"),
    "lost": ("lines_lost", "lines_lost"),
    "doubled": ("lines_doubled", "lines_doubled"),
    "failed": ("failed", "failed"),
    "seconds": ("seconds", "seconds"),
}


def what_went_wrong(why: str) -> str:
    """Under which figure a failed schedule counts; what is neither lost nor doubled is only a failure."""
    return next((f"lines_{name}" for name in ("lost", "doubled") if why.startswith(f"{name}:")), "refused")


def in_python(count: int, start: int) -> dict[str, Any]:
    """Plays the schedules of the Python client; a failed one is said on stderr and the rest goes on."""
    sys.path.insert(0, str(ROOT / "client/tests"))
    import schedules

    totals, started = Counter[str](), time.monotonic()
    for number, seed in enumerate(range(start, start + count), 1):
        try:
            totals += schedules.run(seed)
        except Exception as fault:  # noqa: BLE001  whatever it was, the other schedules are still worth playing
            totals += Counter(["failed", what_went_wrong(str(fault))])
            sys.stderr.write(f"python, seed {seed}: {fault}\n")
        if number % 500 == 0:
            sys.stderr.write(f"python: {number} of {count}, {totals['failed']} failed\n")
    return {"schedules": count, **totals, "seconds": round(time.monotonic() - started, 1)}


def begun(kind: str, count: int, start: int) -> subprocess.Popen[str]:
    from tests.run import node

    commands = {
        "python": [sys.executable, "-m", "bench.sync", "--in-python"],
        "browser": [node(), "--import", "./tests/js/resolve.js", "bench/sync.js"],
    }
    words = {
        "python": ["--schedules", str(count), "--from", str(start)],
        "browser": [str(count), str(start + 1)],
    }
    return subprocess.Popen([*commands[kind], *words[kind]], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def totals_of(process: subprocess.Popen[str]) -> dict[str, Any]:
    said, _ = process.communicate()
    lines = said.strip().splitlines()
    # One that ended without its figures has proved nothing.
    return dict(json.loads(lines[-1])) if lines and lines[-1].startswith("{") else {"schedules": 0, "failed": 1}


def table(python: dict[str, Any], browser: dict[str, Any]) -> None:
    print(f"{'':<14} {'Python':>10} {'browser':>10}")
    for label, (ours, theirs) in ROWS.items():
        print(f"{label:<14} {python.get(ours, 0):>10} {browser.get(theirs, 0):>10}")


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./inglenook bench sync", description=__doc__)
    parser.add_argument("--schedules", type=int, default=10_000)
    parser.add_argument("--from", type=int, default=0, dest="start")
    parser.add_argument("--in-python", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(words)
    if options.in_python:
        print(json.dumps(in_python(options.schedules, options.start)))
        return 0
    both = [begun(kind, options.schedules, options.start) for kind in ("python", "browser")]
    python, browser = (totals_of(process) for process in both)
    table(python, browser)
    print(json.dumps({"bench": "sync", "python": python, "browser": browser}))
    return int(bool(python.get("failed") or browser.get("failed")))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
