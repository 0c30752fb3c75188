"""Who can read what the house keeps: the table of `/promises/`. docs/promises.md adds the test behind each line."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inglenook.ground.look.audience import Audience


@dataclass(frozen=True)
class Kept:
    """One collection: what it is, who can read it, and what the host sees of it."""

    what: Promise
    audience: Audience
    host_sees: Promise


BOX = _("Only that there are boxes, their padded sizes and when they were stored.")

COLLECTIONS = (
    Kept(_("Journal entries, with their dates, titles, tags and earlier versions"), Audience.ONLY_YOU, BOX),
    Kept(_("The names of your journals, letters to a later self, dates you muted"), Audience.ONLY_YOU, BOX),
    Kept(_("Pictures, voice notes and other attachments"), Audience.ONLY_YOU, BOX),
    Kept(_("Check-ins, with their notes"), Audience.ONLY_YOU, BOX),
    Kept(_("The settings of your room, and whom you have pinned as a contact"), Audience.ONLY_YOU, BOX),
    Kept(
        _("The keys of your room"),
        Audience.ONLY_YOU,
        _("How many locks there are and of what kind. No key, and nothing a key could be made from."),
    ),
    Kept(
        _("A copy that you seal to one other member"),
        Audience.PAIR,
        _("Who sent one to whom and when; not what is in it."),
    ),
    Kept(
        _("Your mail address, language, quiet hours, sessions and ways to sign in"),
        Audience.HOST,
        _("The address, the settings and when you signed in. Passwords only as a slow hash."),
    ),
    Kept(
        _("Your request to join and your invitation"),
        Audience.HOST,
        _("What you wrote in it, until it is answered and cleared away."),
    ),
    Kept(
        _("Your profile, as far as you fill it in"),
        Audience.MEMBERS,
        _("All of it, like every member."),
    ),
    Kept(
        _("Your public keys, which others need to seal something to you"),
        Audience.MEMBERS,
        _("All of it; your devices notice when the house shows others a wrong key."),
    ),
    Kept(_("This page and the other open pages"), Audience.EVERYONE, _("All of it.")),
)
