"""Turns a notice into the words of a mail, in the reader's language."""

from collections.abc import Mapping

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from inglenook.ground.notices.kinds import KINDS


def checked(notice: str, fields: Mapping[str, str]) -> dict[str, str]:
    """The fields as text; refuses any that the notice may not carry, and any that is missing."""
    allowed = KINDS[notice].fields
    if set(fields) != allowed:
        raise ValueError(f"the notice {notice} carries {sorted(allowed)}, not {sorted(fields)}")
    return {name: str(value) for name, value in fields.items()}


def written(notice: str, fields: Mapping[str, str], language: str) -> tuple[str, str]:
    """Subject and body. The template's first line is the subject; a mail is plain text, so nothing is escaped."""
    known = {**fields, "house": settings.HOUSE_NAME, "house_url": settings.HOUSE_URL}
    with translation.override(language):
        template = get_template(f"notices/mails/{notice}.txt").template  # type: ignore[attr-defined]
        text: str = template.render(Context(known, autoescape=False)).strip()
    subject, _, body = text.partition("\n")
    return " ".join(subject.split()), body.strip() + "\n"
