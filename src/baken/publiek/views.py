"""Shows a page of the public site; nothing is asked of a database and nothing is kept."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from baken.publiek.files import FILES
from baken.publiek.leaflets import LEAFLETS, Leaflet, path_in

EXIT_URL = "https://www.knmi.nl/nederland-nu/weer/verwachtingen"


@require_safe
def show_leaflet(request: HttpRequest, leaflet: Leaflet) -> HttpResponse:
    """Show one page."""
    frame = _frame(leaflet) | {"title": leaflet.title}
    return HttpResponse(render_to_string(leaflet.template, frame))


@require_safe
def send_file(request: HttpRequest, name: str) -> HttpResponse:
    """Send the stylesheet, the script or the icon, compressed for who can read that."""
    file = FILES.get(name)
    if file is None:
        return not_found(request)
    squeezed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(file.squeezed if squeezed else file.plain, content_type=file.kind)
    if squeezed:
        response["Content-Encoding"] = "gzip"
    response["Vary"] = "Accept-Encoding"
    return response


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer an address that does not exist."""
    return HttpResponseNotFound(_trouble("404"))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that cannot be read, or that asks for another host."""
    return HttpResponse(_trouble("400"), status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer when this site itself fails; the way to help stays on the screen."""
    return HttpResponse(_trouble("500"), status=500)


def _trouble(number: str) -> str:
    return render_to_string("publiek/trouble.html", _frame(LEAFLETS[0]) | {"number": number})


def _frame(leaflet: Leaflet) -> dict[str, object]:
    """The frame goes in by name: a template that is given the request would load CSRF code."""
    language = "en" if get_language() == "en" else "nl"
    other = "nl" if language == "en" else "en"
    return {
        "language": language,
        "other": path_in(other, leaflet),
        "to": {known.name: path_in(language, known) for known in LEAFLETS},
        "exit_url": EXIT_URL,
        "demo": settings.BAKEN.demo,
    }
