"""Adding, changing and stopping: it works, wrong person, wrong state, twice, two after another."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from baken.casework.ketenpartner import actions
from baken.casework.ketenpartner.models import Afspraak, Contactpunt, Ketenpartner, Werkgebied
from baken.core.errors import Conflict, NotAllowed, WrongState
from baken.foundation.audit.models import AuditRow
from tests.cast import join
from tests.partners import (
    BALIE,
    SOCIAAL_TEAM,
    convenant,
    given_afspraak,
    given_contactpunt,
    given_ketenpartner,
)

pytestmark = pytest.mark.usefixtures("at_work")

MANAGERS = ["ines", "lotte", "marit"]
OTHERS = ["fatima", "wim", "yara", "daan", "ruben", "crisis", "stranger"]
CHANGED = replace(BALIE, desk="Bureaudienst", telephone="+31755550102")


@pytest.fixture
def partner(ines, monday):
    return given_ketenpartner(user=ines, at=monday)


@pytest.fixture
def point(ines, monday, partner):
    return given_contactpunt(user=ines, at=monday, ketenpartner=partner)


@pytest.fixture
def afspraak(ines, monday, partner):
    return given_afspraak(user=ines, at=monday, ketenpartner=partner)


def gemeenten_of(partner) -> set[str]:
    return set(Werkgebied.objects.filter(ketenpartner=partner).values_list("gemeente", flat=True))


def everything(user, at, partner, point, afspraak):
    """Return all that can be done with a ketenpartner that is there."""
    about = {"user": user, "at": at, "ketenpartner": partner}
    of_point = about | {"contactpunt": point, "seen": point.version}
    of_afspraak = about | {"afspraak": afspraak, "seen": afspraak.version}
    seen = {"seen": partner.version}
    return [
        lambda: actions.change_ketenpartner(**about, told=SOCIAAL_TEAM, **seen),
        lambda: actions.stop_ketenpartner(**about, why="Bestaat niet meer.", **seen),
        lambda: actions.add_contactpunt(**about, desk=BALIE, once=uuid4()),
        lambda: actions.change_contactpunt(**of_point, desk=CHANGED),
        lambda: actions.end_contactpunt(**of_point),
        lambda: actions.add_afspraak(**about, agreed=convenant(at), once=uuid4()),
        lambda: actions.change_afspraak(**of_afspraak, agreed=convenant(at, ends=9)),
        lambda: actions.end_afspraak(**of_afspraak),
    ]


@pytest.mark.parametrize("name", MANAGERS)
def test_who_keeps_the_directory_adds_to_it(name, request, monday):
    made = given_ketenpartner(user=request.getfixturevalue(name), at=monday)
    assert (made.naam, made.soort, made.version) == ("Sociaal team Oost", "lokale_veld", 1)
    assert gemeenten_of(made) == {"0479"}
    row = AuditRow.objects.get(verb="ketenpartner.manage")
    assert (row.subject_type, row.subject_id) == ("ketenpartner.ketenpartner", made.pk)
    assert row.facts == {"soort": "lokale_veld"}


@pytest.mark.parametrize("name", [*OTHERS, "bas"])
def test_nobody_else_adds_to_it(name, request, monday):
    user = join(name, at=monday)
    with pytest.raises(NotAllowed):
        given_ketenpartner(user=user, at=monday)
    assert not Ketenpartner.objects.exists()
    assert AuditRow.objects.get(verb="ketenpartner.manage", outcome=4).user_id == user.user_id


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_changes_anything_of_it(name, request, monday, partner, point, afspraak):
    user = request.getfixturevalue(name)
    for do in everything(user, monday, partner, point, afspraak):
        with pytest.raises(NotAllowed):
            do()
    assert Contactpunt.objects.get().desk == "Aanmeldbalie"
    assert Ketenpartner.objects.get().ended_at is None


def test_a_manager_of_another_region_changes_nothing(monday, partner, point, afspraak, ines):
    away = replace(ines, organisatie_id=join("stranger", at=monday).organisatie_id)
    for do in everything(away, monday, partner, point, afspraak):
        with pytest.raises(NotAllowed):
            do()


def test_a_form_that_is_sent_twice_adds_once(ines, monday, once):
    first, second = (
        actions.add_ketenpartner(user=ines, at=monday, told=SOCIAAL_TEAM, once=once)
        for _ in range(2)
    )
    assert first == second and Ketenpartner.objects.count() == 1
    for _ in range(2):
        actions.add_contactpunt(user=ines, at=monday, ketenpartner=first, desk=BALIE, once=uuid4())
    assert Contactpunt.objects.count() == 2


@pytest.mark.parametrize("kind", ["contactpunt", "afspraak"])
def test_a_small_form_that_is_sent_twice_adds_once(kind, ines, monday, partner, once):
    about = {"user": ines, "at": monday, "ketenpartner": partner, "once": once}
    for _ in range(2):
        if kind == "contactpunt":
            actions.add_contactpunt(**about, desk=BALIE)
        else:
            actions.add_afspraak(**about, agreed=convenant(monday))
    assert Contactpunt.objects.count() + Afspraak.objects.count() == 1


def test_what_is_told_changes_and_so_do_the_gemeenten(lotte, monday, partner):
    told = replace(SOCIAAL_TEAM, naam="Sociaal team West", gemeenten=("0439", "0479"))
    actions.change_ketenpartner(user=lotte, at=monday, ketenpartner=partner, told=told, seen=1)
    partner.refresh_from_db()
    assert (partner.naam, partner.version) == ("Sociaal team West", 2)
    assert gemeenten_of(partner) == {"0439", "0479"}
    told = replace(told, gemeenten=())
    actions.change_ketenpartner(user=lotte, at=monday, ketenpartner=partner, told=told, seen=2)
    assert gemeenten_of(partner) == set()


def test_who_looked_at_an_older_version_overwrites_nothing(
    ines, lotte, monday, partner, point, afspraak
):
    old = everything(lotte, monday, partner, point, afspraak)
    for number in (0, 3, 6):
        everything(ines, monday, partner, point, afspraak)[number]()
    partner.refresh_from_db()
    for number in (0, 1, 3, 4, 6, 7):
        with pytest.raises(Conflict):
            old[number]()
    point.refresh_from_db()
    assert (point.desk, point.ended_at) == ("Bureaudienst", None)


def test_stopped_with_a_reason_it_is_read_and_not_changed(ines, monday, partner, point, afspraak):
    actions.stop_ketenpartner(
        user=ines, at=monday, ketenpartner=partner, why="Bestaat niet meer.", seen=1
    )
    partner.refresh_from_db()
    assert (partner.ended_at, partner.ended_why) == (monday, "Bestaat niet meer.")
    for do in everything(ines, monday, partner, point, afspraak):
        with pytest.raises(WrongState, match="ketenpartner_has_ended"):
            do()


def test_a_desk_changes_and_ends(ines, monday, partner, point):
    about = {"user": ines, "at": monday, "ketenpartner": partner, "contactpunt": point}
    actions.change_contactpunt(**about, desk=CHANGED, seen=1)
    assert Contactpunt.objects.get().telephone == "+31755550102"
    actions.end_contactpunt(**about, seen=2)
    assert Contactpunt.objects.get().ended_at == monday
    facts = [
        row.facts for row in AuditRow.objects.filter(verb="ketenpartner.manage").order_by("pk")
    ]
    assert facts[-1] == {"contactpunt": point.pk, "ended": 1}


def test_an_agreement_changes_and_ends_today(ines, monday, partner, afspraak):
    about = {"user": ines, "at": monday, "ketenpartner": partner, "afspraak": afspraak}
    actions.change_afspraak(**about, agreed=convenant(monday, begins=-9), seen=1)
    actions.end_afspraak(**about, seen=2)
    afspraak.refresh_from_db()
    assert (afspraak.from_date, afspraak.until_date) == (
        monday.date() - timedelta(days=9),
        monday.date(),
    )
    with pytest.raises(WrongState):
        actions.end_afspraak(**about, seen=3)


def test_a_desk_or_agreement_of_another_ketenpartner_is_out_of_reach(ines, monday, point, afspraak):
    other = given_ketenpartner(user=ines, at=monday)
    for number in (3, 4, 6, 7):
        with pytest.raises(NotAllowed):
            everything(ines, monday, other, point, afspraak)[number]()


@pytest.mark.parametrize(
    ("model", "wrong"),
    [
        (Ketenpartner, {"ended_why": "Zomaar."}),
        (Ketenpartner, {"ended_at": 1}),
        (Ketenpartner, {"ended_at": -1, "ended_why": "Te vroeg."}),
        (Contactpunt, {"telephone": "", "mail": "", "is_secure": False}),
        (Contactpunt, {"mail": ""}),
        (Afspraak, {"until_date": -1}),
    ],
)
def test_the_database_refuses_what_cannot_be(model, wrong, monday, partner, point, afspraak):
    given = {
        name: monday + timedelta(days=value) if name in ("ended_at", "until_date") else value
        for name, value in wrong.items()
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**given)
