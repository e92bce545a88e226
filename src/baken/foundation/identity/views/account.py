"""The log-in pages of django-allauth in our own words: passwords, second factors, passkeys."""

from http import HTTPStatus
from typing import Any

from allauth.account import views as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baken.foundation.identity import forms
from baken.foundation.identity.adapters import Event, account_adapter, is_own_path
from baken.foundation.identity.practice import is_practice
from baken.foundation.identity.steps import keep_own_password

STEPS = reverse_lazy("mfa_index")


class _Faulty:
    """A faulty form comes back with 422, as everywhere in Baken."""

    def form_invalid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        if answer.status_code == HTTPStatus.OK:
            answer.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return answer


class _Tells:
    """Tells that the person changed something of their own account."""

    event: Event = "login.factor"
    reason = ""
    said: str | Promise = ""

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        request = self.request  # type: ignore[attr-defined]
        account_adapter(request).happened(
            self.event, request=request, user=request.user, reason=self.reason
        )
        messages.success(request, str(self.said))
        return answer


class Login(_Faulty, account.LoginView):  # type: ignore[misc]
    """Ask who it is; in practice, show as whom one may practise."""

    template_name = "identity/inloggen.html"
    form_class = forms.Login

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found: dict[str, Any] = super().get_context_data(**kwargs)
        following = self.request.GET.get("next") or self.request.POST.get("next")
        practice = account_adapter(self.request).practice_people() if is_practice() else []
        return found | {
            "login_url": "",
            "next": following if is_own_path(following) else "",
            "sso_url": reverse_lazy("openid_connect_login", args=["werkaccount"])
            if settings.BAKEN.oidc
            else "",
            "demo_roles": practice,
            "demo_login_url": reverse_lazy("oefenen"),
            "public_url": settings.BAKEN.public_origins[0],
        }


class Logout(account.LogoutView):  # type: ignore[misc]
    """Log out, after a form that says so."""

    template_name = "identity/uitloggen.html"


class NoAccess(account.AccountInactiveView):  # type: ignore[misc]
    """Say that this account opens nothing here."""

    template_name = "identity/geen_toegang.html"


class SecondStep(_Faulty, factor.AuthenticateView):  # type: ignore[misc]
    """Ask for the second factor."""

    template_name = "identity/tweede_stap.html"
    form_class = forms.Authenticate
    webauthn_form_class = forms.AuthenticateKey


class Reauthenticate(_Faulty, account.ReauthenticateView):  # type: ignore[misc]
    """Ask for the password once more."""

    template_name = "identity/bevestigen.html"
    form_class = forms.Reauthenticate


class ReauthenticateCode(_Faulty, factor.ReauthenticateView):  # type: ignore[misc]
    """Ask for a code once more."""

    template_name = "identity/bevestigen.html"
    form_class = forms.ReauthenticateCode


class ReauthenticateKey(webauthn.ReauthenticateWebAuthnView):  # type: ignore[misc]
    """Ask for the passkey once more."""

    template_name = "identity/bevestigen_sleutel.html"

    def form_invalid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = self.render_to_response(self.get_context_data(form=form), status=422)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(), **kwargs}


class ChangePassword(_Tells, _Faulty, account.PasswordChangeView):  # type: ignore[misc]
    """Choose an own password; every other session of this person ends."""

    template_name = "identity/wachtwoord.html"
    form_class = forms.ChangePassword
    event: Event = "login.password"
    reason = "changed"
    said = _("Je wachtwoord is gewijzigd.")

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_usable_password():
            return redirect("profiel")
        return super().dispatch(request, *args, **kwargs)

    def get_default_success_url(self) -> str:
        return str(reverse_lazy("profiel"))

    def form_valid(self, form: Any) -> HttpResponse:
        keep_own_password(user=self.request.user, at=timezone.now())
        return super().form_valid(form)


class SecondSteps(factor.IndexView):  # type: ignore[misc]
    """Show the second factors of this person."""

    template_name = "identity/tweede_stappen.html"


class AddApp(_Tells, _Faulty, totp.ActivateTOTPView):  # type: ignore[misc]
    """Tie an authenticator app."""

    template_name = "identity/app.html"
    form_class = forms.ActivateApp
    reason = "app_added"
    said = _("De app is toegevoegd.")


class DropApp(_Tells, _Faulty, totp.DeactivateTOTPView):  # type: ignore[misc]
    """Take the authenticator app away."""

    template_name = "identity/weg.html"
    success_url = STEPS
    reason = "app_removed"
    said = _("De app is weggehaald.")


class AddKey(_Tells, _Faulty, webauthn.AddWebAuthnView):  # type: ignore[misc]
    """Tie a passkey."""

    template_name = "identity/sleutel.html"
    form_class = forms.AddKey
    reason = "key_added"
    said = _("De passkey is toegevoegd.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(), **kwargs}


class DropKey(_Tells, webauthn.RemoveWebAuthnView):  # type: ignore[misc]
    """Take a passkey away, unless it is the last second factor."""

    template_name = "identity/weg.html"
    success_url = STEPS
    reason = "key_removed"
    said = _("De passkey is weggehaald.")

    def form_valid(self, form: Any) -> HttpResponse:
        rules = get_adapter()
        if not rules.can_delete_authenticator(self.object):
            form.add_error(None, rules.validation_error("cannot_delete_authenticator"))
            shown = self.get_context_data(form=form)
            answer: HttpResponse = self.render_to_response(shown, status=422)
            return answer
        return super().form_valid(form)


class RecoveryCodes(recovery.ViewRecoveryCodesView):  # type: ignore[misc]
    """Show the recovery codes, once."""

    template_name = "identity/herstelcodes.html"


class NewRecoveryCodes(_Tells, _Faulty, recovery.GenerateRecoveryCodesView):  # type: ignore[misc]
    """Make new recovery codes; the old ones open nothing any more."""

    template_name = "identity/herstelcodes_nieuw.html"
    reason = "codes_made"
    said = _("Je oude herstelcodes werken niet meer.")
