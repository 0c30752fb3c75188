"""The import map: which address each module has, and the hash its bytes must have.

The map names only what a page may load. Modules that hold keys run in the worker, which is one self-contained
file, so they are not in the map and no page can import them.
"""

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path

from django.apps import apps
from django.contrib.staticfiles.finders import get_finders
from django.templatetags.static import static

WORKER = "vault/worker.js"
LIBRARIES = ("lib/age", "lib/qr", "lib/zip", "lib/words")
# Comments name types by import as well; only what runs counts. A star inside a string ("image/*") is no comment.
COMMENT = re.compile(r"(?:^|(?<=[\s(]))/\*.*?\*/|^\s*//.*?$", re.S | re.M)
IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["']((?:inglenook|lib)/[^"']+)["']""")


def specifier(path: str) -> str:
    """`vault/door.js` -> `inglenook/vault/door`; packed libraries keep `lib/...`."""
    name = path.removesuffix(".js")
    return name if name.startswith("lib/") else f"inglenook/{name}"


@cache
def sources() -> dict[str, Path]:
    """Every module by specifier, with the file it is served from."""
    found: dict[str, Path] = {}
    # Libraries bring static files of their own; no page of ours loads them, so the map does not name them.
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("inglenook.")} | {"lib"}
    for finder in get_finders():
        for path, storage in finder.list([]):
            known = path.partition("/")[0] in ours and path.endswith(".js")
            if known and path not in (WORKER, "site/sw.js"):
                found.setdefault(specifier(path), Path(storage.path(path)))
    return found


def imports(path: Path) -> set[str]:
    """What a module imports, statically or on demand."""
    return set(IMPORT.findall(COMMENT.sub("", path.read_text(encoding="utf-8"))))


def closure(names: list[str]) -> list[str]:
    """These modules and all they import, each once."""
    files, todo, seen = sources(), list(names), set[str]()
    while todo:
        name = todo.pop()
        if name in files and name not in seen:
            seen.add(name)
            todo += imports(files[name])
    return sorted(seen)


@cache
def reachable() -> list[str]:
    """Modules that a page may load: all except those that only the worker uses."""
    apart, elements = ("inglenook/vault/", "lib/"), "inglenook/vault/elements/"
    pages = [name for name in sources() if not name.startswith(apart) or name.startswith(elements)]
    return closure([*pages, "inglenook/vault/door", "inglenook/vault/passkey"])


def integrity(path: Path) -> str:
    """The Subresource Integrity value of a file."""
    return "sha384-" + base64.b64encode(hashlib.sha384(path.read_bytes()).digest()).decode()


@cache
def import_map() -> str:
    """The import map as JSON, the same for every page of this version."""
    urls = {name: static(name.removeprefix("inglenook/") + ".js") for name in reachable()}
    hashes = {urls[name]: integrity(sources()[name]) for name in urls}
    return json.dumps({"imports": urls, "integrity": hashes}, separators=(",", ":"))


@cache
def import_map_hash() -> str:
    """What the content policy allows: SHA-256 of the inline map, base64."""
    return base64.b64encode(hashlib.sha256(import_map().encode()).digest()).decode()
