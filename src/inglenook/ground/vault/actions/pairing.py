"""Handing the open room to a new device of the same account."""

import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from inglenook.ground.vault import tallies
from inglenook.ground.vault.actions.locked import own_vault
from inglenook.ground.vault.models import Pairing
from inglenook.ground.vault.person import Person
from inglenook.ground.vault.problems import exists, too_large, unknown
from inglenook.ground.vault.wire import PAIRING

LIFETIME = datetime.timedelta(minutes=10)


def offer_pairing(*, by: Person, pairing_id: bytes, box: bytes) -> Pairing:
    """Keeps a box for ten minutes. An older offer of the same vault ends."""
    if len(box) > PAIRING:
        raise too_large()
    tallies.count(by, "pairing")
    try:
        with transaction.atomic():
            vault = own_vault(by)
            vault.pairings.all().delete()
            ends_at = timezone.now() + LIFETIME
            return Pairing.objects.create(vault=vault, pairing_id=pairing_id, box=box, ends_at=ends_at)
    except IntegrityError:
        raise exists() from None


def take_pairing(*, by: Person, pairing_id: bytes) -> bytes:
    """The box, once, to the same account, in time."""
    tallies.count(by, "take")
    with transaction.atomic():
        pairing = own_vault(by).pairings.filter(pairing_id=pairing_id, ends_at__gt=timezone.now()).first()
        if pairing is None:
            raise unknown()
        pairing.delete()
    return bytes(pairing.box)
