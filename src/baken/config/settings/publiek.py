"""The public process: no session, no login, no form and no cookie, so none of their code."""

from baken.config.environment import environment

BAKEN = environment()

SECRET_KEY = BAKEN.secret_key
DEBUG = False
ALLOWED_HOSTS = BAKEN.public_hosts
ROOT_URLCONF = "baken.config.urls_publiek"
INSTALLED_APPS = ["baken.publiek"]
MIDDLEWARE = [
    "baken.publiek.middleware.Headers",
    "baken.publiek.middleware.LanguageOfPath",
    "django.middleware.common.CommonMiddleware",
]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
DATABASES = {"default": BAKEN.database("publiek")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]

# A failure is told with its trace; a visitor, a path or a strange host never is.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"failure": {"()": "baken.publiek.failures.Failure"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "failure"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["nowhere"], "propagate": False},
    },
}
