"""The few calls that a script on our own pages, or a program, signs in by. The library has more."""

from allauth.headless.account.views import LoginView, ReauthenticateView, SessionView
from allauth.headless.constants import Client
from allauth.headless.mfa.views import AuthenticateView, LoginWebAuthnView, ManageWebAuthnView
from django.urls import path

from inglenook.ground.look.audience import Audience, readable_by

HOST = readable_by(Audience.HOST)


class AddPasskey(ManageWebAuthnView):  # type: ignore[misc]
    """Adds a passkey while a room is set up. Names and removals have pages, which keep the last way in."""

    http_method_names = ["get", "post"]


urlpatterns = [
    path("session", HOST(SessionView.as_api_view(client=Client.BROWSER)), name="door-session"),
    path("login", HOST(LoginView.as_api_view(client=Client.BROWSER)), name="door-login"),
    path("2fa/authenticate", HOST(AuthenticateView.as_api_view(client=Client.BROWSER)), name="door-code"),
    path("webauthn/login", HOST(LoginWebAuthnView.as_api_view(client=Client.BROWSER)), name="door-passkey"),
    path("webauthn/keys", HOST(ManageWebAuthnView.as_api_view(client=Client.BROWSER)), name="door-passkeys"),
    path("webauthn/keys", HOST(AddPasskey.as_api_view(client=Client.BROWSER)), name="door-keys"),
    path("reauthenticate", HOST(ReauthenticateView.as_api_view(client=Client.BROWSER)), name="door-sure"),
]
