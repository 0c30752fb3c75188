"""`inglenook-client`: one's own room from a terminal. Never prints a key, never takes one as an argument."""

from __future__ import annotations

import argparse
import contextlib
import getpass
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from . import changes, export, trust
from .errors import RoomError
from .remembered import Memory, hold
from .vault import Vault, open_with_sheet, open_with_words
from .wire import Wire

Act = Callable[[Vault, argparse.Namespace], None]


def main(arguments: Sequence[str] | None = None, connect: Callable[[str], Wire] = Wire) -> int:
    """Runs one command; 0 when it was done, 1 with plain words on stderr when not."""
    asked = _parser().parse_args(arguments)
    try:
        with _room(asked, connect) as vault:
            _say_trouble(vault, asked)
            asked.act(vault, asked)
        return 0
    except RoomError as fault:
        _complain(f"{fault.words} ({fault.code})")
    except OSError as fault:
        _complain(f"{fault.strerror or fault}: {fault.filename or 'this device'}.")
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        # Something was missing in an answer. Its text is not printed: it may hold what the house wants to be read.
        _complain(f"The house gave an answer that is not the vault's ({type(fault).__name__}).")
    except KeyboardInterrupt:
        _complain("Stopped. What was being sent stays sealed on this device.")
    return 1


@contextlib.contextmanager
def _room(asked: argparse.Namespace, connect: Callable[[str], Wire]) -> Iterator[Vault]:
    path = _memory_path(asked)
    with hold(path):
        wire = connect(asked.host)
        try:
            _sign_in(wire, asked)
            yield _open(wire, Memory.load(path), asked)
        finally:
            with contextlib.suppress(RoomError):
                wire.sign_out()
            wire.close()


def _memory_path(asked: argparse.Namespace) -> Path:
    home = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state")
    folder = Path(asked.memory) if asked.memory else home / "inglenook-client"
    return folder / (re.sub(r"[^A-Za-z0-9.@-]", "_", f"{asked.host}-{asked.name}") + ".json")


def _secret(prompt: str, descriptor: int | None) -> str:
    # Never an argument: every other user of the machine could read it in the list of processes.
    if descriptor is None:
        return getpass.getpass(prompt + ": ")
    line = b""
    while not line.endswith(b"\n") and (letter := os.read(descriptor, 1)):
        line += letter
    return line.decode().rstrip("\r\n")


def _sign_in(wire: Wire, asked: argparse.Namespace) -> None:
    if not wire.sign_in(asked.name, _secret(f"Password of {asked.name} at {asked.host}", asked.password_fd)):
        wire.give_code(_secret("One-time code", asked.code_fd))


def _open(wire: Wire, memory: Memory, asked: argparse.Namespace) -> Vault:
    if asked.sheet:
        return open_with_sheet(wire, memory, _sheet(asked))
    words = _secret("Words of the room", asked.words_fd)
    secret = None if memory.secret else _secret("Account secret (on the recovery sheet)", asked.secret_fd)
    return open_with_words(wire, memory, words, secret)


def _sheet(asked: argparse.Namespace) -> str:
    return _secret("Paper key", asked.words_fd) if asked.sheet == "-" else Path(asked.sheet).read_text(encoding="utf-8")


def _plain(text: str) -> str:
    # A terminal obeys control characters, and some of what is printed comes from the house or from others.
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _complain(text: str) -> None:
    print(_plain(text), file=sys.stderr)


def _say_trouble(vault: Vault, asked: argparse.Namespace) -> None:
    if asked.act is not _check:  # which stops at it instead of saying so
        try:
            trust.check_own(vault)
        except RoomError as doubt:
            _complain(f"{doubt.words} ({doubt.code})")
    for rid, fault in sorted(vault.damaged.items()):
        _complain(f"{rid}: {fault.words} ({fault.code})")
    if vault.memory.outbox:
        _complain(f"{len(vault.memory.outbox)} records wait on this device to be sent.")


def _list(vault: Vault, asked: argparse.Namespace) -> None:
    for rid, record in vault.list_of(asked.kind):
        title = str(record.fields.get("title") or record.fields.get("text") or "").split("\n")[0][:60]
        on = record.fields.get("on") or record.made_at
        print(_plain(f"{rid}  {on:<24}  {record.kind:<16}  {title}").rstrip())


def _show(vault: Vault, asked: argparse.Namespace) -> None:
    print(json.dumps(vault.get(asked.rid).__dict__, ensure_ascii=False, indent=1))


def _write(vault: Vault, asked: argparse.Namespace) -> None:
    text = sys.stdin.read() if asked.text is None else Path(asked.text).read_text(encoding="utf-8")
    fields: dict[str, Any] = {"title": asked.title, "text": text.rstrip("\n"), "on": asked.on or _local()}
    fields |= {"zone": None, "journal": None, "tags": asked.tag, "starred": False, "attachments": [], "letter": None}
    fields |= {"source": None, "removed_at": None, "extra": {}}
    print(vault.put("journal.entry", fields))


