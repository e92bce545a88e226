"""The staff process: the rooms behind a login, in the application's database role."""

from csp.constants import NONE, SELF

from baken.config.settings.login import *  # noqa: F403
from baken.config.settings.login import FORM_TARGETS
from baken.config.settings.shared import *  # noqa: F403
from baken.config.settings.shared import BAKEN, ROOMS

AUTH_USER_MODEL = "identity.User"
ROOT_URLCONF = "baken.config.urls"
WSGI_APPLICATION = "baken.config.wsgi.application"
ALLOWED_HOSTS = BAKEN.staff_hosts
CSRF_TRUSTED_ORIGINS = BAKEN.staff_origins

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "procrastinate.contrib.django",
    *ROOMS,
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "baken.config.lock.Lock",
    "baken.config.lock.LoginRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "baken.config.middleware.AtWork",
    "baken.config.before_work.BeforeWork",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "baken.config.refusals.Refusals",
    "allauth.account.middleware.AccountMiddleware",  # below: it answers its own exceptions first
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "baken.foundation.ui.loader.ByLanguage",
                    ["django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "baken.config.frame.frame",
            ],
            "libraries": {
                "i18n": "baken.foundation.ui.templatetags.kept_words",
                "static": "baken.foundation.ui.templatetags.kept_files",
            },
            "builtins": [
                "baken.foundation.ui.templatetags.ui",
                "baken.foundation.ui.templatetags.kept_words",
                "baken.foundation.ui.templatetags.kept_addresses",
            ],
        },
    }
]

SILENCED_SYSTEM_CHECKS = ["templates.W003"]  # our `i18n` stands in for Django's on purpose

DATABASES = {
    "default": BAKEN.database(
        "app", pool={"min_size": 1, "max_size": 12}, server_side_binding=True, prepare_threshold=2
    )
    | {"ENGINE": "baken.config.postgresql"}
}

AUTHENTICATION_BACKENDS = ["baken.foundation.identity.backends.Backend"]
PASSWORD_HASHERS = ["baken.foundation.identity.passwords.Argon2"]
LOGIN_URL = "/inloggen/"
LOGIN_REDIRECT_URL = "/werk/"
LOGOUT_REDIRECT_URL = "/inloggen/"

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"  # no row to write for it
SESSION_ENGINE = "baken.foundation.identity.sessions"
SESSION_COOKIE_NAME = "baken_sessie"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "baken_csrf"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BAKEN.https
CSRF_FAILURE_VIEW = "baken.config.refusals.expired_form"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF, *FORM_TARGETS],
        "frame-ancestors": [NONE],
    }
}
