"""The room's pages, and the vault's calls as docs/vault-format.md lists them."""

from django.urls import path

from inglenook.ground.vault import pages

urlpatterns = [
    path("room/", pages.room, name="room"),
    path("room/set-up/", pages.set_up, name="room-set-up"),
    path("room/locks/", pages.locks, name="room-locks"),
    path("room/devices/", pages.devices, name="room-devices"),
    path("room/pair/", pages.pair, name="room-pair"),
    path("room/contacts/", pages.contacts, name="room-contacts"),
    path("room/leave/", pages.leave, name="room-leave"),
]
