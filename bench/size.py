"""What a page weighs, and how much of the house is Python.

Script is counted as it travels: every module on its own, gzipped, with all it imports, the packed libraries and the
worker. The floor beside it is the age library alone, which no sealed page can do without.
"""

import gzip
import json
import re
from collections.abc import Iterable
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[1]
MODULES = re.compile(r"\{% block modules %\}(.*?)\{% endblock", re.S)
SCRIPTS = re.compile(r"""(?:import|src=)\s*["']?(inglenook/[\w/-]+)""")
SEALED_LIMIT, READABLE_LIMIT = 120_000, 40_000


def weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def closure(names: Iterable[str]) -> dict[str, Path]:
    """Every module that these modules load."""
    from inglenook.site.assets.importmap import imports, sources

    known, todo, seen = sources(), list(names), {}
    while todo:
        name = todo.pop()
        if name in known and name not in seen:
            seen[name] = known[name]
            todo += imports(known[name])
    return seen


def pages() -> dict[str, tuple[bool, list[str]]]:
    """Every template that is a page: whether it is sealed, and the modules it names."""
    found = {}
    for path in sorted((ROOT / "src").glob("**/templates/**/*.html")):
        text = path.read_text(encoding="utf-8")
        sealed = '"site/sealed.html"' in text
        if sealed or '"site/base.html"' in text:
            named = MODULES.search(text)
            found[f"{path.parent.name}/{path.stem}"] = (sealed, named[1].split() if named else SCRIPTS.findall(text))
    return found


def page_weights() -> dict[str, tuple[bool, int]]:
    """Bytes of script, gzipped, that each page may load."""
    from django.contrib.staticfiles import finders

    worker = weight(Path(str(finders.find("vault/worker.js"))))
    weights = {}
    for name, (sealed, modules) in pages().items():
        start = ["inglenook/site/shell"] if sealed else []
        weights[name] = (sealed, sum(map(weight, closure(start + modules).values())) + (worker if sealed else 0))
    return weights


def lines(*patterns: str) -> int:
    """Lines that are not blank, tests left out."""
    paths = {path for pattern in patterns for path in ROOT.glob(pattern) if "tests" not in path.parts}
    return sum(1 for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def main(_words: list[str]) -> int:
    import os

    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    weights = page_weights()
    print(f"{'page':<34} {'script, gzip':>12}")
    for name, (sealed, size) in sorted(weights.items(), key=lambda row: -row[1][1]):
        limit = SEALED_LIMIT if sealed else READABLE_LIMIT
        print(
            f"{name:<34} {size / 1000:>9.1f} KB  {'sealed' if sealed else 'readable'}{'  OVER' if size > limit else ''}"
        )
    python = lines("src/**/*.py", "client/src/**/*.py", "demo/*.py", "inglenook")
    script = lines("src/**/static/**/*.js")
    figures = {
        "sealed_max_bytes": max(size for sealed, size in weights.values() if sealed),
        "readable_max_bytes": max(size for sealed, size in weights.values() if not sealed),
        "age_alone_bytes": weight(ROOT / "build/static/lib/age.js"),
        "python_lines": python,
        "script_lines": script,
        "script_share": round(script / (script + python), 3),
    }
    print(f"\n{python} lines of Python, {script} of JavaScript: {figures['script_share']:.0%} is JavaScript")
    print(json.dumps(figures))
    return int(figures["sealed_max_bytes"] > SEALED_LIMIT or figures["readable_max_bytes"] > READABLE_LIMIT)
