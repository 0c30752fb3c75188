"""The walls stand: sealing code is apart, names say what they hold, and nobody else's files are committed."""

import ast
import re

from inglenook.site.assets.importmap import imports, reachable, sources
from tests.house.files import ROOT, short, tracked, under

CIPHERS = {"cryptography", "nacl", "pyrage", "Crypto", "Cryptodome", "joserfc", "jwcrypto"}
VAGUE = {"utils", "helpers", "common", "misc", "base", "services"}
KEY_MODULES = {"keyring", "locks", "envelope", "worker", "sync", "store", "parcel", "pairing"}


def imported_names(path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def test_no_server_code_imports_a_cipher_or_the_client():
    guilty = {
        short(path): found
        for path in under("src/inglenook", ".py")
        if "/tests/" not in short(path) and (found := imported_names(path) & (CIPHERS | {"inglenook_client"}))
    }
    assert guilty == {}


def test_only_the_vault_imports_age_in_the_browser():
    users = {
        short(path)
        for path in under("src/inglenook", ".js")
        if "/tests/" not in short(path) and "lib/age" in imports(path)
    }
    assert users
    assert all(user.startswith("src/inglenook/ground/vault/static/vault/") for user in users)


def test_no_page_can_load_a_module_that_handles_keys():
    loadable = set(reachable())
    assert "inglenook/vault/door" in loadable
    assert not {f"inglenook/vault/{name}" for name in KEY_MODULES} & loadable


def test_every_module_a_page_imports_exists():
    known = set(sources())
    missing = {
        (short(path), name)
        for path in under("src/inglenook", ".js")
        if "/static/" in short(path)
        for name in imports(path)
        if name not in known and not name.startswith("lib/")
    }
    assert missing == set()


def test_modules_have_names_that_say_what_they_hold():
    vague = [short(path) for path in tracked() if path.suffix in (".py", ".js") and path.stem in VAGUE]
    assert vague == []


def test_no_third_party_file_is_committed():
    guilty = [short(path) for path in tracked() if re.search(r"\.min\.(js|css)$|/vendor/|node_modules/", short(path))]
    marks = re.compile(r"sourceMappingURL|Permission is hereby granted, free of charge|Apache License, Version 2")
    guilty += [
        short(path)
        for path in under("src", ".js", ".css", ".py")
        if marks.search(path.read_text(encoding="utf-8"))
        or len(max(path.read_text().splitlines(), key=len, default="")) > 1000
    ]
    assert guilty == []


def test_no_path_of_anybodys_machine_is_in_the_project():
    # Put together here so that this file does not hold what it looks for.
    marks = re.compile(r"(^|[^\w.])/(" + "|".join(["work", "farm", "home/\\w+", "Users/\\w+"]) + ")/")
    words = [path for path in tracked() if path.suffix in (".py", ".js", ".md", ".toml", ".json", ".html", ".css", "")]
    guilty = [
        short(path)
        for path in words
        if path.name not in ("uv.lock", "package-lock.json")
        and marks.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert guilty == []


def test_the_look_uses_logical_directions_only():
    physical = re.compile(
        r"\b(margin|padding|border)-(left|right)\b|(^|[;{\s])(left|right)\s*:|text-align:\s*(left|right)|float:"
    )
    guilty = [short(path) for path in under("src", ".css") if physical.search(path.read_text(encoding="utf-8"))]
    assert guilty == []
    assert (ROOT / "src/inglenook/site/static/site/css/look.css").exists()
