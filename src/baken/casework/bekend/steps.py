"""Writes of what is known: the words of a person, what a check found, what is said of it."""

from datetime import datetime

from baken.casework.bekend.models import Controle, Trefwoord, Trefwoordsleutel, Vergelijking
from baken.casework.bekend.queries import Checked, find_word_key, traits_of
from baken.casework.bekend.rules.blind import key_for_words, words_of
from baken.casework.bekend.rules.traits import Traits, clues_of
from baken.casework.dossier.models import Betrokkene, Dossier
from baken.casework.zaak.models import Zaak
from baken.foundation.identity.actor import Actor
from baken.foundation.vault.keys import find_key
from baken.foundation.vault.steps import new_kluis


def index_person(*, betrokkene: Betrokkene, at: datetime) -> None:
    """Put a person under his words, in place of those he had, by what stands of him now."""
    told = traits_of(rows=[betrokkene])
    index_traits(betrokkene=betrokkene, traits=told[betrokkene.pk], at=at)


def index_traits(*, betrokkene: Betrokkene, traits: Traits, at: datetime) -> None:
    """Do as `index_person` by what was read of somebody. Who has no clue gets a word nobody asks
    for, so that he is not looked at again."""
    organisatie_id = betrokkene.organisatie_id
    clues = clues_of(traits) or {f"niemand:{betrokkene.pk}": 0}
    key = word_key(organisatie_id=organisatie_id, at=at)
    Trefwoord.objects.filter(betrokkene=betrokkene).delete()
    Trefwoord.objects.bulk_create(
        Trefwoord(organisatie_id=organisatie_id, betrokkene=betrokkene, word=word)
        for word in words_of(clues, key=key)
    )


def word_key(*, organisatie_id: int, at: datetime) -> bytes:
    """Return the key for the words of an organisatie; it is made with the first person."""
    key = find_word_key(organisatie_id=organisatie_id)
    if key is not None:
        return key
    kluis = new_kluis(organisatie_id=organisatie_id, purpose="trefwoord", at=at)
    # Who comes second here waits, and takes the kluis of who came first.
    row, _ = Trefwoordsleutel.objects.get_or_create(
        organisatie_id=organisatie_id, defaults={"kluis": kluis}
    )
    return key_for_words(find_key(row.kluis_id).secret)


def keep_checked(*, zaak: Zaak, checked: Checked, user: Actor, at: datetime) -> None:
    """Keep what a check found; what was said of a hit before stays, so it is not asked again."""
    kept = {
        (row.betrokkene_id, row.other_id): row for row in Vergelijking.objects.filter(zaak=zaak)
    }
    for match in checked.matches:
        row = kept.pop((match.betrokkene.pk, match.other.pk), None) or Vergelijking(
            zaak=zaak,
            organisatie_id=zaak.organisatie_id,
            betrokkene=match.betrokkene,
            other=match.other,
            found_at=at,
        )
        row.why, row.points = list(match.likeness.why), match.likeness.points
        row.save()
    gone = [row.pk for row in kept.values() if not row.verdict]
    Vergelijking.objects.filter(pk__in=gone).delete()
    Controle.objects.update_or_create(
        zaak=zaak,
        organisatie_id=zaak.organisatie_id,
        defaults={"medewerker_id": user.person_id, "checked_at": at},
    )


def decide(*, vergelijking: Vergelijking, verdict: str, user: Actor, at: datetime) -> None:
    """Keep whether two persons are the same, as who looked at them says."""
    vergelijking.verdict = verdict
    vergelijking.decided_at, vergelijking.decided_by_id = at, user.person_id
    vergelijking.save(update_fields=["verdict", "decided_at", "decided_by"])


def erase(*, dossier: Dossier) -> None:
    """Destroy the words of the people of a dossier, and where others were compared with them."""
    people = Betrokkene.objects.filter(dossier=dossier)
    Trefwoord.objects.filter(betrokkene__in=people).delete()
    Vergelijking.objects.filter(betrokkene__in=people).delete()
    Vergelijking.objects.filter(other__in=people).delete()
