"""The files git tracks or would track: what a reader of the repository sees."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def tracked() -> tuple[Path, ...]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(path for line in listed.stdout.splitlines() if (path := ROOT / line).is_file())


def under(folder: str, *endings: str) -> list[Path]:
    home = ROOT / folder
    return [path for path in tracked() if path.is_relative_to(home) and path.name.endswith(endings or ("",))]


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))
