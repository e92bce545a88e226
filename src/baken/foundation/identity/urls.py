"""The addresses of the log-in: Dutch, and neutral about where one logs in."""

from allauth.socialaccount.providers.openid_connect import views as openid
from django.urls import path

from baken.foundation.identity.views import account, screen

STEPS = "profiel/tweede-stap/"

urlpatterns = [
    path("inloggen/", account.Login.as_view(), name="account_login"),
    path("inloggen/tweede-stap/", account.SecondStep.as_view(), name="mfa_authenticate"),
    path("inloggen/geen-toegang/", account.NoAccess.as_view(), name="account_inactive"),
    path("inloggen/extern/<slug:provider_id>/", openid.login, name="openid_connect_login"),
    path(
        "inloggen/extern/<slug:provider_id>/terug/", openid.callback, name="openid_connect_callback"
    ),
    path("uitloggen/", account.Logout.as_view(), name="account_logout"),
    path("oefenen/", screen.oefenen, name="oefenen"),
    path("slot/", screen.slot, name="slot"),
    path("wakker/", screen.wakker, name="wakker"),
    path("bevestigen/", account.Reauthenticate.as_view(), name="account_reauthenticate"),
    path("bevestigen/code/", account.ReauthenticateCode.as_view(), name="mfa_reauthenticate"),
    path(
        "bevestigen/passkey/",
        account.ReauthenticateKey.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path("profiel/", screen.profiel, name="profiel"),
    path("profiel/organisatie/", screen.organisatie, name="organisatie"),
    path("profiel/wachtwoord/", account.ChangePassword.as_view(), name="account_change_password"),
    path(STEPS, account.SecondSteps.as_view(), name="mfa_index"),
    path(f"{STEPS}app/", account.AddApp.as_view(), name="mfa_activate_totp"),
    path(f"{STEPS}app/weg/", account.DropApp.as_view(), name="mfa_deactivate_totp"),
    path(f"{STEPS}passkey/", account.AddKey.as_view(), name="mfa_add_webauthn"),
    path(f"{STEPS}passkey/<int:pk>/weg/", account.DropKey.as_view(), name="mfa_remove_webauthn"),
    path(f"{STEPS}herstelcodes/", account.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path(
        f"{STEPS}herstelcodes/nieuw/",
        account.NewRecoveryCodes.as_view(),
        name="mfa_generate_recovery_codes",
    ),
]
