"""What all processes share: the rooms, the language, the clock and the words."""

from pathlib import Path

from baken.config.environment import environment

BAKEN = environment()
BAKEN_SOURCE = BAKEN.process or "command"
PACKAGE = Path(__file__).parents[2]

SECRET_KEY = BAKEN.secret_key
DEBUG = False
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "config" / "locale"]
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEST_RUNNER = "django.test.runner.DiscoverRunner"

ROOMS = [
    "baken.foundation.identity",
    "baken.foundation.vault",
    "baken.foundation.access",
    "baken.foundation.audit",
    "baken.foundation.jobs",
    "baken.foundation.notes",
    "baken.foundation.ui",
    "baken.casework.zaak",
    "baken.casework.ketenpartner",
    "baken.casework.contact",
    "baken.casework.dossier",
    "baken.casework.zoekvraag",
    "baken.casework.bekend",
    "baken.casework.termijn",
    "baken.casework.taak",
    "baken.casework.alarm",
    "baken.casework.consult",
    "baken.intake.terugbelverzoek",
    "baken.intake.telefoon",
    "baken.intake.chat",
    "baken.diensten.advies",
    "baken.diensten.melding",
    "baken.diensten.beoordeling",
    "baken.diensten.afronding",
    "baken.pages.werk",
    "baken.pages.gesprek",
    "baken.pages.doorverbinden",
    "baken.pages.zaak",
    "baken.pages.dag",
    "baken.pages.handboek",
    "baken.pages.oefening",
    "baken.pages.zaken",
    "baken.pages.zoeken",
]

STATIC_URL = "/static/"
STATIC_ROOT = BAKEN.data / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"  # no-referrer makes a browser send "Origin: null"
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},
}
