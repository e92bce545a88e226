"""Shows a page of the public site; nothing is asked of a database and nothing is kept."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from baken.intake.chat.rules.opening import Stand
from baken.policy.chat import chat
from baken.policy.codelijsten import gemeenten
from baken.publiek.chat import words
from baken.publiek.chat.state import STATE
from baken.publiek.files import FILES
from baken.publiek.frame import PLAIN, frame_of
from baken.publiek.leaflets import CHAT, LEAFLETS, Leaflet
from baken.publiek.middleware import POSTS_HERE


@require_safe
def show_leaflet(request: HttpRequest, leaflet: Leaflet) -> HttpResponse:
    """Show one page."""
    language, now = _language(), timezone.now()
    opening = STATE.opening(now)
    frame = frame_of(leaflet, language=language)
    frame["chat_words"] = (
        f"{words.open_words(opening)} {words.waiting_words(STATE.waiting(now))}"
        if opening.stand is Stand.OPEN
        else words.closed_words(opening, now=now, language=language)
    )
    return HttpResponse(render_to_string(leaflet.template, frame))


@require_safe
def show_chat(request: HttpRequest) -> HttpResponse:
    """Show the chat as it stands now; what is said there goes past Django."""
    language, now = _language(), timezone.now()
    opening = STATE.opening(now)
    is_open = opening.stand is Stand.OPEN
    told = {
        "shown": "start" if is_open else "closed",
        "unmanned": opening.stand is Stand.UNMANNED,
        "open_words": words.open_words(opening),
        "closed_words": words.closed_words(opening, now=now, language=language),
        "hours_words": words.hours_words(),
        "waiting_words": words.waiting_words(STATE.waiting(now)),
        "gemeenten": sorted(gemeenten().values(), key=lambda one: one.name),
        "words": words.for_script(),
        "longest": chat().longest_message,
        "plain_url": PLAIN,
    }
    response = HttpResponse(
        render_to_string(CHAT.template, frame_of(CHAT, language=language) | told)
    )
    response["Content-Security-Policy"] = POSTS_HERE["Content-Security-Policy"]
    response["X-Robots-Tag"] = "noindex"
    return response


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
    return render_to_string(
        "publiek/trouble.html", frame_of(LEAFLETS[0], language=_language()) | {"number": number}
    )


def _language() -> str:
    return "en" if get_language() == "en" else "nl"
