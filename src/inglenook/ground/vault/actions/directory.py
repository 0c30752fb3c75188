"""Adding to the house's chain of keys. One writer at a time, so that each place in the chain is taken once."""

from django.db import transaction

from inglenook.ground.vault.actions.locked import own_vault
from inglenook.ground.vault.encoding import b64, directory_genesis, next_listed, sha
from inglenook.ground.vault.models import Directory, Link, Statement, Vault
from inglenook.ground.vault.person import Person
from inglenook.ground.vault.problems import bad_entry
from inglenook.ground.vault.wire import Signed


def locked_directory() -> Directory:
    """The chain's end, locked until the transaction ends; made when the house has none yet."""
    Directory.objects.bulk_create([Directory(pk=1, head=directory_genesis())], ignore_conflicts=True)
    return Directory.objects.select_for_update().get(pk=1)


def publish(signed: Signed, *, by: Person) -> Link:
    """Lists a new statement of the member's keys. The newest one sent again is found where it is listed."""
    with transaction.atomic():
        return list_statement(own_vault(by), signed, by)


def list_statement(vault: Vault, signed: Signed, by: Person) -> Link:
    """The next link, when the statement is the member's own and replaces the member's newest."""
    if signed.member != by.public_id or signed.vault != b64(vault.vault_id):
        raise bad_entry()
    newest = Statement.objects.filter(vault=vault).select_related("link").last()
    if newest and (bytes(newest.text), bytes(newest.signature)) == (signed.statement, signed.signature):
        return newest.link
    if signed.replaces != (sha(newest.text) if newest else None):
        raise bad_entry()
    link = next_link(sha(signed.statement + signed.signature))
    Statement.objects.create(link=link, vault=vault, text=signed.statement, signature=signed.signature)
    return link


def next_link(link: bytes) -> Link:
    """Moves the chain on by one."""
    end = locked_directory()
    end.seq += 1
    end.head = next_listed(end.head, end.seq, link)
    end.save()
    return Link.objects.create(seq=end.seq, link=link, head=end.head)
