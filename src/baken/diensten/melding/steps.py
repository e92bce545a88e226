"""Writes of a melding, shared by its actions."""

from datetime import datetime

from baken.casework.alarm.rules.hearing import GEVAAR
from baken.casework.alarm.steps import silence
from baken.casework.contact.models import Contact
from baken.casework.contact.queries import SafeContactCard
from baken.casework.dossier.steps import start_dossier
from baken.casework.taak.queries import open_taken
from baken.casework.taak.steps import withdraw_taak
from baken.casework.termijn.steps import (
    meet_termijnen,
    running_keys,
    start_termijn,
    stop_termijnen,
)
from baken.casework.zaak.models import Zaak
from baken.casework.zaak.steps import NewZaak, close_zaak, open_zaak, relate
from baken.core.errors import WrongState
from baken.diensten.advies.models import Advies
from baken.diensten.advies.queries import advies_of_contact
from baken.diensten.advies.steps import end_in_melding
from baken.diensten.melding.models import Melder, Melding
from baken.diensten.melding.queries import handed_on, melding_of_advies, melding_of_contact
from baken.diensten.melding.rules.clocks import (
    AIM,
    END,
    FROM_RECEIPT,
    LIMIT,
    UNTIL_DECIDED,
    after_besluit,
)
from baken.diensten.melding.rules.opening import Opening
from baken.diensten.melding.rules.states import LIFE, Basis, State, state_for
from baken.foundation.identity.actor import Actor
from baken.foundation.vault.sealed import seal
from baken.foundation.vault.steps import new_kluis, reserve_ids


def make_from_advies(*, advies: Advies, opening: Opening, user: Actor, at: datetime) -> Melding:
    """Make the melding of an advies with its clocks and an empty dossier; the advies ends.

    :raises WrongState: if the advies became a melding before.
    """
    if melding_of_advies(advies=advies) is not None:
        raise WrongState("is_melding_already")
    known = handed_on(advies=advies)
    melding = Melding()
    _take_over(melding, advies)
    _open(melding, opening, situation="\n\n".join(known.situations), user=user, at=at)
    if opening.basis is Basis.MELDER:
        _shield(melding.zaak, opening, known.safe, at)
    _end_advies(melding, advies, at)
    return melding


def make_in_danger(*, contact: Contact, opening: Opening, user: Actor, at: datetime) -> Melding:
    """Make the melding of a talk in which there is danger now; the talk goes on.

    An advies that was registered of it meanwhile ends in the melding.

    :raises WrongState: if one was made of this talk before.
    """
    if melding_of_contact(contact=contact) is not None:
        raise WrongState("is_melding_already")
    melding = Melding(from_contact=contact)
    _open(melding, opening, situation=opening.situation, user=user, at=at)
    advies = advies_of_contact(contact=contact)
    if advies is not None:
        join_advies(melding=melding, advies=advies, at=at)
    return melding


def decide(*, melding: Melding, state: State, why: str) -> None:
    """Write down what becomes of a melding of nobody known."""
    melding.state = state.value
    seal(melding, decided_why=why)
    melding.version += 1
    melding.save(update_fields=["state", "decided_why", "version"])


def mark_assessed(*, zaak: Zaak, besluit: str, at: datetime) -> None:
    """Write down that the veiligheidsbeoordeling of a melding is done: its clocks are met, and
    those of what was decided run."""
    melding = Melding.objects.get(zaak=zaak)
    melding.state = LIFE.apply("beoordeling.agree", State(melding.state)).value
    melding.version += 1
    melding.save(update_fields=["state", "version"])
    meet_termijnen(zaak=zaak, at=at, keys=UNTIL_DECIDED)
    change = after_besluit(besluit, running=running_keys(zaak=zaak))
    stop_termijnen(zaak=zaak, at=at, keys=change.stops)
    for key in sorted(change.starts):
        start_termijn(zaak=zaak, key=key, at=zaak.opened_at if key in FROM_RECEIPT else at)


def mark_closed(*, melding: Melding, at: datetime) -> None:
    """Write down that Veilig Thuis is done with a melding: all its clocks end, and its zaak."""
    melding.state = LIFE.apply("melding.close", State(melding.state)).value
    melding.version += 1
    melding.save(update_fields=["state", "version"])
    meet_termijnen(zaak=melding.zaak, at=at)
    close_zaak(zaak=melding.zaak, at=at)


def join_advies(*, melding: Melding, advies: Advies, at: datetime) -> None:
    """Let the advies of a talk in danger tell its melding the rest; the advies ends in it."""
    _take_over(melding, advies)
    melding.version += 1
    melding.save()
    _end_advies(melding, advies, at)


def _take_over(melding: Melding, advies: Advies) -> None:
    melding.from_advies = advies
    melding.hoedanigheid, melding.gemeente = advies.hoedanigheid, advies.gemeente
    melding.aanleiding, melding.aard = list(advies.aanleiding), list(advies.aard)


def _end_advies(melding: Melding, advies: Advies, at: datetime) -> None:
    relate(zaak=melding.zaak, source=advies.zaak, kind="omgezet")
    for taak in open_taken(zaak=advies.zaak):
        withdraw_taak(taak=taak, outcome="omgezet_in_melding", at=at)
    end_in_melding(advies=advies, at=at)
    silence(kind=GEVAAR, zaak=advies.zaak, reason="melding", at=at)


def _open(melding: Melding, opening: Opening, *, situation: str, user: Actor, at: datetime) -> None:
    """Write a melding with its spine, its clocks and an empty dossier."""
    zaak = _begin(user, at)
    (melding.pk,) = reserve_ids(Melding)
    melding.zaak, melding.organisatie_id = zaak, zaak.organisatie_id
    melding.state, melding.basis = state_for(opening.basis).value, opening.basis.value
    melding.second_person_id, melding.told = opening.second_person_id, opening.told
    seal(melding, situation=situation, reason=opening.reason, told_why=opening.told_why)
    melding.save(force_insert=True)
    start_dossier(zaak=zaak, at=at)
    start_termijn(zaak=zaak, key=LIMIT, at=at)
    start_termijn(zaak=zaak, key=AIM, at=at, is_aim=True)
    start_termijn(zaak=zaak, key=END, at=at, is_aim=True)


def _begin(user: Actor, at: datetime) -> Zaak:
    new = NewZaak(
        soort="melding",
        organisatie_id=user.organisatie_id,
        queue="procesregisseur",
        behandelaar_id=user.user_id,
    )
    return open_zaak(new=new, at=at)


def _shield(zaak: Zaak, opening: Opening, safe: SafeContactCard | None, at: datetime) -> None:
    """Keep who reported in a kluis of its own, apart from the zaak and the dossier.

    What was said about calling safely is kept if it was said of this telephone.
    """
    kluis = new_kluis(organisatie_id=zaak.organisatie_id, purpose="melder", at=at)
    (pk,) = reserve_ids(Melder)
    melder = Melder(pk=pk, zaak=zaak, organisatie_id=zaak.organisatie_id, kluis=kluis)
    if safe is not None and safe.number == opening.melder_telephone:
        for name in ("may_call", "from_time", "until_time", "voicemail", "if_other"):
            setattr(melder, name, getattr(safe, name))
    seal(
        melder,
        name=opening.melder_name,
        organisation=opening.melder_organisation,
        telephone=opening.melder_telephone,
    )
    melder.save(force_insert=True)
