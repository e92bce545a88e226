"""The invented veiligheidsbeoordeling of the practice data."""

from baken.diensten.beoordeling.rules.assessment import Answer, Assessment, Spoken

_ANSWERS = (
    Answer(question="gevaar", answer="nee", remark="Vader woont sinds kort bij zijn broer."),
    Answer(question="letsel", answer="nee"),
    Answer(question="verwurging", answer="niet_bekend", remark="Nog niet gevraagd aan moeder."),
    Answer(question="kinderen", answer="ja", remark="De juf hoorde het van het kind zelf."),
    Answer(question="wapen", answer="niet_bekend"),
    Answer(question="middelen", answer="ja", remark="Vader drinkt in het weekend, zegt moeder."),
    Answer(question="dwang", answer="niet_bekend"),
    Answer(question="hulp", answer="nee", remark="Het wijkteam kent het gezin nog niet."),
)


def assessment_of_school(*, mother: int, child: int, father: int) -> Assessment:
    """Return what the procesregisseur proposes about the melding of the school."""
    return Assessment(
        acute="nee",
        structural="ja",
        sources=("eigen", "politie", "melder", "betrokkenen"),
        answers=_ANSWERS,
        spoken=(
            Spoken(
                betrokkene_id=mother,
                how="apart_telefoon",
                wants="Zegt dat het thuis niet meer gaat. Wil hulp, en rust voor haar kind.",
            ),
            Spoken(
                betrokkene_id=child,
                how="niet",
                why_not="Op school is een gesprek gepland met de juf erbij.",
                is_child=True,
                help=("gevraagd",),
            ),
            Spoken(
                betrokkene_id=father,
                how="niet",
                why_not="Eerst weten moeder en kind dat wij hem spreken.",
            ),
        ),
        proposed="voorwaarden_vervolg",
        reason="Moeder wil hulp. Het kind was er vaak bij. Twee vragen zijn nog open.",
        next_step="De regisseur spreekt het kind op school en belt vader apart.",
    )
