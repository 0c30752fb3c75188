"""What a device keeps so that the house opens without a network: the service worker and its list of files."""

import hashlib
import json
from functools import cache
from pathlib import Path

from django.contrib.staticfiles.finders import find, get_finders
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static

from inglenook.ground.look.audience import Audience, readable_by
from inglenook.ground.vault.sealed_pages import sealed_paths
from inglenook.site.assets import importmap

SOURCE = Path(__file__).parent / "static" / "site" / "sw.js"
PACKAGE = Path(__file__).parents[1]
KEPT = (".woff2", ".svg", ".png", ".ico")
OPEN_PAGES = ["/", "/promises/", "/offline/"]


@cache
def files() -> list[str]:
    """Addresses of every module a page may load, the worker, the style sheet, fonts and pictures."""
    modules: dict[str, str] = json.loads(importmap.import_map())["imports"]
    paths = [path for path in (importmap.WORKER, "site/look.css") if find(path)]
    for finder in get_finders():
        paths += [path for path, _storage in finder.list([]) if path.endswith(KEPT)]
    return sorted({*modules.values(), *map(static, paths)})


@cache
def version() -> str:
    """Changes whenever a file or a page that is kept changes: a hash over the addresses and the templates.

    Addresses of files carry the hash of their bytes, so they stand for the files.
    """
    digest = hashlib.sha256("\n".join([*files(), *sealed_paths()]).encode())
    for path in sorted(PACKAGE.glob("**/templates/**/*.html")) + sorted(PACKAGE.glob("**/*.mo")):
        digest.update(path.read_bytes())
    for path in sorted(PACKAGE.glob("**/words.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@readable_by(Audience.EVERYONE)
def service_worker(_request: HttpRequest) -> HttpResponse:
    """The script with its list on top. Asked again at every visit; its bytes change only with the version."""
    house = {"version": version(), "files": files(), "pages": sealed_paths(), "open": OPEN_PAGES}
    text = f"self.HOUSE = {json.dumps(house, sort_keys=True)};\n{SOURCE.read_text(encoding='utf-8')}"
    return HttpResponse(text, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})
