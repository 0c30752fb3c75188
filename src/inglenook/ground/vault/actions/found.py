"""A vault begins, whole: first entry, keyring, locks and statement, or nothing."""

from typing import Any

from django.db import IntegrityError, transaction

from inglenook.ground.vault.actions.directory import list_statement
from inglenook.ground.vault.actions.entries import append
from inglenook.ground.vault.actions.keyrings import check_keyring, keep_keyring
from inglenook.ground.vault.encoding import genesis, unb64
from inglenook.ground.vault.models import Vault
from inglenook.ground.vault.person import Person
from inglenook.ground.vault.problems import bad_entry, exists


def found(sent: dict[str, Any], *, by: Person) -> Vault:
    """Makes the member's vault. Raises `exists` when the member has one, or the id is taken."""
    if Vault.objects.of(by).exists():
        raise exists()
    check_keyring([sent["entry"]], sent["keyring"])
    if sent["keyring"]["version"] != 1 or sent["entry"].epoch != 1 or sent["signed"].vault != sent["vault"]:
        raise bad_entry()
    try:
        with transaction.atomic():
            return begun(sent, by)
    except IntegrityError:
        raise exists() from None


def begun(sent: dict[str, Any], by: Person) -> Vault:
    """The vault's rows."""
    vault = Vault.objects.create(
        member_id=by.pk,
        vault_id=unb64(sent["vault"]),
        head=genesis(sent["vault"]),
        farewell=sent["farewell"],
    )
    append(vault, sent["device"], [sent["entry"]], {})
    keep_keyring(vault, sent["keyring"], sent["locks"], [])
    vault.save()
    list_statement(vault, sent["signed"], by)
    return vault
