"""When a sign-in asks for a second step."""

from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn.internal.flows import did_use_passwordless_login


class SecondStep(AuthenticateStage):  # type: ignore[misc]
    """Asks for a one-time code after a password when the member switched codes on.

    A passkey is another door, not a second lock: a member who lost the only device with the passkey must still come
    in by password, or the recovery sheet in their drawer would open nothing. What is sealed stays shut either way.
    """

    def _should_handle(self, request: object) -> bool:
        member = self.login.user
        if member is None or not is_mfa_enabled(member, [Authenticator.Type.TOTP]):
            return False
        return not did_use_passwordless_login(request, member)
