"""How people log in: django-allauth with a second factor, and the limits on trying."""

from urllib.parse import urlsplit

from baken.config.settings.shared import BAKEN

LOGIN_CACHE = {"BACKEND": "baken.config.shared_cache.SharedCache"}
CACHES = {"default": LOGIN_CACHE}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "MinimumLengthValidator": {"min_length": 12},
        "UserAttributeSimilarityValidator": {"user_attributes": ("username", "email", "name")},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]

ACCOUNT_ADAPTER = "baken.config.sign_in.SignIn"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGIN_TIMEOUT = 5 * 60  # seconds between the password and the second factor
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
# A whole building comes in by one address, and a colleague must not be able to shut another out.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "30/m/ip,10/5m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}

MFA_ADAPTER = "baken.foundation.identity.adapters.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Baken"
MFA_TOTP_TOLERANCE = 0  # a code is remembered as used for one period: it may not live longer

SOCIALACCOUNT_ADAPTER = "baken.foundation.identity.adapters.WorkAccount"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "werkaccount",
                    "name": "werkaccount",
                    "client_id": BAKEN.oidc.client_id,
                    "secret": BAKEN.oidc.client_secret,
                    "settings": {"server_url": BAKEN.oidc.issuer},
                }
            ],
        }
    }
    if BAKEN.oidc
    else {}
)
# The browser follows the log-in form to the provider, so the policy of the page must allow it.
FORM_TARGETS = ["{0.scheme}://{0.netloc}".format(urlsplit(BAKEN.oidc.issuer))] if BAKEN.oidc else []
