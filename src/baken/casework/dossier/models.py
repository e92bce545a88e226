"""The dossier: what is kept about the members of a household. An advies has none.

A dossier can serve several zaken of one household, and is destroyed by itself: so it has a kluis
of its own. Who somebody is in the eyes of a zaak stands in his rollen; how people belong together,
where they live and how they are reached stands in rows of the dossier, with the days it held.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from baken.casework.zaak.models import Zaak, ZaakRow
from baken.foundation.access.models import Protected, Versioned
from baken.foundation.vault.fields import SealedField
from baken.foundation.vault.models import Kluis


class Dossier(Protected):
    """One household. Nothing that tells of it stands on this row: no name, no street."""

    kluis = models.ForeignKey(Kluis, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["id", "organisatie"], name="dossier_id_organisatie")
        ]


class DossierZaak(ZaakRow):
    """A zaak that is about the household of a dossier; a zaak has one."""

    zaak = models.OneToOneField(Zaak, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")


class Betrokkene(Protected, Versioned):
    """A person of the household, or a child of it wherever it lives.

    `bsn_source` says how his BSN was established; without a BSN there is nothing to say.
    """

    keep: ClassVar = {"geslacht", "bsn_source"}

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")
    voornamen = SealedField(null=True)
    voorvoegsel = SealedField(null=True)
    geslachtsnaam = SealedField(null=True)
    geboren = SealedField(null=True)
    geslacht = models.CharField(max_length=1)
    bsn = SealedField(null=True)
    bsn_source = models.CharField(max_length=20, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="betrokkene_geslacht_known", condition=Q(geslacht__in=["V", "M", "O"])
            ),
            models.CheckConstraint(
                name="betrokkene_bsn_has_a_source",
                condition=Q(bsn__isnull=True, bsn_source="")
                | Q(bsn__isnull=False, bsn_source__in=["brp", "document", "bsn_gebruiker"]),
            ),
        ]

    @property
    def kluis_id(self) -> int:
        """The kluis of the dossier holds what is sealed of its people."""
        return self.dossier.kluis_id


class Rol(ZaakRow):
    """Who somebody is in the eyes of one zaak; a person can have several."""

    keep: ClassVar = {"rol"}

    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="+")
    rol = models.CharField(max_length=20)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["zaak", "betrokkene", "rol"], name="rol_once")
        ]


class PersoonRelatie(Protected, Versioned):
    """How two people of a dossier belong together, read from `van` to `naar`.

    Of gezag it can be kept when it was looked up, and in which register.
    """

    keep: ClassVar = {"soort", "check_source"}

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")
    van = models.ForeignKey(Betrokkene, models.PROTECT, related_name="+")
    naar = models.ForeignKey(Betrokkene, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=20)
    from_date = models.DateField(null=True)
    until_date = models.DateField(null=True)
    checked_date = models.DateField(null=True)
    check_source = models.CharField(max_length=20, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="persoonrelatie_soort_known",
                condition=Q(
                    soort__in=[
                        "ouder", "gezag", "partner", "ex_partner", "broer_zus", "verzorger",
                        "huisgenoot", "anders",
                    ]
                ),
            ),
            models.CheckConstraint(name="persoonrelatie_of_two", condition=~Q(van=F("naar"))),
            models.CheckConstraint(
                name="persoonrelatie_ends_after_it_began",
                condition=Q(from_date__isnull=True)
                | Q(until_date__isnull=True)
                | Q(until_date__gte=F("from_date")),
            ),
            models.CheckConstraint(
                name="persoonrelatie_gezag_is_checked_whole",
                condition=Q(checked_date__isnull=True, check_source="")
                | Q(
                    soort="gezag",
                    checked_date__isnull=False,
                    check_source__in=["gezagsregister", "brp"],
                ),
            ),
            models.UniqueConstraint(
                "soort",
                Least("van", "naar"),
                Greatest("van", "naar"),
                condition=Q(until_date__isnull=True),
                name="persoonrelatie_runs_once",
            ),
        ]  # fmt: skip


class Adres(Protected, Versioned):
    """An address of somebody; one where he lived before stays, with the day it ended.

    A geheim address never stands in a list; an opvang is always geheim.
    """

    keep: ClassVar = {"soort", "gemeente", "post_safe"}

    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=20)
    straat = SealedField(null=True)
    huisnummer = SealedField(null=True)
    toevoeging = SealedField(null=True)
    postcode = SealedField(null=True)
    plaats = SealedField(null=True)
    gemeente = models.CharField(max_length=4, blank=True)
    is_geheim = models.BooleanField(default=False)
    from_date = models.DateField(null=True)
    until_date = models.DateField(null=True)
    post_safe = models.CharField(max_length=16, default="niet_gevraagd")
    post_why = SealedField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="adres_soort_known",
                condition=Q(soort__in=["woon", "verblijf", "opvang", "post", "school_of_werk"]),
            ),
            models.CheckConstraint(
                name="adres_opvang_is_geheim", condition=~Q(soort="opvang") | Q(is_geheim=True)
            ),
            models.CheckConstraint(
                name="adres_ends_after_it_began",
                condition=Q(from_date__isnull=True)
                | Q(until_date__isnull=True)
                | Q(until_date__gte=F("from_date")),
            ),
            models.CheckConstraint(
                name="adres_post_safe_known",
                condition=Q(post_safe__in=["ja", "nee", "niet_gevraagd"]),
            ),
            models.UniqueConstraint(
                fields=["betrokkene"],
                condition=Q(soort="woon", until_date__isnull=True),
                name="adres_one_home",
            ),
        ]

    @property
    def kluis_id(self) -> int:
        """The kluis of the dossier holds what is sealed of an address."""
        return self.betrokkene.kluis_id


class Bereik(Protected, Versioned):
    """A telephone or mail address of somebody, and what was said about using it safely.

    Empty means "niet gevraagd": then nothing is left behind, by voicemail, sms or mail.
    """

    keep: ClassVar = {"kind", "may_call", "voicemail", "if_other"}

    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    value = SealedField()
    may_call = models.CharField(max_length=12, blank=True)
    from_time = models.TimeField(null=True)
    until_time = models.TimeField(null=True)
    voicemail = models.CharField(max_length=12, blank=True)
    if_other = models.CharField(max_length=24, blank=True)
    remark = SealedField(null=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="bereik_kind_known", condition=Q(kind__in=["telefoon", "mail"])
            ),
            models.CheckConstraint(
                name="bereik_may_call_known",
                condition=Q(may_call__in=["", "ja", "tussen", "nee"]),
            ),
            models.CheckConstraint(
                name="bereik_hours_when_between",
                condition=~Q(may_call="tussen")
                | Q(from_time__isnull=False, until_time__gt=F("from_time")),
            ),
            models.CheckConstraint(
                name="bereik_voicemail_known", condition=Q(voicemail__in=["", "nee", "neutraal"])
            ),
            models.CheckConstraint(
                name="bereik_if_other_known",
                condition=Q(if_other__in=["", "ophangen", "verkeerd_verbonden"]),
            ),
            models.CheckConstraint(
                name="bereik_mail_is_not_rung",
                condition=Q(kind="telefoon")
                | Q(may_call__in=["", "ja", "nee"], voicemail="", if_other=""),
            ),
        ]

    @property
    def kluis_id(self) -> int:
        """The kluis of the dossier holds what is sealed of a number."""
        return self.betrokkene.kluis_id
