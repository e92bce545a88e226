"""The shape of what comes in at the log-in: names, passwords, codes and keys."""

from typing import Any

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.base import forms as factor
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from baken.foundation.identity.adapters import account_adapter
from baken.foundation.identity.models import Organisatie, User


class _Told:
    """Keeps the autocomplete token of a field: a password manager needs it on a log-in."""

    def build_attrs(self, base: dict[str, Any], extra: dict[str, Any] | None = None) -> Any:
        merged = super().build_attrs(base, extra)  # type: ignore[misc]
        return merged | {key: base[key] for key in ("autocomplete", "autofocus") if key in base}


class _Text(_Told, forms.TextInput):
    pass


class _Password(_Told, forms.PasswordInput):
    pass


def _name() -> forms.CharField:
    attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
    words = {"required": _("Vul je naam of e-mailadres in.")}
    return forms.CharField(
        label=_("Gebruikersnaam of e-mailadres"),
        max_length=254,
        widget=_Text(attrs),
        error_messages=words,
    )


def _password(*, label: Any = None) -> forms.CharField:
    words = {"required": _("Vul een wachtwoord in.")}
    return forms.CharField(
        label=label or _("Wachtwoord"),
        max_length=256,
        strip=False,
        widget=_Password({"autocomplete": "current-password"}),
        error_messages=words,
    )


def _code() -> forms.CharField:
    attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
    words = {"required": _("Vul de code in.")}
    return forms.CharField(
        label=_("Code"), max_length=20, widget=_Text(attrs), error_messages=words
    )


class Login(account.LoginForm):  # type: ignore[misc]
    """Who you are, and your password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"login": _name(), "password": _password()}


class Reauthenticate(account.ReauthenticateForm):  # type: ignore[misc]
    """Your password once more, before something that touches the account itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"] = _password()


class Unlock(Reauthenticate):
    """Your password, to go on where you were."""


class ChangePassword(account.ChangePasswordForm):  # type: ignore[misc]
    """The password of now, and twice the new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        old = _password(label=_("Wachtwoord van nu"))
        new: forms.Field = self.fields["password1"]
        again: forms.Field = self.fields["password2"]
        again.widget = _Password({"autocomplete": "new-password"})
        again.label = _("Nieuw wachtwoord, nog een keer")
        new.widget = _Password({"autocomplete": "new-password"})
        new.label, new.help_text = _("Nieuw wachtwoord"), _("Minstens 12 tekens.")
        for field in (new, again):
            field.error_messages["required"] = _("Vul een wachtwoord in.")
        self.fields["oldpassword"] = old

    def clean(self) -> dict[str, Any] | None:
        """Refuse two different new ones, and the one that was there."""
        cleaned: dict[str, Any] = forms.Form.clean(self) or {}
        new = cleaned.get("password1")
        if new and cleaned.get("password2") and new != cleaned["password2"]:
            self.add_error("password2", _("Dit is een ander wachtwoord. Typ twee keer hetzelfde."))
        if new and new == cleaned.get("oldpassword"):
            self.add_error("password1", _("Dit is je oude wachtwoord. Kies een ander."))
        return cleaned


class Authenticate(factor.AuthenticateForm):  # type: ignore[misc]
    """The code of the app, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _code()

    def _emit_authentication_failed(self, authenticator: Authenticator) -> None:
        super()._emit_authentication_failed(authenticator)
        _tell_failure(self.user)


class ReauthenticateCode(factor.ReauthenticateForm):  # type: ignore[misc]
    """The same, before something that touches the account itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _code()

    def _emit_authentication_failed(self, authenticator: Authenticator) -> None:
        super()._emit_authentication_failed(authenticator)
        _tell_failure(self.user)


class AuthenticateKey(webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """The answer of a passkey."""

    def clean_credential(self) -> Any:
        """Return the passkey that answered. :raises ValidationError: if it is not theirs."""
        try:
            return super().clean_credential()
        except ValidationError:
            _tell_failure(self.user)
            raise


class ActivateApp(totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new authenticator app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _code()


class AddKey(webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey, with a name to know it by."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Naam van deze passkey")
        self.fields["name"].max_length = 80


class Screen(forms.Form):
    """How the screen works for this person."""

    language = forms.ChoiceField(
        label=_("Taal"), choices=[("nl", "Nederlands"), ("en", "English")], widget=forms.RadioSelect
    )
    single_keys = forms.BooleanField(label=_("Losse toetsen gebruiken"), required=False)


class Place(forms.Form):
    """For which organisatie this person works now."""

    organisatie = forms.TypedChoiceField(
        label=_("Organisatie"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een organisatie.")},
    )

    def __init__(self, *args: Any, choices: list[Organisatie], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].choices = [(one.pk, one.name) for one in choices]  # type: ignore[attr-defined]


def _tell_failure(user: User) -> None:
    account_adapter(context.request).happened(
        "login.failed", request=context.request, user=user, reason="second_factor"
    )
