"""Accounts, page by page."""

from typing import Any

from django.urls import include, path
from django.views.generic import RedirectView

from inglenook.ground.look.audience import Audience, readable_by
from inglenook.ground.people.views import account, desk, entrance, going, joining, methods, password, sign_out, sure

HOST = readable_by(Audience.HOST)


def to(name: str) -> Any:
    """Leads to another page of ours."""
    return HOST(RedirectView.as_view(pattern_name=name))


coming_in = [
    path("join/", joining.join, name="join"),
    path("join/thanks/", joining.join_thanks, name="join-thanks"),
    path("invitation/passkey/", joining.first_passkey, name="first-passkey"),
    path("invitation/<str:token>/", joining.invitation, name="invitation"),
    path("sign-in/", readable_by(Audience.HOST, sealed=True)(entrance.sign_in), name="sign-in"),
    path("sign-in/password/", entrance.password_sign_in, name="sign-in-password"),
    path("sign-in/code/", entrance.code_sign_in, name="sign-in-code"),
    path("sign-in/verify/", entrance.verify_address, name="sign-in-verify"),
    path("sign-in/suspended/", HOST(entrance.suspended), name="suspended"),
    path("sign-in/organisation/refused/", HOST(entrance.organisation_refused), name="organisation-refused"),
    path("sign-in/organisation/<slug:provider_id>/", HOST(entrance.organisation_sign_in), name="openid_connect_login"),
    path(
        "sign-in/organisation/<slug:provider_id>/back/",
        HOST(entrance.organisation_back),
        name="openid_connect_callback",
    ),
    path("sign-in/lost/", password.ask_reset, name="password-reset"),
    path("sign-in/lost/sent/", password.reset_asked, name="password-reset-asked"),
    path("sign-in/lost/done/", password.reset_done, name="password-reset-done"),
    path("sign-in/lost/<slug:uidb36>/<str:key>/", password.reset, name="account_reset_password_from_key"),
    path("sign-out/", sign_out.sign_out, name="sign-out"),
    path("_allauth/browser/v1/auth/", include("inglenook.ground.people.doors")),
]

own = [
    path("account/", account.account, name="account"),
    path("account/profile/", account.account_profile, name="account-profile"),
    path("account/language/", account.account_language, name="account-language"),
    path("account/quiet-hours/", account.account_quiet, name="account-quiet"),
    path("account/sessions/", account.account_sessions, name="account-sessions"),
    path("account/sessions/others/end/", account.sessions_end_others, name="sessions-end-others"),
    path("account/sessions/<int:pk>/end/", account.session_end, name="session-end"),
    path("account/sign-in/", methods.account_methods, name="account-methods"),
    path("account/sign-in/addresses/", methods.addresses, name="account-addresses"),
    path("account/sign-in/password/", password.change, name="password-change"),
    path("account/sign-in/password/first/", password.set_first, name="password-set"),
    path("account/sign-in/passkeys/add/", methods.add_passkey, name="passkey-add"),
    path("account/sign-in/passkeys/<int:pk>/name/", methods.passkey_rename, name="passkey-rename"),
    path("account/sign-in/passkeys/<int:pk>/remove/", methods.passkey_remove, name="passkey-remove"),
    path("account/sign-in/codes/", methods.start_codes, name="codes-start"),
    path("account/sign-in/codes/stop/", methods.stop_codes, name="codes-stop"),
    path("account/sign-in/recovery-codes/", methods.recovery_codes, name="account-recovery-codes"),
    path("account/sign-in/recovery-codes/new/", methods.new_recovery_codes, name="recovery-codes-new"),
    path("account/sign-in/organisation/<int:pk>/remove/", methods.identity_remove, name="identity-remove"),
    path("account/sure/", sure.by_password, name="sure"),
    path("account/sure/code/", sure.by_code, name="sure-code"),
    path("account/sure/passkey/", sure.by_passkey, name="sure-passkey"),
    path("account/export/", going.account_export, name="account-export"),
    path("account/leave/", going.account_leave, name="account-leave"),
    path("account/stay/", going.account_stay, name="account-stay"),
    path("people/<str:public_id>/", account.person, name="person"),
]

keeping = [
    path("desk/", desk.desk, name="desk"),
    path("desk/requests/", desk.desk_requests, name="desk-requests"),
    path("desk/requests/<int:pk>/answer/", desk.request_answer, name="request-answer"),
    path("desk/invitations/", desk.desk_invitations, name="desk-invitations"),
    path("desk/invitations/<int:pk>/again/", desk.invitation_again, name="invitation-again"),
    path("desk/invitations/<int:pk>/withdraw/", desk.invitation_withdraw, name="invitation-withdraw"),
    path("desk/members/", desk.desk_members, name="desk-members"),
    path("desk/members/<str:public_id>/", desk.desk_member, name="desk-member"),
    path("desk/members/<str:public_id>/open-again/", desk.member_reopen, name="member-reopen"),
]

# The sign-in library looks its own names up; each is one of our pages at the same address.
library = [
    path("sign-in/", readable_by(Audience.HOST, sealed=True)(entrance.sign_in), name="account_login"),
    path("sign-in/code/", entrance.code_sign_in, name="mfa_authenticate"),
    path("sign-in/verify/", entrance.verify_address, name="account_email_verification_sent"),
    path("sign-in/suspended/", HOST(entrance.suspended), name="account_inactive"),
    path("sign-in/lost/", password.ask_reset, name="account_reset_password"),
    path("sign-in/lost/sent/", password.reset_asked, name="account_reset_password_done"),
    path("sign-in/lost/done/", password.reset_done, name="account_reset_password_from_key_done"),
    path("sign-out/", sign_out.sign_out, name="account_logout"),
    path("join/", joining.join, name="account_signup"),
    path("join/", joining.join, name="account_signup_by_passkey"),
    path("invitation/passkey/", joining.first_passkey, name="mfa_signup_webauthn"),
    path("account/sign-in/", methods.account_methods, name="mfa_index"),
    path("account/sign-in/", methods.account_methods, name="socialaccount_connections"),
    path("account/sign-in/addresses/", methods.addresses, name="account_email"),
    path("account/sign-in/password/", password.change, name="account_change_password"),
    path("account/sign-in/password/first/", password.set_first, name="account_set_password"),
    path("account/sign-in/codes/", methods.start_codes, name="mfa_activate_totp"),
    path("account/sign-in/codes/stop/", methods.stop_codes, name="mfa_deactivate_totp"),
    path("account/sign-in/recovery-codes/", methods.recovery_codes, name="mfa_view_recovery_codes"),
    path("account/sign-in/recovery-codes/new/", methods.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/sure/", sure.by_password, name="account_reauthenticate"),
    path("account/sure/code/", sure.by_code, name="mfa_reauthenticate"),
    path("account/sure/passkey/", sure.by_passkey, name="mfa_reauthenticate_webauthn"),
    path("sign-in/organisation/cancelled/", to("sign-in"), name="socialaccount_login_cancelled"),
    path("sign-in/organisation/closed/", to("organisation-refused"), name="socialaccount_signup"),
]

urlpatterns = [*coming_in, *own, *keeping, *library]
