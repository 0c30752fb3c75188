"""The docs are true: what they name exists, and what exists is named."""

import ast
import importlib.machinery
import importlib.util
import re

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from tests.house.files import ROOT, short, under

PAGES = [path for path in under("", ".md") if not short(path).startswith(".")]
OURS = ("people", "vault", "notices", "reflect")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=short)
def test_links_between_pages_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=short)
def test_files_named_in_the_docs_exist(page):
    named = re.findall(r"`((?:src|tests|bench|docs|client)/[\w./-]+)`", page.read_text(encoding="utf-8"))
    assert [name for name in named if not (ROOT / name).exists()] == []


def launcher():
    loader = importlib.machinery.SourceFileLoader("launcher", str(ROOT / "inglenook"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("launcher", loader))
    loader.exec_module(module)
    return module


def test_commands_named_in_the_docs_exist():
    named = {word for page in PAGES for word in re.findall(r"\./inglenook ([a-z]+)", page.read_text(encoding="utf-8"))}
    assert named - set(launcher().COMMANDS) == set()


def test_every_command_is_in_the_readme():
    assert [name for name in launcher().COMMANDS if f"./inglenook {name}" not in text("README.md")] == []


def settings_read() -> set[str]:
    tree = ast.parse(text("src/inglenook/site/settings.py"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    reads = [
        node for node in calls if isinstance(node.func.value, ast.Name) and node.func.value.id == "env" and node.args
    ]
    return {node.args[0].value for node in reads if isinstance(node.args[0], ast.Constant)}


def test_every_setting_is_documented_and_no_other():
    documented = set(re.findall(r"^\| `([A-Z_]+)`", text("docs/hosting/settings.md"), flags=re.M))
    assert documented == settings_read()


def addresses(resolver=None, prefix=""):
    for entry in (resolver or get_resolver()).url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, path)
        elif isinstance(entry, URLPattern):
            yield path, entry


def own_addresses():
    return [(path, entry) for path, entry in addresses() if not path.startswith("_allauth/")]


def test_every_address_declares_who_can_read_it():
    silent = [path for path, entry in own_addresses() if not hasattr(entry.callback, "audience")]
    assert silent == []


def test_every_address_has_its_row_in_the_promises():
    rows = text("docs/promises.md")
    assert [path for path, _entry in own_addresses() if f"`/{path}`" not in rows] == []


def test_every_collection_has_its_row_in_the_promises():
    rows = text("docs/promises.md")
    names = [model._meta.label for label in OURS for model in apps.get_app_config(label).get_models()]
    assert names
    assert [name for name in names if f"`{name}`" not in rows] == []


def test_every_sealed_kind_has_its_row_in_the_promises():
    from inglenook.ground.vault.sealed_kinds import sealed_kinds

    rows = text("docs/promises.md")
    assert "journal.entry" in sealed_kinds()
    assert [kind for kind in sealed_kinds() if f"`{kind}`" not in rows] == []


def test_every_test_named_in_the_promises_exists():
    named = set(re.findall(r"`(test_\w+)`", text("docs/promises.md")))
    written = "\n".join(path.read_text(encoding="utf-8") for path in under("", ".py") if "/tests/" in "/" + short(path))
    assert named
    assert [name for name in named if f"def {name}" not in written] == []


def test_every_room_has_its_page():
    homes = {path.parent for path in under("src/inglenook", "apps.py")} - {ROOT / "src/inglenook/site"}
    assert [short(home) for home in homes if not (home / "README.md").exists()] == []


def test_every_measurement_is_in_the_docs():
    from bench.run import MEASUREMENTS

    assert [name for name in MEASUREMENTS if f"`{name}`" not in text("docs/measurements.md")] == []
