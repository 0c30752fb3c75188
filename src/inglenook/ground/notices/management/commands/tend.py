"""The worker: looks at the clock, does what is due, then the jobs that wait."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from inglenook.ground.notices.chores import tick


def jobs() -> Worker:
    """A worker that does the jobs that are ready and then returns."""
    return Worker(
        queue_names=["*"], interval=0, batch=True, backend_name="default", startup_delay=False,
        max_tasks=None, worker_id=get_random_string(32), excluded_queue_names=[],
    )  # fmt: skip


class Command(BaseCommand):
    """`./inglenook up` runs one of these beside the server; more do no harm."""

    help = "Does chores and jobs until it is stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        """How often to look, and whether to look only once."""
        parser.add_argument("--every", type=float, default=2.0, help="seconds between two looks")
        parser.add_argument("--once", action="store_true", help="look once and end")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ends between two looks, so that a chore or a job is never cut in half."""
        enough = threading.Event()
        if options["once"]:
            enough.set()
        else:
            for sort in (signal.SIGTERM, signal.SIGINT):
                signal.signal(sort, lambda *_: enough.set())
        look()
        while not enough.wait(options["every"]):
            look()


def look() -> None:
    """One turn of the worker."""
    tick()
    jobs().run()
