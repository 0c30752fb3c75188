"""The table of contents: which address belongs to which room."""

from django.conf import settings
from django.urls import include, path

from inglenook.site import views

urlpatterns = [
    path("", views.landing, name="landing"),
    path("promises/", views.promises, name="promises"),
    path("patterns/", views.patterns, name="patterns"),
    path("offline/", views.offline, name="offline"),
    path("reach/", views.reach, name="reach"),
    path("today/", views.today, name="today"),
    path("healthz", views.healthz, name="healthz"),
    path("sw.js", views.service_worker, name="service-worker"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("", include("inglenook.ground.people.urls")),
    path("", include("inglenook.ground.vault.urls")),
    path("reflect/", include("inglenook.rooms.reflect.urls")),
]

if settings.DEMO:
    from inglenook.site.demo import views as demo

    urlpatterns += [
        path("demo/", demo.demo, name="demo"),
        path("demo/sign-in/", demo.demo_sign_in, name="demo-sign-in"),
    ]

handler400 = "inglenook.site.views.bad_request"
handler403 = "inglenook.site.views.forbidden"
handler404 = "inglenook.site.views.not_found"
handler500 = "inglenook.site.views.server_error"
