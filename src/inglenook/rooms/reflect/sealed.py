"""What Reflect seals beside what its forms declare."""

from django.utils.translation import gettext_lazy as _

from inglenook.ground.vault.sealed_kinds import SealedKind, declare

ENTRY = declare(SealedKind("journal.entry", _("Journal entries, letters to a later self"), "reflect"))
REVISION = declare(SealedKind("journal.revision", _("Earlier versions of journal entries"), "reflect"))
IMPORT = declare(SealedKind("journal.import", _("What an import brought, so that it can be undone"), "reflect"))
