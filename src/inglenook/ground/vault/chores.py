"""What the clock does for the vault."""

import datetime

from inglenook.ground.notices.chores import chore
from inglenook.ground.vault import actions


@chore("vault.close", every=datetime.timedelta(minutes=10))
def close() -> None:
    """Ends the vaults whose wait is over, and pairings that nobody took."""
    actions.close_due_vaults()


@chore("vault.sweep", every=datetime.timedelta(days=1))
def sweep() -> None:
    """Takes away files that a crash left without a row."""
    actions.sweep_files()
