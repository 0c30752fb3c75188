"""What the scripts of every sealed page may say. `_one`, `_other`, ... are chosen by the number `n`."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "undo": _("Undo"),
    "demo_failed": _("The demo could not open this room just now. Nothing was changed. Press the button again."),
    "close": _("Close"),
    "try_again": _("Try again"),
    # moving about
    "opening_page": _("Opening the page…"),
    "page_unreachable": _("This page could not be reached. You may be offline. What you wrote is still here."),
    "server_error": _("The house had a fault on its side. What you wrote is still here. Try again in a moment."),
    "signed_out": _("You have been signed out. What you wrote is kept on this device. Sign in to go on."),
    "sign_in_again": _("Sign in"),
    "not_kept": _("The last change could not be kept on this device, so this page stays open. Copy what you need."),
    "leave_anyway": _("Leave anyway"),
    "new_version": _("A new version of Inglenook is ready. Using it closes your room once."),
    "use_it": _("Use it now"),
    # the room
    "room_unknown": _("Looking for your room…"),
    "room_none": _("You have no room yet"),
    "room_closed": _("Your room is closed"),
    "room_open": _("Your room is open"),
    "room_open_offline": _("Your room is open. You are offline."),
    "room_is_open": _("Your room is open."),
    "only_here_one": _("1 entry only on this device"),
    "only_here": _("{n} entries only on this device"),
    # alarms
    "alarm_title": _("Something is wrong with your vault on the server."),
    "alarm_rolled-back": _(
        "The server gave an older state than this device has seen. Newer entries may be missing there."
    ),
    "alarm_forked": _("The server shows this device another history than it showed before."),
    "alarm_swapped": _("The server gave a different box than the one you sealed. It was not opened."),
    "alarm_withheld": _("The server keeps back something that belongs to your vault."),
    "alarm_weak": _("The server offered a weaker lock than Inglenook allows. It was not used."),
    "alarm_do": _(
        "Nothing on this device was changed or lost. Do not make a new room. Export what is here, "
        "and ask the person who hosts this house what happened; another device of yours may show the missing part."
    ),
    "alarm_read": _("I have read this"),
    # keys
    "keys_title": _("Keyboard"),
    "keys_list": _("Show this list"),
    "keys_hide": _("Hide everything at once and close your room"),
    "keys_on": _("Use single keys as shortcuts"),
}
