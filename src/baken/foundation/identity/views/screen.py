"""The pages around the log-in: the lock, staying awake, one's own settings, and practice."""

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from baken.core.errors import NotFound
from baken.foundation.identity import idle
from baken.foundation.identity.adapters import account_adapter, is_own_path, second_factors
from baken.foundation.identity.forms import Place, Screen, Unlock
from baken.foundation.identity.models import SignedIn, User
from baken.foundation.identity.people import organisaties_of
from baken.foundation.identity.practice import is_practice
from baken.foundation.identity.steps import keep_screen

CHOSEN = "organisatie"


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def slot(request: SignedIn) -> HttpResponse:
    """Lock the screen; when it is locked, ask the same person to log in again."""
    following = _following(request)
    sent = request.method == "POST"
    if not idle.is_locked(request.session):
        if not sent:
            return redirect(following)
        _lock(request)
    if sent and not {"password", "verder"} & request.POST.keys():
        return to_lock(left_behind(request))
    practice = is_practice()
    form = Unlock(request.POST if "password" in request.POST else None, user=request.user)
    if (practice and "verder" in request.POST) or form.is_valid():
        idle.unlock(request.session, at=timezone.now())
        account_adapter(request).happened("login.resumed", request=request, user=request.user)
        return redirect(following)
    shown = {"form": form, "next": following, "practice": practice, "person": request.user}
    return render(request, "identity/slot.html", shown, status=422 if form.is_bound else 200)


def _lock(request: SignedIn) -> None:
    idle.lock(request.session, at=timezone.now())
    request.session.cycle_key()  # what another window was still writing reaches no unlocked session
    account_adapter(request).happened(
        "login.locked", request=request, user=request.user, reason="asked"
    )


def to_lock(following: str) -> HttpResponse:
    """Send somebody to the lock, and from there back to where they were."""
    return redirect(f"{reverse('slot')}?{urlencode({'next': following})}")


@never_cache
@require_http_methods(["GET", "POST"])
def wakker(request: SignedIn) -> HttpResponse:
    """Stay awake (POST); or hand a page that stayed open the form token of now (GET).

    It says whose token it is, so that nobody's text is kept as somebody else's.
    """
    if request.method == "POST":
        return HttpResponse(status=204)
    return JsonResponse({"csrf": get_token(request), "user": str(request.user.pk)})


@require_http_methods(["GET", "POST"])
def profiel(request: SignedIn) -> HttpResponse:
    """Show and keep how the screen works for this person."""
    user = request.user
    kept = {"language": user.language, "single_keys": user.single_keys}
    form = Screen(request.POST or None, initial=kept)
    if form.is_valid():
        keep_screen(user=user, **form.cleaned_data)
        messages.success(request, gettext("Bewaard."))
        return redirect("profiel")
    shown = {
        "form": form,
        "person": user,
        "has_password": user.has_usable_password(),
        "factor_count": second_factors(user).count(),
        "places": organisaties_of(user=user, on=timezone.localdate()),
    }
    return render(request, "identity/profiel.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def organisatie(request: SignedIn) -> HttpResponse:
    """Choose for which organisatie to work now; only one's own are offered."""
    places = organisaties_of(user=request.user, on=timezone.localdate())
    form = Place(
        request.POST or None,
        choices=places,
        initial={"organisatie": request.session.get(CHOSEN)},
    )
    if form.is_valid():
        request.session[CHOSEN] = form.cleaned_data["organisatie"]
        return redirect(_following(request))
    shown = {"form": form, "next": _following(request)}
    return render(request, "identity/organisatie.html", shown, status=422 if form.is_bound else 200)


@login_not_required
@require_POST
def oefenen(request: HttpRequest) -> HttpResponse:
    """Log in as an invented person, with one click. :raises NotFound: outside practice."""
    adapter = account_adapter(request)
    known = {one.username for one in adapter.practice_people()} if is_practice() else set()
    user = User.objects.filter(username=request.POST.get("username"), is_active=True).first()
    if user is None or user.username not in known:
        raise NotFound
    adapter.login(request, user)
    return redirect(_following(request))


def _following(request: HttpRequest) -> str:
    """Where the person was going: a path of our own, else the first page."""
    asked = request.POST.get("next") or request.GET.get("next")
    return str(asked) if is_own_path(asked) else settings.LOGIN_REDIRECT_URL


def left_behind(request: HttpRequest) -> str:
    """Return the page a form was sent from: named in the form, else by the browser."""
    if is_own_path(request.POST.get("next")):
        return _following(request)
    came = urlsplit(request.headers.get("Referer", ""))
    path = came.path + (f"?{came.query}" if came.query else "")
    own = came.netloc == request.get_host() and is_own_path(path)
    return path if own else settings.LOGIN_REDIRECT_URL
