"""What every answer of the public site goes through: its headers, and the language of its path."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from baken.publiek.leaflets import ENGLISH

Respond = Callable[[HttpRequest], HttpResponse]
OFF = (
    "accelerometer autoplay browsing-topics camera clipboard-read clipboard-write"
    " display-capture encrypted-media fullscreen gamepad geolocation gyroscope hid"
    " idle-detection local-fonts magnetometer microphone midi payment picture-in-picture"
    " publickey-credentials-create publickey-credentials-get screen-wake-lock serial"
    " storage-access usb xr-spatial-tracking"
)
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
        " object-src 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in OFF.split()),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
POSTS_HERE = HEADERS | {
    "Content-Security-Policy": HEADERS["Content-Security-Policy"].replace(
        "form-action 'none'", "form-action 'self'"
    )
}
HSTS = "max-age=63072000"


def over_tls() -> dict[str, str]:
    """Return what is said besides when this site is served over TLS."""
    tls = settings.BAKEN.public_origins[0].startswith("https://")
    return {"Strict-Transport-Security": HSTS} if tls else {}


class Headers:
    """Puts the headers on every answer, refusals and failures included."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response
        self.headers = HEADERS | over_tls()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.setdefault(name, value)
        return response


class LanguageOfPath:
    """Answers in the language of the path; what the browser or a cookie says does not count."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = "en" if request.path_info.startswith(f"/{ENGLISH}") else "nl"
        with translation.override(language):
            response = self.get_response(request)
        response["Content-Language"] = language
        return response
