"""What stands around every staff page: organisatie, menu, and who is at work."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from baken import __version__
from baken.casework.alarm.queries import free_now, telephone_now
from baken.casework.alarm.views import cards_html
from baken.foundation.access.models import holds_somewhere
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.queries import name_of_organisatie
from baken.foundation.notes.presence import does_duty
from baken.intake.chat.views.desk import ON_DUTY


@dataclass(frozen=True, kw_only=True)
class MenuItem:
    """One item of the menu."""

    url: str
    label: str
    current: bool
    count: int = 0


@dataclass(frozen=True, kw_only=True)
class Phone:
    """The telephone of who is at work: what rings, the own duty, and who is free."""

    hears: bool
    cards: tuple[str, str]
    duty: str
    raises: bool
    free: Callable[[], Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The frame of a page; a part that is empty is not shown."""

    organisatie: str
    demo: bool
    user_key: str
    opened_at: str
    user_name: str
    nav: Sequence[MenuItem]
    new_url: str
    once: str
    search_url: str
    help_url: str
    profile_url: str
    logout_url: str
    lock_seconds: int
    single_keys: bool
    version: str
    phone: Callable[[], Phone | None]
    chat_count_url: str


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Give every template its frame."""
    actor = getattr(request, "actor", None)
    user = getattr(request, "user", None)
    return {
        "frame": Frame(
            organisatie=name_of_organisatie(organisatie_id=actor.organisatie_id) if actor else "",
            demo=settings.BAKEN.demo,
            user_key=str(actor.user_id) if actor else "",
            opened_at=str(request.opened_at.timestamp()) if actor else "",  # type: ignore[attr-defined]
            user_name=actor.name if actor else "",
            nav=_menu(request) if actor else [],
            new_url=_address("contact-begin")
            if actor and holds_somewhere("contact.begin", actor)
            else "",
            once=str(uuid4()),
            search_url=_address("zoeken") if actor and holds_somewhere("zaak.find", actor) else "",
            help_url=_address("handboek") if actor else "",
            profile_url=_address("profiel") if actor else "",
            logout_url=_address("account_logout"),
            lock_seconds=settings.BAKEN.lock_minutes * 60 if actor else 0,
            single_keys=bool(getattr(user, "single_keys", True)),
            version=__version__,
            phone=cache(partial(_phone, request, actor)),
            chat_count_url=_address("chat-count") if actor and request.session.get(ON_DUTY) else "",
        )
    }


def _phone(request: HttpRequest, actor: Actor | None) -> Phone | None:
    """Return the telephone of a person; asked by the page itself, once."""
    if actor is None or actor.user_id is None:
        return None
    hears, stand = holds_somewhere("alarm.hear", actor), "weg"
    cards = ("", "")
    if hears:
        telephone = telephone_now(user=actor, at=timezone.now())
        stand = "aan" if telephone.is_on else "weg"
        cards = cards_html(request, actor.user_id, telephone.heard)
    return Phone(
        hears=hears,
        cards=cards,
        duty=stand if does_duty(user=actor) else "",
        raises=holds_somewhere("alarm.raise_alarm", actor),
        free=cache(partial(_free, actor)),
    )


def _free(actor: Actor) -> Sequence[str]:
    return free_now(user=actor, at=timezone.now())


def _menu(request: HttpRequest) -> list[MenuItem]:
    items = [("werk", _("Mijn werk"))]
    if holds_somewhere("chat.view", request.actor):  # type: ignore[attr-defined]
        items.append(("chat-desk", _("Chat")))
    elif holds_somewhere("chat.view_kept", request.actor):  # type: ignore[attr-defined]
        items.append(("chat-kept", _("Teksten van chats")))
    if holds_somewhere("dag.view", request.actor):  # type: ignore[attr-defined]
        items.append(("dag", _("Dagoverzicht")))
    if holds_somewhere("zaak.list", request.actor):  # type: ignore[attr-defined]
        items.append(("zaken", _("Zaken")))
    if holds_somewhere("ketenpartner.view", request.actor):  # type: ignore[attr-defined]
        items.append(("ketenpartners", _("Ketenpartners")))
    return [
        MenuItem(url=_address(name), label=label, current=request.path == _address(name))
        for name, label in items
    ]


@cache
def _address(name: str) -> str:
    return reverse(name)
