"""What somebody practises and how far that is, kept in the own session: it is no work of others."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.urls import reverse

from baken.casework.contact.queries import has_made
from baken.core.errors import NotFound
from baken.foundation.identity.models import SignedIn
from baken.policy.oefeningen import Oefening, oefeningen

BEGUN, HIDDEN = "oefeningen", "oefeningen_verborgen"


class Stand(StrEnum):
    """How far an oefening is."""

    WAITS = "waits"
    RUNNING = "running"
    DONE = "done"


@dataclass(frozen=True, kw_only=True)
class Practised:
    """One oefening of a person: how far it is, and the page on which it goes on."""

    oefening: Oefening
    stand: Stand
    url: str = ""
    body: str = ""


def oefening_of(request: SignedIn, key: str) -> Oefening:
    """Return an oefening this person may do. :raises NotFound: if there is none, or no practice."""
    found = oefeningen().get(key)
    if found is None or found not in _of_roles(request):
        raise NotFound
    return found


def start(request: SignedIn, oefening: Oefening, *, at: datetime, body: str = "") -> None:
    """Note that an oefening begins; with a talk it belongs to that one contact."""
    begun = request.session.get(BEGUN, {})
    request.session[BEGUN] = begun | {oefening.key: {"at": at.isoformat(), "body": body}}


def hide(request: SignedIn) -> None:
    """Show no more practice until the next log-in."""
    request.session[HIDDEN] = True


def practised(request: SignedIn) -> list[Practised]:
    """Return the oefeningen of this person, in the order of policy; none once they are hidden."""
    if request.session.get(HIDDEN):
        return []
    begun = request.session.get(BEGUN, {})
    return [_practised(request, one, begun.get(one.key)) for one in _of_roles(request)]


def _of_roles(request: SignedIn) -> list[Oefening]:
    """Return what there is to practise in these roles; where work is real there is nothing."""
    if not settings.BAKEN.demo:
        return []
    return [one for one in oefeningen().values() if not one.roles.isdisjoint(request.actor.roles)]


def _practised(request: SignedIn, oefening: Oefening, begun: dict[str, str] | None) -> Practised:
    if begun is None:
        return Practised(oefening=oefening, stand=Stand.WAITS)
    since, soort = datetime.fromisoformat(begun["at"]), oefening.makes
    if has_made(user=request.actor, soort=soort, since=since, closed=oefening.closes):
        return Practised(oefening=oefening, stand=Stand.DONE)
    body = begun["body"]
    url = reverse("gesprek", args=[body]) if body else reverse("werk") + "#nieuw"
    return Practised(oefening=oefening, stand=Stand.RUNNING, url=url, body=body)
