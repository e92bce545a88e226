"""The invented calls of the practice data, as minutes before now and what was told."""

from dataclasses import dataclass
from datetime import time

from baken.casework.contact.rules.safe import SafeContact
from baken.intake.terugbelverzoek.rules.request import NewRequest


@dataclass(frozen=True, kw_only=True)
class Call:
    """One invented call-back request: how long ago, what was told, and what happened since."""

    minutes_ago: int
    request: NewRequest
    parked: bool = False
    attempts: tuple[str, ...] = ()


def _safe(number: str, **told: object) -> SafeContact:
    return SafeContact(number=number, **told)  # type: ignore[arg-type]


DAY = 24 * 60

CALLS = (
    Call(
        minutes_ago=12,
        request=NewRequest(
            safe=_safe("+31205550111", may_call="ja"),
            caller="professional",
            name="Huisartsenpraktijk De Linde",
            about="Vrouw op het spreekuur met letsel, durft niet naar huis",
            is_spoed=True,
        ),
    ),
    Call(
        minutes_ago=95,
        request=NewRequest(
            safe=_safe(
                "+31655501234",
                may_call="tussen",
                from_time=time(12),
                until_time=time(17),
                voicemail="nee",
                if_other="verkeerd_verbonden",
            ),
            caller="burger",
            about="Ruzie bij de buren, kinderen huilen",
            has_children=True,
        ),
    ),
    Call(
        minutes_ago=DAY + 60,
        request=NewRequest(
            safe=_safe("+31755550142", may_call="ja", voicemail="neutraal"),
            caller="professional",
            name="Basisschool De Vlieger",
            about="Vraag over stap 3 van de meldcode",
        ),
        attempts=("geen_gehoor",),
    ),
    Call(
        minutes_ago=40,
        request=NewRequest(
            safe=_safe("+31655509876", may_call="ja", if_other="ophangen"),
            caller="professional",
            name="Thuiszorg Noordrand",
            about="Zorgen om een oudere man, val van de trap",
        ),
    ),
    Call(minutes_ago=8, request=NewRequest(safe=_safe("+31655507788")), parked=True),
    Call(
        minutes_ago=3 * DAY,
        request=NewRequest(
            safe=_safe("", may_call="nee"),
            caller="burger",
            about="Wil advies over een dreigende ex",
        ),
    ),
    Call(
        minutes_ago=5 * DAY,
        request=NewRequest(
            safe=_safe("+31655503344"),
            caller="burger",
            about="Zorgen om een neefje",
            has_children=True,
        ),
        attempts=("geen_gehoor",),
    ),
    Call(
        minutes_ago=DAY + 200,
        request=NewRequest(
            safe=_safe("+31655506655", may_call="ja"),
            caller="burger",
            name="Mevrouw De Wit",
            about="Wordt gevolgd door haar ex-partner",
        ),
        attempts=("ander_nam_op",),
    ),
)
