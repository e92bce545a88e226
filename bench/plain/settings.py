"""A stock Django project on the same database, to measure beside: what `startproject` gives."""

import os

from baken.config.connection import for_django

SECRET_KEY = "plain"  # it signs sessions of an invented person in a database of a few minutes
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
ROOT_URLCONF = "plain.site"
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "plain",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [os.path.dirname(__file__)],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# The pool is the product's: without it every page would first have to connect.
POOL = {"min_size": 1, "max_size": 12}
DATABASES = {"default": for_django(os.environ["PLAIN_DATABASE"], pool=POOL)}
