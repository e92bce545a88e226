"""The invented people one can practise as, one for each role, and their organisatie."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class DemoPerson:
    """Somebody to practise as."""

    username: str
    name: str
    role_key: str


ORGANISATIE = ("zaanstreek-waterland", "Veilig Thuis Zaanstreek-Waterland")
SECOND_ORGANISATIE = ("haaglanden", "Veilig Thuis Haaglanden")

_PEOPLE = (
    ("sanne", "Sanne", "frontoffice"),
    ("omar", "Omar", "frontoffice"),
    ("joke", "Joke", "secretariaat"),
    ("farida", "Farida", "gedragswetenschapper"),
    ("lotte", "Lotte", "coordinator_frontoffice"),
    ("naber", "Dokter Naber", "vertrouwensarts"),
    ("bakker", "M. Bakker", "procesregisseur"),
    ("visser", "R. Visser", "backoffice"),
    ("ilse", "Ilse", "thv"),
    ("kok", "Mevrouw Kok", "klachtenfunctionaris"),
    ("tess", "Tess", "crisisdienst"),
    ("bas", "Bas", "privacy_officer"),
    ("peter", "Peter", "teammanager"),
    ("noor", "Noor", "beheerder"),
)


def demo_people() -> list[DemoPerson]:
    """Return the people one can practise as, those of the telephone first."""
    return [DemoPerson(username=u, name=n, role_key=r) for u, n, r in _PEOPLE]
