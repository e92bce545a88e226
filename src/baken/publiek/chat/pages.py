"""The page of the chat without scripts."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import uuid4

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from baken.policy.chat import chat
from baken.publiek.chat.words import before_words, code_words, hello_words, refused
from baken.publiek.frame import PLAIN, frame_of
from baken.publiek.leaflets import CHAT


@dataclass(frozen=True, kw_only=True)
class Message:
    """One message on the page; who has no text says hello. `by` is the worker who was there."""

    mine: bool
    by: str
    text: str
    at: datetime


@dataclass
class Shown:
    """What the page shows."""

    token: str = ""
    name: str = ""
    messages: list[Message] = field(default_factory=list)
    before: int = 0
    is_accepted: bool = False
    is_back: bool = False
    is_shut: bool = False
    over: bool = False
    fault: str = ""
    typed: str = ""
    code: str = ""
    client: str = field(default_factory=lambda: str(uuid4()))


def plain_page(shown: Shown, *, language: str) -> bytes:
    """Return the page as bytes; the language of the words is active already."""
    told = vars(shown) | {
        "messages": [
            one if one.text else replace(one, text=hello_words(one.by)) for one in shown.messages
        ],
        "fault": refused(shown.fault) if shown.fault else "",
        "before_words": refused("dicht") if shown.is_shut else before_words(shown.before),
        "longest": chat().longest_message,
        "with_words": _("Je praat met %(name)s") % {"name": shown.name or _("een medewerker")},
        "back_words": _("Je bent er weer. Wat eerder is gezegd, staat hier niet meer.")
        if shown.is_back
        else "",
        "code_words": code_words(f"{shown.code[:3]} {shown.code[3:]}") if shown.code else "",
        "plain_url": PLAIN,
    }
    return render_to_string(
        "publiek/chat_plain.html", frame_of(CHAT, language=language) | told
    ).encode()
