"""What the scripts of the sign-in pages may say."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "no_passkeys_here": _("This browser cannot use passkeys here. Sign in with your password instead."),
    "passkey_called_off": _("No passkey was used, and nothing was changed. Try again, or use another way."),
    "passkey_known": _("This device has a passkey for your account already. Nothing was changed."),
    "passkey_unknown": _("This passkey does not belong to an account here. Try another one, or your password."),
    "closed_for_now": _("This account is closed for now. The reason is in a mail from the host."),
    "too_often": _("That was tried too often. Please wait a minute, then try again."),
    "house_unreachable": _("The house does not answer just now. You may be offline. Try again in a moment."),
}
