"""How django-allauth works here: nobody signs up, nothing is mailed, every event is told."""

from datetime import timedelta
from typing import Any, ClassVar, Literal, NoReturn

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from baken.foundation.identity import idle
from baken.foundation.identity.models import User
from baken.foundation.identity.people import find_by_login, find_by_verified_email
from baken.foundation.identity.practice import PracticePerson
from baken.foundation.identity.secrets import seal, unseal

Event = Literal[
    "login.done",
    "login.failed",
    "login.ended",
    "login.locked",
    "login.resumed",
    "login.password",
    "login.factor",
]
WRONG = _("Naam of wachtwoord klopt niet.")
FRESH = timedelta(minutes=5)


class Account(DefaultAccountAdapter):  # type: ignore[misc]
    """Logs in and out. What stands above this room fills in `happened` and `practice_people`."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
        "enter_current_password": _("Dit is niet je wachtwoord van nu."),
        "incorrect_password": _("Dit wachtwoord klopt niet."),
        "incorrect_code": _("Deze code klopt niet. Wacht op de volgende code."),
        "too_many_login_attempts": _("Te vaak geprobeerd. Wacht vijf minuten."),
        "rate_limited": _("Te vaak geprobeerd. Wacht vijf minuten."),
    }

    def happened(
        self, event: Event, *, request: HttpRequest, user: User | None, reason: str = ""
    ) -> None:
        """Write down what happened; `user` is whose account it is about, if there is one."""
        raise RuntimeError("a sign-in that writes down nothing: config.sign_in fills this in")

    def practice_people(self) -> list[PracticePerson]:
        """Return who may be practised as, without a password."""
        return []

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing in the words of allauth; the pages say in our own what was done."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> NoReturn:
        raise RuntimeError("The log-in sends no mail.")

    def is_safe_url(self, url: str) -> bool:
        return is_own_path(url)

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        idle.begin(request.session, at=timezone.now())  # noqa: TID251 - allauth brings no moment
        self.happened("login.done", request=request, user=user)

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, User):
            self.happened("login.ended", request=request, user=request.user)
        super().logout(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            self._failed(request, credentials, "rate_limited")
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        self._failed(request, credentials, "password")

    def respond_user_inactive(self, request: HttpRequest, user: User) -> Any:
        self.happened("login.failed", request=request, user=user, reason="inactive")
        return super().respond_user_inactive(request, user)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        session = context.request.session
        now = timezone.now()  # noqa: TID251 - allauth brings no moment
        if idle.began_within(session, at=now, term=FRESH):
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def get_reauthentication_methods(self, user: AbstractBaseUser) -> list[dict[str, Any]]:
        words = {
            "reauthenticate": gettext("Met je wachtwoord"),
            "mfa_reauthenticate": gettext("Met een code"),
            "mfa_reauthenticate:webauthn": gettext("Met een passkey"),
        }
        found = super().get_reauthentication_methods(user)
        return [{**one, "description": words[one["id"]]} for one in found]

    def _failed(self, request: HttpRequest, credentials: dict[str, Any], reason: str) -> None:
        typed = credentials.get("username") or credentials.get("email") or ""
        self.happened(
            "login.failed", request=request, user=find_by_login(typed=typed), reason=reason
        )


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """Seals the shared secrets, and keeps a person from taking away their last second factor."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": Account.error_messages["incorrect_code"],
        "cannot_delete_authenticator": _(
            "Dit is je laatste tweede stap. Voeg eerst een andere toe."
        ),
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        """Return the code on white ground, which a camera reads on a dark screen too."""
        head, tag, rest = super().build_totp_svg(url).partition("<path")
        return f'{head}<rect width="100%" height="100%" fill="#fff"/>{tag}{rest}'

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = second_factors(authenticator.user).exclude(pk=authenticator.pk)
        return settings.BAKEN.demo or bool(others.exists())

    def generate_authenticator_name(self, user: User, type: str) -> str:
        count = Authenticator.objects.filter(user=user, type=type).count()
        return gettext("Passkey %(number)d") % {"number": count + 1}

    def _get_site_name(self) -> str:
        return "Baken"


class WorkAccount(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Log-in with the organisation's own account: it opens an account here, it makes none."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """Return the provider of the settings; a row in the database adds none."""
        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: Any) -> Any:
        """Keep nothing of what the provider tells about the person but their `sub`."""
        sociallogin.account.extra_data = {}
        return super().populate_user(request, sociallogin, data)

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Tie a new `sub` to the one active person with its verified address, once."""
        if sociallogin.state.get("process") != "login":
            _refuse(request, "oidc_process")
        if sociallogin.is_existing:
            return
        user = find_by_verified_email(
            emails=[one.email for one in sociallogin.email_addresses if one.verified is True]
        )
        if user is None or SocialAccount.objects.filter(user=user).exists():
            _refuse(request, "oidc_unknown")
        sociallogin.connect(request, user)

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        _refuse(request, "oidc_error")


def second_factors(user: AbstractBaseUser) -> Any:
    """Return the second factors of a person; recovery codes alone are none."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return Authenticator.objects.filter(user_id=user.pk, type__in=kinds)


def is_own_path(url: str | None) -> bool:
    """Return whether this is a path of our own, so that nobody is led elsewhere."""
    return (
        bool(url)
        and str(url).startswith("/")
        and url_has_allowed_host_and_scheme(str(url), allowed_hosts=None)
    )


def account_adapter(request: HttpRequest) -> Account:
    """Return the adapter of the settings."""
    found: Account = get_adapter(request)
    return found


def _refuse(request: HttpRequest, reason: str) -> NoReturn:
    account_adapter(request).happened("login.failed", request=request, user=None, reason=reason)
    raise ImmediateHttpResponse(redirect("account_inactive"))
