"""The room's pages, and the vault's calls as docs/vault-format.md lists them."""

from django.urls import path

from inglenook.ground.look.audience import Audience
from inglenook.ground.vault import pages
from inglenook.ground.vault.calls import call
from inglenook.ground.vault.views import blobs, directory, farewell, log, pairings, parcels, vault

MEMBERS = Audience.MEMBERS

urlpatterns = [
    path("room/", pages.room, name="room"),
    path("room/set-up/", pages.set_up, name="room-set-up"),
    path("room/locks/", pages.locks, name="room-locks"),
    path("room/devices/", pages.devices, name="room-devices"),
    path("room/pair/", pages.pair, name="room-pair"),
    path("room/contacts/", pages.contacts, name="room-contacts"),
    path("room/leave/", pages.leave, name="room-leave"),
    path("vault/", call(POST=vault.found), name="vault"),
    path("vault/state/", call(GET=vault.state), name="vault-state"),
    path("vault/log/", call(GET=log.pull, POST=log.push), name="vault-log"),
    path("vault/blobs/<str:blob>/", call(GET=blobs.get, PUT=blobs.put, DELETE=blobs.delete), name="vault-blob"),
    path("vault/directory/", call(MEMBERS, GET=directory.links, POST=directory.publish), name="vault-directory"),
    path("vault/directory/<str:member>/", call(MEMBERS, GET=directory.statements), name="vault-statements"),
    path("vault/parcels/", call(GET=parcels.waiting, POST=parcels.send), name="vault-parcels"),
    path("vault/parcels/<str:parcel>/", call(DELETE=parcels.take), name="vault-parcel"),
    path("vault/pairings/", call(POST=pairings.offer), name="vault-pairings"),
    path("vault/pairings/<str:pairing>/take/", call(POST=pairings.take), name="vault-pairing-take"),
    path("vault/farewell/", call(POST=farewell.ask, DELETE=farewell.cancel), name="vault-farewell"),
]
