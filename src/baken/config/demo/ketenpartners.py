"""The invented ketenpartners of the practice data; no organisation of these names is meant."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from baken.casework.ketenpartner.rules.afspraken import Agreed
from baken.casework.ketenpartner.rules.told import Desk, Told


@dataclass(frozen=True, kw_only=True)
class Convenant:
    """What was agreed: when it began and when it ends, in days from today."""

    title: str
    soort: str = "convenant"
    began: int = -700
    ends: int | None = None

    def from_day(self, today: date) -> Agreed:
        """Return the agreement with its days."""
        until = None if self.ends is None else today + timedelta(days=self.ends)
        first = today + timedelta(days=self.began)
        return Agreed(soort=self.soort, title=self.title, from_date=first, until_date=until)


@dataclass(frozen=True, kw_only=True)
class Invented:
    """One invented ketenpartner; `places` are places in the list of gemeenten of the region."""

    told: Told
    desks: Sequence[Desk]
    places: Sequence[int] = ()
    agreed: Sequence[Convenant] = ()

    def told_in(self, gemeenten: Sequence[str]) -> Told:
        """Return what is told of it in a region with these gemeenten."""
        working = tuple(gemeenten[place] for place in self.places if place < len(gemeenten))
        return replace(self.told, gemeenten=working)


OFFICE_HOURS = "Ma tot en met vr 9 tot 17 uur"
DAY_AND_NIGHT = "Dag en nacht"


def _desk(desk: str, telephone: str, mail: str = "", *, post: str = "") -> Desk:
    """Return a desk with a number nobody has; a mail at `veilig.` is a secure one."""
    secure = "@veilig." in mail
    return Desk(desk=desk, telephone=telephone, mail=mail, is_secure=secure, post_address=post)


KETENPARTNERS = (
    Invented(
        told=Told(naam="Sociaal team Noord", soort="lokale_veld", hours=OFFICE_HOURS),
        desks=(
            _desk("Aanmeldbalie", "+31755550110", "aanmelden@veilig.teamnoord.invalid"),
            _desk("Bureaudienst", "+31755550111"),
        ),
        places=(0, 1),
        agreed=(Convenant(title="Convenant overdracht sociaal team", ends=45),),
    ),
    Invented(
        told=Told(naam="Sociaal team Zuid", soort="lokale_veld", hours=OFFICE_HOURS),
        desks=(_desk("Aanmeldbalie", "+31755550120", "aanmelden@veilig.teamzuid.invalid"),),
        places=(2, 3),
        agreed=(Convenant(title="Convenant overdracht sociaal team", ends=400),),
    ),
    Invented(
        told=Told(naam="Wijkplein Sluiskolk", soort="lokale_veld", hours="Di en do 10 tot 16 uur"),
        desks=(_desk("Balie", "+31755550130", "balie@wijkplein.invalid"),),
        places=(4,),
    ),
    Invented(
        told=Told(naam="Raad, regiokantoor Waterkant", soort="rvdk", hours=OFFICE_HOURS),
        desks=(_desk("Adviesteam", "+31755550140", post="Postbus 10, 1500 AA Voorbeeldstad"),),
    ),
    Invented(
        told=Told(naam="Politie, districtsbureau Waterkant", soort="politie", hours=DAY_AND_NIGHT),
        desks=(_desk("Meldkamer huiselijk geweld", "+31755550150"),),
        agreed=(Convenant(title="Convenant zorgmeldingen", ends=900),),
    ),
    Invented(
        told=Told(naam="Jeugdhulp Papieren Boot", soort="jeugdhulpaanbieder", hours=OFFICE_HOURS),
        desks=(_desk("Aanmelding", "+31755550160", "aanmelding@veilig.papierenboot.invalid"),),
        places=(0, 2, 4),
        agreed=(
            Convenant(
                title="Afspraken wachttijd en terugkoppeling",
                soort="samenwerkingsafspraak",
                ends=-20,
            ),
        ),
    ),
    Invented(
        told=Told(naam="Jeugdbescherming Kadehuis", soort="gi", hours=OFFICE_HOURS),
        desks=(_desk("Bureaudienst", "+31755550170", "bureaudienst@veilig.kadehuis.invalid"),),
    ),
    Invented(
        told=Told(
            naam="Opvang Rietkraag",
            soort="vrouwenopvang",
            hours=DAY_AND_NIGHT,
            remark="Bel voor een plek. Het adres is geheim en staat nergens.",
        ),
        desks=(_desk("Plaatsing", "+31755550180", post="Postbus 20, 1500 AA Voorbeeldstad"),),
        agreed=(Convenant(title="Convenant opname bij huisverbod"),),
    ),
    Invented(
        told=Told(naam="GGZ Oeverlicht", soort="volwassenen_ggz", hours=OFFICE_HOURS),
        desks=(_desk("Aanmelding en crisis", "+31755550190", "info@ggz.invalid"),),
    ),
    Invented(
        told=Told(naam="Verslavingszorg Dagbreuk", soort="verslavingszorg", hours=OFFICE_HOURS),
        desks=(_desk("Spreekuur", "+31755550200"),),
        places=(0, 1, 2),
    ),
)
STOPPED = (2, "Is opgegaan in Sociaal team Zuid.")  # its place above, and why
