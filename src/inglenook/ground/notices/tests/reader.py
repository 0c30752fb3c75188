"""A reader for tests of mails, without a database."""

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

MADRID = ZoneInfo("Europe/Madrid")


@dataclass
class PlainReader:
    """Quiet from 18:30 to 8:00, like everybody on the first day."""

    email: str = "amara@inglenook.example"
    tongue: str = "en"
    zone: ZoneInfo = MADRID

    def wants_quiet(self, moment: datetime.datetime) -> bool:
        clock = moment.astimezone(self.zone).time()
        return clock >= datetime.time(18, 30) or clock < datetime.time(8)
