"""First lines for a page that stays empty. Our own words; the guided models come with their own room."""

from django.utils.translation import gettext_lazy as _

PROMPTS = [
    _("What am I still carrying from the last conversation?"),
    _("Where was I today: too close, too far, about right? How did I notice?"),
    _("What did somebody do well today, and did they hear it from me?"),
    _("What would I tell a colleague who had my week?"),
    _("Which moment do I want to bring to supervision, and what is my question?"),
    _("What did my body know before I did?"),
]
