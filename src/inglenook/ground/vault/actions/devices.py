"""Telling a member that a device wrote to the vault which had never written before."""

from django.utils import timezone

from inglenook.ground.notices.send import send
from inglenook.ground.vault.addresses import page_link
from inglenook.ground.vault.encoding import unb64
from inglenook.ground.vault.models import Entry, Vault
from inglenook.ground.vault.person import Person
from inglenook.ground.vault.wire import Push


def tell_of_new_device(vault: Vault, sent: Push, *, by: Person) -> None:
    """Sends a mail when nothing in the log before this push is from the same device."""
    before = Entry.objects.filter(vault=vault, device=unb64(sent.device), seq__lte=vault.seq - len(sent.entries))
    if not before.exists():
        send(to=by, notice="vault-device", at=timezone.now(), link=page_link("room-devices"))
