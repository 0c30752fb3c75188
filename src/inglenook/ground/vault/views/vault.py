"""What a device asks first, and how a vault begins."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from inglenook.ground.vault import actions, wire
from inglenook.ground.vault.calls import answer, body
from inglenook.ground.vault.encoding import b64, directory_genesis
from inglenook.ground.vault.models import Directory, Farewell, Keyring, Vault
from inglenook.ground.vault.person import Person

NO_VAULT: dict[str, Any] = {
    "vault": None, "seq": 0, "head": None, "keyring": None, "locks": [], "farewell": None, "parcels": 0,
}  # fmt: skip


def state(_: HttpRequest, who: Person) -> HttpResponse:
    """Everything but the log."""
    vault = Vault.objects.of(who).select_related("keyring", "leave").first()
    about = NO_VAULT if vault is None else vault_shown(vault)
    return answer({"member": who.public_id, **about, "directory": directory_end()})


def vault_shown(vault: Vault) -> dict[str, Any]:
    """A vault as its member's devices see it."""
    locks = list(vault.locks.all())
    macs = {b64(lock.lock_id): b64(lock.mac) for lock in locks}
    return {
        "vault": b64(vault.vault_id),
        "seq": vault.seq,
        "head": b64(vault.head),
        "keyring": keyring_shown(vault.keyring, macs),
        "locks": [wire.lock_shown(lock) for lock in locks],
        "farewell": farewell_shown(getattr(vault, "leave", None)),
        "parcels": vault.parcels.count(),
    }


def keyring_shown(keyring: Keyring, macs: dict[str, str]) -> dict[str, Any]:
    """The newest keyring."""
    return {"version": keyring.version, "file": b64(keyring.file), "macs": macs}


def farewell_shown(farewell: Farewell | None) -> dict[str, str] | None:
    """When somebody asked that the vault be taken away, and when that will be."""
    if farewell is None:
        return None
    return {"asked_at": farewell.asked_at.isoformat(), "ends_at": farewell.ends_at.isoformat()}


def directory_end() -> dict[str, Any]:
    """How far the house's chain of keys reaches."""
    end = Directory.objects.filter(pk=1).first() or Directory(head=directory_genesis())
    return {"seq": end.seq, "head": b64(end.head)}


def found(request: HttpRequest, who: Person) -> HttpResponse:
    """Makes the vault, whole."""
    vault = actions.found(wire.founding(body(request)), by=who)
    return answer({"seq": vault.seq, "head": b64(vault.head)}, 201)
