"""The pages of the public site: for each its path, its neutral title and its template."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ENGLISH = "en/"


@dataclass(frozen=True, kw_only=True)
class Leaflet:
    """One page; the title stands in tab and history, so it tells nobody what the site is."""

    name: str
    path: str
    title: Promise

    @property
    def template(self) -> str:
        """The template that holds the text."""
        return f"publiek/{self.name}.html"


LEAFLETS = (
    Leaflet(name="home", path="", title=_("Contact")),
    Leaflet(name="bellen", path="bellen/", title=_("Bellen")),
    Leaflet(name="chat", path="chat/", title=_("Chat")),
    Leaflet(name="terugbellen", path="terugbellen/", title=_("Contact")),
    Leaflet(name="hulp", path="hulp/", title=_("Uitleg")),
    Leaflet(name="zorgen", path="zorgen/", title=_("Uitleg")),
    Leaflet(name="jong", path="jong/", title=_("Uitleg")),
    Leaflet(name="stoppen", path="stoppen/", title=_("Uitleg")),
    Leaflet(name="professionals", path="professionals/", title=_("Professionals")),
    Leaflet(name="veilig", path="veilig/", title=_("Uitleg")),
    Leaflet(name="rechten", path="rechten/", title=_("Uitleg")),
    Leaflet(name="privacy", path="privacy/", title=_("Privacy")),
    Leaflet(name="toegankelijkheid", path="toegankelijkheid/", title=_("Toegankelijkheid")),
)
NAMED = {leaflet.name: leaflet for leaflet in LEAFLETS}
CHAT, TERUGBELLEN = NAMED["chat"], NAMED["terugbellen"]  # pages that talk with the database


def path_in(language: str, leaflet: Leaflet) -> str:
    """Return the address of a page in a language, from the root of the site."""
    return f"/{ENGLISH if language == 'en' else ''}{leaflet.path}"