def _local() -> str:
    # What the clock on the wall says here, as the journal keeps it.
    return datetime.now().astimezone().strftime("%Y-%m-%dT%H:%M")


def _remove(vault: Vault, asked: argparse.Namespace) -> None:
    vault.remove(asked.rid)
    print("Removed here and in the house.")


def _check(vault: Vault, _asked: argparse.Namespace) -> None:
    words = trust.check_own(vault)
    print(f"Log: {vault.log.position.seq} entries, every one follows and was written by a device of this room.")
    print(f"Records: {len(vault.list_of())} open, {len(vault.damaged)} do not.")
    print(f"Keys: the house publishes your own. Their words: {words}")
    if vault.damaged:
        raise RoomError("damaged", "Not everything in this room is as it was written.")


def _whoami(vault: Vault, _asked: argparse.Namespace) -> None:
    keys = vault.keys.json
    print(f"Member {vault.member}, room {vault.id}, this device {vault.memory.device}")
    for lock, about in keys["locks"].items():
        print(_plain(f"lock    {lock}  {about['method']:<10}  {about['name']}"))
    for device, about in keys["devices"].items():
        print(_plain(f"device  {device}            {about['name']}"))


def _export(vault: Vault, asked: argparse.Namespace) -> None:
    target, missing = Path(asked.target), []
    if asked.form == "markdown":
        missing = export.markdown(vault, target)
    elif asked.form == "lines":
        _keep(target, "".join(line + "\n" for line in export.json_lines(vault)).encode())
    elif asked.form == "age":
        sealed, missing = export.sealed_for_age(vault)
        _keep(target, sealed)
    else:
        _keep(target, export.ciphertext(vault))
    print(f"{target} is written.")
    if missing:
        raise RoomError("missing", "These attachments could not be had: " + ", ".join(missing))


def _keep(target: Path, data: bytes) -> None:
    # Not readable by others, and never over something that is there.
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)


def _accept(vault: Vault, _asked: argparse.Namespace) -> None:
    done = trust.accept_parcels(vault)
    print(f"{len(done.taken)} copies from others were taken in, {len(done.waiting)} wait.")
    for parcel, fault in done.waiting.items():
        _complain(f"{parcel}: {fault.words} ({fault.code})")


def _add_lock(vault: Vault, asked: argparse.Namespace) -> None:
    words, again = _secret("New words", asked.new_words_fd), None
    if asked.new_words_fd is None:
        again = _secret("The same words again", None)
    if again not in (None, words):
        raise RoomError("weak", "The words differ. Nothing was changed.")
    print(changes.add_words(vault, words, name=asked.lock_name))


COMMANDS: dict[str, tuple[Act, str]] = {
    "list": (_list, "records, oldest first"),
    "show": (_show, "one record, whole"),
    "write": (_write, "a journal entry from a file or from what is typed"),
    "remove": (_remove, "removes a record for good"),
    "export": (_export, "everything out"),
    "check": (_check, "whether the house changed, withheld or swapped anything"),
    "whoami": (_whoami, "member, room, locks and devices"),
    "accept": (_accept, "takes in copies that pinned members sealed for you"),
    "add-lock": (_add_lock, "one more passphrase"),
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("inglenook-client", description=__doc__)
    parser.add_argument("--host", required=True, help="the address of the house, such as https://house.example")
    parser.add_argument("--name", required=True, help="sign-in name or mail address")
    parser.add_argument("--sheet", help="file with the recovery sheet instead of words; - asks for the paper key")
    parser.add_argument("--memory", help="folder of what this device remembers")
    for name in ("password", "code", "words", "secret"):
        parser.add_argument(f"--{name}-fd", type=int, help=f"descriptor to read the {name} from, one line")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    made = {name: commands.add_parser(name, help=about) for name, (_, about) in COMMANDS.items()}
    for name, (act, _) in COMMANDS.items():
        made[name].set_defaults(act=act)
    _arguments(made)
    return parser


def _arguments(made: dict[str, argparse.ArgumentParser]) -> None:
    made["list"].add_argument("--kind", help="only this kind, such as journal.entry")
    for name in ("show", "remove"):
        made[name].add_argument("rid", help="record id, as `list` prints it; put -- before one that begins with -")
    made["write"].add_argument("--title", default="")
    made["write"].add_argument("--on", help="local time of the event, such as 2026-11-23T14:05")
    made["write"].add_argument("--tag", action="append", default=[])
    made["write"].add_argument("--text", help="file to read instead of what is typed")
    made["export"].add_argument("form", choices=["markdown", "lines", "age", "sealed"])
    made["export"].add_argument("target", help="a folder for markdown, otherwise a file that does not exist yet")
    made["add-lock"].add_argument("--lock-name", default="Passphrase")
    made["add-lock"].add_argument("--new-words-fd", type=int)


if __name__ == "__main__":
    sys.exit(main())
