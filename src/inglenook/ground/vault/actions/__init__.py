"""What can be done with a vault. Each act is atomic: it happens whole, or raises a Problem and leaves no trace."""

from inglenook.ground.vault.actions.blobs import drop_blob, keep_blob, sweep_files
from inglenook.ground.vault.actions.closing import close_due_vaults, remove_vault
from inglenook.ground.vault.actions.devices import tell_of_new_device
from inglenook.ground.vault.actions.directory import publish
from inglenook.ground.vault.actions.farewell import ask_farewell, cancel_farewell
from inglenook.ground.vault.actions.found import found
from inglenook.ground.vault.actions.pairing import offer_pairing, take_pairing
from inglenook.ground.vault.actions.parcels import send_parcel
from inglenook.ground.vault.actions.push import push

__all__ = [
    "ask_farewell", "cancel_farewell", "close_due_vaults", "drop_blob", "found", "keep_blob", "offer_pairing",
    "publish", "push", "remove_vault", "send_parcel", "sweep_files", "take_pairing", "tell_of_new_device",
]  # fmt: skip
