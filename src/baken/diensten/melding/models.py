"""The melding: Veilig Thuis takes over the responsibility for sight on safety."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q

from baken.casework.contact.models import Contact
from baken.casework.zaak.models import Zaak, ZaakRow
from baken.diensten.advies.models import Advies
from baken.foundation.access.models import Protected, Versioned, add_condition
from baken.foundation.identity.actor import Actor
from baken.foundation.identity.models import User
from baken.foundation.vault.fields import SealedField
from baken.foundation.vault.models import Kluis


class Melding(ZaakRow, Versioned):
    """One melding with its own number, decision and clocks. Its people stand in the dossier.

    `basis` says on what it rests. Without a known melder there is a reason and a second person.
    `told` says whether the melder or adviesvrager heard what now happens, and his rights.
    `from_contact` is the talk in which there was danger: then the melding comes first, and the
    advies of that talk tells the rest when it is registered.
    """

    keep: ClassVar = {
        "state", "basis", "told", "hoedanigheid", "gemeente", "aanleiding", "aard",
    }  # fmt: skip

    zaak = models.OneToOneField(Zaak, models.PROTECT, related_name="+")
    state = models.CharField(max_length=20)
    from_advies = models.OneToOneField(Advies, models.PROTECT, null=True, related_name="+")
    from_contact = models.OneToOneField(Contact, models.PROTECT, null=True, related_name="+")
    basis = models.CharField(max_length=20)
    reason = SealedField(null=True)
    second_person = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    told = models.CharField(max_length=6)
    told_why = SealedField(null=True)
    decided_why = SealedField(null=True)
    hoedanigheid = models.CharField(max_length=40, blank=True)
    gemeente = models.CharField(max_length=4, blank=True)
    aanleiding = ArrayField(models.CharField(max_length=2), default=list)
    aard = ArrayField(models.CharField(max_length=2), default=list)
    situation = SealedField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="melding_state_known",
                condition=Q(
                    state__in=["received", "without_melder", "declined", "assessed", "closed"]
                ),
            ),
            models.CheckConstraint(
                name="melding_basis_known",
                condition=Q(basis__in=["melder", "ambtshalve", "dubbel_anoniem"]),
            ),
            models.CheckConstraint(
                name="melding_without_melder_has_a_reason_and_a_second",
                condition=Q(basis="melder") | Q(reason__isnull=False, second_person__isnull=False),
            ),
            models.CheckConstraint(
                name="melding_told_known", condition=Q(told__in=["alles", "deels", "niet"])
            ),
        ]


class Melder(Protected):
    """Who reported: a shielded record with a kluis of its own (domain: R-ANON-1 to 3).

    Nothing that makes letters, copies, exports or deliveries may reach it. `may_be_named` stays
    false until somebody writes down who allowed it, when and how. What was said about calling
    safely goes along with the telephone it was said of; empty means "niet gevraagd".
    """

    keep: ClassVar = {"may_call", "voicemail", "if_other"}

    zaak = models.OneToOneField(Zaak, models.PROTECT, related_name="+")
    kluis = models.ForeignKey(Kluis, models.PROTECT, related_name="+")
    name = SealedField()
    organisation = SealedField(null=True)
    telephone = SealedField()
    may_call = models.CharField(max_length=12, blank=True)
    from_time = models.TimeField(null=True)
    until_time = models.TimeField(null=True)
    voicemail = models.CharField(max_length=12, blank=True)
    if_other = models.CharField(max_length=24, blank=True)
    may_be_named = models.BooleanField(default=False)

    @property
    def spine(self) -> Protected:
        return self.zaak


def _own_or_without_melder(user: Actor) -> Q:
    """The zaken of this person, and the meldingen of nobody known, which a manager decides on."""
    undecided = Melding.objects.filter(
        zaak=OuterRef("pk"), organisatie_id=user.organisatie_id, state="without_melder"
    )
    return Q(behandelaar=user.user_id) | Q(Exists(undecided))


def _on_ground(user: Actor) -> Q:
    """The open meldingen that are handled: only these give a ground to look who is known."""
    handled = Melding.objects.filter(
        zaak=OuterRef("pk"), organisatie_id=user.organisatie_id, state__in=["received", "assessed"]
    )
    return Q(Exists(handled), soort="melding", closed_at=None)


add_condition(Zaak, "own_or_without_melder", _own_or_without_melder)
add_condition(Zaak, "melding_on_ground", _on_ground)
add_condition(
    Zaak, "own_melding_on_ground", lambda user: _on_ground(user) & Q(behandelaar=user.user_id)
)
