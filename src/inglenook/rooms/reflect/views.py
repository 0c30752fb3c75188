"""Reflect's pages. Each is a frame that any member gets; what stands in it is opened on the member's own device."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inglenook.ground.look.audience import Audience
from inglenook.ground.vault.pages import Page, sealed_page
from inglenook.rooms.reflect.prompts import PROMPTS


def own_page(name: str) -> Page:
    """A page that only the member can read: its template and nothing else."""

    @sealed_page(Audience.ONLY_YOU)
    def page(request: HttpRequest) -> HttpResponse:
        return render(request, f"reflect/{name}.html")

    return page


reflect = own_page("reflect")
check_ins = own_page("check-ins")
journal = own_page("journal")
history = own_page("journal-history")
removed = own_page("journal-bin")
journals = own_page("journal-journals")
look_back = own_page("journal-look-back")
letters = own_page("journal-letters")
bring_in = own_page("journal-import")
take_out = own_page("journal-export")


@sealed_page(Audience.ONLY_YOU)
def write(request: HttpRequest) -> HttpResponse:
    """The editor, with a few first lines for a day on which nothing comes."""
    return render(request, "reflect/journal-write.html", {"prompts": PROMPTS})
