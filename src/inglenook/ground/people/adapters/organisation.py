"""Sign-in through an organisation (OpenID Connect): who may come in, and whose account it joins."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import redirect

from inglenook.ground.people.doorstep import invitation_at
from inglenook.ground.people.models import Member


def vouched_address(sociallogin: SocialLogin) -> str:
    """The address the issuer says it has checked, in small letters, or nothing."""
    return next((each.email.lower() for each in sociallogin.email_addresses if each.verified is True), "")


class OrganisationAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Four rules, in order.

    1. An identity (issuer and subject) that was joined to an account signs in to that account, whatever its address.
    2. A signed-in member may join an identity to the own account.
    3. Where `INGLENOOK_OIDC_ADMITS` is set, an address the issuer has checked joins the account that has confirmed
       the same address, or makes a new account. The host says by that setting that the issuer's word is good.
    4. Else an unknown identity comes in with an open invitation for its checked address only. An account with that
       address is never joined: its owner signs in first and joins it by rule 2.
    """

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Rule 3 for people who are members already; everybody who may not come in is told so in one way."""
        if sociallogin.is_existing or request.user.is_authenticated:
            return
        checked = vouched_address(sociallogin)
        known = EmailAddress.objects.filter(email=checked, verified=True).select_related("user").first()
        if checked and known and settings.OIDC_ADMITS:
            sociallogin.connect(request, known.user)
        elif known or not self.is_open_for_signup(request, sociallogin):
            raise ImmediateHttpResponse(redirect("organisation-refused"))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Rules 3 and 4 for new people."""
        checked = vouched_address(sociallogin)
        invitation = invitation_at(request)
        invited = bool(invitation and invitation.email.lower() == checked)
        return bool(checked) and (settings.OIDC_ADMITS or invited)

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> Member:  # noqa: ARG002
        """Takes the name the issuer gives; it can be changed at once."""
        member: Member = sociallogin.user
        member.email = (data.get("email") or "").lower()
        member.name = (data.get("name") or data.get("first_name") or member.email.partition("@")[0])[:80]
        return member
