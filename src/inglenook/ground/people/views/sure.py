"""Before something that matters the house asks once more whether it is you."""

from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import ReauthenticateView as CodeView
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView

from inglenook.ground.look.audience import Audience, readable_by


class ByPassword(ReauthenticateView):  # type: ignore[misc]
    """With the password."""

    template_name = "people/sure.html"


class ByCode(CodeView):  # type: ignore[misc]
    """With a one-time code."""

    template_name = "people/sure.html"


class ByPasskey(ReauthenticateWebAuthnView):  # type: ignore[misc]
    """With a passkey."""

    template_name = "people/sure-passkey.html"


HOST = readable_by(Audience.HOST)
by_password, by_code, by_passkey = HOST(ByPassword.as_view()), HOST(ByCode.as_view()), HOST(ByPasskey.as_view())
