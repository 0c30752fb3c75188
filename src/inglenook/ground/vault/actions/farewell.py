"""Asking that a vault be taken away, and thinking again. The mail address is told of both; devices see the state."""

import hmac

from django.db import transaction
from django.utils import timezone

from inglenook.ground.notices.send import send
from inglenook.ground.vault import tallies
from inglenook.ground.vault.actions.locked import own_vault
from inglenook.ground.vault.addresses import page_link
from inglenook.ground.vault.encoding import sha
from inglenook.ground.vault.models import Farewell
from inglenook.ground.vault.models.vault import WAIT
from inglenook.ground.vault.person import Person
from inglenook.ground.vault.problems import wrong_token


def ask_farewell(token: bytes, *, by: Person) -> Farewell:
    """Begins the wait of seven days, for whoever holds the token. Asked again, the first wait goes on."""
    tallies.count(by, "farewell")
    now = timezone.now()
    with transaction.atomic():
        vault = own_vault(by)
        if not hmac.compare_digest(sha(token), bytes(vault.farewell)):
            raise wrong_token()
        wait = {"by_id": by.pk, "asked_at": now, "ends_at": now + WAIT}
        farewell, asked = Farewell.objects.get_or_create(vault=vault, defaults=wait)
    if asked:
        send(to=by, notice="vault-farewell", ends_on=farewell.ends_at, link=page_link("room-leave"))
    return farewell


def cancel_farewell(*, by: Person) -> None:
    """Ends the wait; the vault stays. Nothing to end is no fault: the answer to the first call may have got lost."""
    with transaction.atomic():
        ended, _ = Farewell.objects.filter(vault=own_vault(by)).delete()
    if ended:
        send(to=by, notice="vault-farewell-cancelled")
