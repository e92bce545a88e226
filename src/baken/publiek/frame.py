"""What stands around every public page."""

from django.conf import settings

from baken.publiek.leaflets import LEAFLETS, Leaflet, path_in

PLAIN = "/chat/zonder/"
EXIT_URL = "https://www.knmi.nl/nederland-nu/weer/verwachtingen"


def frame_of(leaflet: Leaflet, *, language: str) -> dict[str, object]:
    """Return the frame; a template that is given the request would load CSRF code."""
    other = "nl" if language == "en" else "en"
    return {
        "language": language,
        "title": leaflet.title,
        "other": path_in(other, leaflet),
        "to": {known.name: path_in(language, known) for known in LEAFLETS},
        "exit_url": EXIT_URL,
        "demo": settings.BAKEN.demo,
    }
