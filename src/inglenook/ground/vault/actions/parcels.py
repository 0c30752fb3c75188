"""Sending a sealed copy to a member who has a vault."""

from django.db import IntegrityError, transaction

from inglenook.ground.vault import tallies
from inglenook.ground.vault.models import Parcel, Vault
from inglenook.ground.vault.person import Person
from inglenook.ground.vault.problems import exists, slow_down, too_large, unknown
from inglenook.ground.vault.wire import PARCEL

WAITING = 200
A_DAY = 24 * 3600


def send_parcel(*, by: Person, parcel_id: bytes, to: str, file: bytes) -> None:
    """Leaves a parcel with a member. The same parcel sent again, after an answer got lost, is there once."""
    if len(file) > PARCEL:
        raise too_large()
    tallies.count(by, "parcel")
    receiver = Vault.objects.filter(member__public_id=to).first()
    if receiver is None or not Vault.objects.of(by).exists():
        raise unknown()
    known = Parcel.objects.filter(parcel_id=parcel_id).first()
    if known is None:
        leave(receiver, Parcel(parcel_id=parcel_id, sender_id=by.pk, size=len(file), file=file))
    elif (known.sender_id, known.to_id, bytes(known.file)) != (by.pk, receiver.pk, file):
        raise exists()


def leave(receiver: Vault, parcel: Parcel) -> None:
    """Puts it with the others, unless very many wait already."""
    if receiver.parcels.count() >= WAITING:
        raise slow_down(A_DAY)
    parcel.to = receiver
    try:
        with transaction.atomic():
            parcel.save()
    except IntegrityError:
        raise exists() from None
