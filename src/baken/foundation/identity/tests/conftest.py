"""Somebody who can log in, and an installation for practice or for real work."""

from dataclasses import replace
from functools import cache

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.contrib.auth.hashers import make_password

from baken.foundation.audit.models import AuditRow
from baken.foundation.identity.models import Installatie, User

PASSWORD = "paars-fiets-anker-19"


@cache
def hashed():
    """Return the hash of the password; made once, for argon2 takes its time on purpose."""
    return make_password(PASSWORD)


@pytest.fixture
def sanne(fatima, monday):
    """Fatima's account, with a password of her own."""
    user = User.objects.get(pk=fatima.user_id)
    user.password = hashed()
    user.password_set_at = monday
    user.save()
    return user


@pytest.fixture
def real(settings):
    """Real work: every rule of the log-in is in force."""
    settings.BAKEN = replace(settings.BAKEN, demo=False)


@pytest.fixture
def practice(settings, db, monday):
    """Practice, as both the settings and the database say."""
    settings.BAKEN = replace(settings.BAKEN, demo=True)
    Installatie.objects.create(kind="demo", made_at=monday)


@pytest.fixture
def with_app(sanne):
    """Sanne's account with an authenticator app; the fixture is its shared secret."""
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    TOTP.activate(sanne, secret)
    return secret


@pytest.fixture
def log_in(client, sanne):
    """Log Sanne in by her password."""

    def go(password=PASSWORD, **told):
        return client.post("/inloggen/", {"login": "fatima", "password": password, **told})

    return go


def code_of(secret):
    """Return the code an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, next(counters())))


def trail():
    """Return what was written down about log-ins, oldest first."""
    rows = AuditRow.objects.filter(verb__startswith="login.").order_by("id")
    return [(row.verb, row.reason) for row in rows]
