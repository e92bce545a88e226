"""Writes down who logged in, failed to, locked the screen and left (NEN 7513)."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from baken.config.demo.people import DemoPerson, demo_people
from baken.foundation.audit.record import Entry, write
from baken.foundation.identity.actor import Actor, Kind
from baken.foundation.identity.adapters import Account, Event
from baken.foundation.identity.models import User
from baken.foundation.identity.practice import PracticePerson
from baken.foundation.identity.queries import actor_of
from baken.policy.rights import roles

NOWHERE = 0  # the organisatie of somebody who is nobody here yet
REFUSED = 4


class SignIn(Account):
    """The log-in, with the audit trail and the practice people that it may not know itself."""

    def happened(
        self, event: Event, *, request: HttpRequest, user: User | None, reason: str = ""
    ) -> None:
        """Write one audit row; what was typed is never in it."""
        known = _as_working(user, request) if user else None
        failed = event == "login.failed"
        stranger = Actor(
            kind=Kind.VISITOR,
            organisatie_id=known.organisatie_id if known else NOWHERE,
            roles=frozenset(),
        )
        write(
            Entry(
                right=event,
                user=stranger if failed or known is None else known,
                at=timezone.now(),
                subject=user,
                outcome=REFUSED if failed else 0,
                reason=reason,
            )
        )

    def practice_people(self) -> list[PracticePerson]:
        """Return the invented people with the words and the icon of their role."""
        return [_shown(one) for one in demo_people()]


def _shown(person: DemoPerson) -> PracticePerson:
    role = roles()[person.role_key]
    english = (get_language() or "nl").startswith("en")
    return PracticePerson(
        username=person.username,
        name=person.name,
        role_label=role.label.en if english else role.label.nl,
        icon=role.icon,
    )


def _as_working(user: User, request: HttpRequest) -> Actor:
    actor = actor_of(
        user=user,
        on=timezone.localdate(),
        organisatie_id=request.session.get("organisatie") if request.user == user else None,
    )
    return actor or Actor(
        kind=Kind.PERSON,
        organisatie_id=NOWHERE,
        roles=frozenset(),
        user_id=user.pk,
        name=user.name,
    )
