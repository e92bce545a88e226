"""The invented questions for counsel of the practice data: who is asked what, and the answer."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One invented question: how long ago, to whom, and what was answered since."""

    minutes_ago: int
    to_role: str
    question: str
    is_spoed: bool = False
    answer: str = ""


RAAD = (
    Asked(
        minutes_ago=25 * 60,
        to_role="gedragswetenschapper",
        question="De beller twijfelt over de volgende stap. Raad jij een gesprek apart aan?",
        answer="Ja. Begin met wie zich het minst veilig voelt.",
    ),
    Asked(
        minutes_ago=90,
        to_role="vertrouwensarts",
        question="De huisarts ziet oude blauwe plekken. Past dat bij een val van de trap?",
    ),
    Asked(
        minutes_ago=1,
        to_role="gedragswetenschapper",
        question="De beller durft vanavond niet naar huis. Wat spreek ik nu met haar af?",
        is_spoed=True,
    ),
)
