"""Reflect, page by page. Private ids never stand in an address, only behind the `#`."""

from django.urls import path

from inglenook.rooms.reflect import views

urlpatterns = [
    path("", views.reflect, name="reflect"),
    path("check-ins/", views.check_ins, name="check-ins"),
    path("journal/", views.journal, name="journal"),
    path("journal/write/", views.write, name="journal-write"),
    path("journal/history/", views.history, name="journal-history"),
    path("journal/bin/", views.removed, name="journal-bin"),
    path("journal/journals/", views.journals, name="journal-journals"),
    path("journal/look-back/", views.look_back, name="journal-look-back"),
    path("journal/letters/", views.letters, name="journal-letters"),
    path("journal/import/", views.bring_in, name="journal-import"),
    path("journal/export/", views.take_out, name="journal-export"),
]
