"""The organisaties that the generated work is for, and the people who did it."""

from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password

from baken.config.demo.lifelike.figures import Regio
from baken.config.demo.lifelike.keys import above
from baken.config.demo.lifelike.plan import Place
from baken.config.demo.people import DemoPerson, demo_people
from baken.core.kalender import in_amsterdam
from baken.foundation.identity.models import Membership, Organisatie, User
from baken.policy.codelijsten import gemeenten

SIX_YEARS = timedelta(days=6 * 365)
MORE = tuple(
    DemoPerson(username=name.lower(), name=name, role_key="frontoffice")
    for name in ("Mila", "Joris", "Hanneke", "Samir")
)


def settle_in(regio: Regio, *, is_first: bool, at: datetime) -> Place:
    """Make the organisatie of a region with its people and its key.

    Those of the first have the names of the practice log-in; of the others, the user name ends in
    the code of the region.
    """
    organisatie, _ = Organisatie.objects.get_or_create(
        code=regio.code, defaults={"name": regio.name}
    )
    people = (*demo_people(), *MORE)
    users = User.objects.bulk_create(
        User(
            username=person.username if is_first else f"{person.username}-{regio.code}",
            name=person.name,
            date_joined=at,
            password=make_password(None),
        )
        for person in people
    )
    since = in_amsterdam(at).date() - SIX_YEARS
    Membership.objects.bulk_create(
        Membership(user=user, organisatie=organisatie, roles=[person.role_key], from_date=since)
        for user, person in zip(users, people, strict=True)
    )
    working: dict[str, list[int]] = {}
    for user, person in zip(users, people, strict=True):
        working.setdefault(person.role_key, []).append(user.pk)
    return Place(
        organisatie_id=organisatie.pk,
        code=regio.code,
        gemeenten=tuple(g.code for g in gemeenten().values() if g.regio == regio.name),
        above=above(organisatie_id=organisatie.pk, at=at),
        secretariaat=tuple(working["secretariaat"]),
        frontoffice=tuple(working["frontoffice"]),
    )
