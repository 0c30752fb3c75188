"""What the scripts of the room's own pages and of the sealed elements may say."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    # forms and lists
    "kept": _("Kept on this device."),
    "stored": _("Sealed and stored."),
    "not_kept": _("Not kept yet: {why} What you wrote is still here."),
    "undone": _("Undone."),
    "removed": _("Removed."),
    "total_one": _("1 in all"),
    "total": _("{n} in all"),
    "found_one": _("1 found."),
    "found": _("{n} found."),
    # what the room refuses
    # making a room
    "choose_one": _("Choose at least one way to open your room."),
    "words_short": _("Words of your own need at least five words, or twenty characters. Nothing was lost."),
    "passkey_no_prf": _(
        "This passkey can sign you in, but it cannot open a room: the device or browser lacks that part. "
        "Words open it just as well. Nothing was lost."
    ),
    "answer_wrong": _("That is not what stands on the sheet. Look again, or go back one step and save it once more."),
    "again_wrong": _("These are not the same words. Capitals count; spaces between words do not matter."),
    "making": _("Making your room…"),
    "sheet_qr": _("QR code with everything on this sheet"),
    # locks
    "method_passkey": _("Passkey"),
    "method_passphrase": _("Words"),
    "method_paper": _("Recovery sheet"),
    "lock_added": _("Added. It opens your room from now on."),
    "lock_removed": _("Removed. It no longer opens your room."),
    "last_lock": _("This is the only way left to open your room. Add another one first."),
    "words_changed": _("Your words are changed. The old ones no longer open your room."),
    "sheet_renewed": _("The new sheet counts from now on. Destroy the old one; it no longer opens your room."),
    "sheet_works": _("Your sheet opens your room."),
    "words_work": _("Your words open your room."),
    "rehearsed_on": _("Last tried on {day}."),
    # devices and pairing
    "device_out": _("The device is out. Everything is being sealed again with new keys."),
    "pair_qr": _("QR code that opens your room on a new device, once"),
    "pair_left": _("Works for {time} more, and once."),
    "pair_over": _("The code has run out. Make a new one when you are ready."),
    # contacts
    "contact_changed": _("Their keys have changed. Nothing is sealed to them until you compare the words again."),
    "contact_checked": _("Compared in person"),
    "contact_pinned": _("Remembered from first use, not compared yet"),
    "pinned": _("Remembered."),
    # leaving
    "leave_type": _("Type the word “{word}” to go on. Nothing has been asked for yet."),
    "leave_asked": _("Asked for. You have seven days to take it back."),
    "leave_cancelled": _("Taken back. Your room stays."),
    # the room's own page
    "stored_all": _("Everything is sealed and stored."),
    "stored_now": _("Being stored now."),
    "stored_waiting_one": _("1 entry only on this device"),
    "stored_waiting": _("{n} entries only on this device"),
    "stored_offline": _("You are offline. What you write is kept on this device and stored later."),
    "devices_n_one": _("1 device"),
    "devices_n": _("{n} devices"),
    "locks_n_one": _("1 way to open it"),
    "locks_n": _("{n} ways to open it"),
    # what a room can refuse, by its code
    "error_closed": _("Your room is closed. Open it first."),
    "error_wrong_words": _("These words do not open your room. Nothing was changed."),
    "error_wrong_passkey": _("This passkey does not belong to your room. Another one, or your words, may open it."),
    "error_wrong_sheet": _(
        "This is not the recovery sheet of this room, or a part of it is missing. Please compare it once more."
    ),
    "error_secret_needed": _("This device does not know your account secret yet. It is on your recovery sheet."),
    "error_no_prf": _("This passkey signs you in, but it cannot open a room here. Use your words instead."),
    "error_no_passkey": _("No passkey was used. Nothing was changed."),
    "error_offline": _("The house cannot be reached. What you wrote is kept on this device."),
    "error_signed_out": _("You are signed out. What you wrote is kept on this device."),
    "error_storage_full": _(
        "This device has no space left. What you wrote is still open here; make some space, and it is kept."
    ),
    "error_too_large": _("This is too large to be sealed in one piece. Nothing was changed."),
    "error_last_lock": _("This is the only way left to open your room. Add another one first."),
    "error_lock_removed": _(
        "The way by which this room was opened was removed on another device. Open it another way."
    ),
    "error_own_device": _("This is the device in your hands. Take it out from another one."),
    "error_revoked": _("This device was taken out of your room on another device."),
    "error_unpinned": _("Accept this member's keys first."),
    "error_changed_keys": _("This member's keys have changed. Compare the words with them before you share."),
    "error_moved": _("The room changed meanwhile. Nothing was lost; try once more."),
    "error_rolled_back": _(
        "The house shows an older state of your room than this device has seen. What is on this device is kept."
    ),
    "error_forked": _(
        "The house shows another history of your room than this device has seen. What is on this device is kept."
    ),
    "error_swapped": _(
        "Something of your room was exchanged on the house. It was not opened. What is on this device is kept."
    ),
    "error_withheld": _("The house holds back a part of your room. What is on this device is kept."),
    "error_words_short": _("Words of your own need at least five words, or twenty characters. Nothing was lost."),
    "error_no_way_in": _("Choose at least one way to open your room."),
    "error_weak": _("Something was weaker than this house allows. It was not used."),
}
