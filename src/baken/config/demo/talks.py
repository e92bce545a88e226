"""The invented talks of the practice data, as their answers, and one that became a melding."""

from baken.diensten.advies.rules.again import Again
from baken.diensten.advies.rules.answers import Answers
from baken.diensten.melding.rules.opening import Opening
from baken.diensten.melding.rules.states import Basis

WIJKTEAM = Answers(
    hoedanigheid="maatschappelijke_ondersteuning",
    gemeente="0439",
    aanleiding=("01",),
    aard=("03",),
    situation=(
        "Medewerker maakt zich zorgen over een stel. Veel ruzie, ook waar kinderen bij zijn."
    ),
    advice="Voer het gesprek met beiden apart. Bel ons daarna.",
    follow_up="aangeboden",
    follow_up_at=None,
    plan="ja",
    told="alles",
    meldcode_step=3,
    functie="Wijkcoach",
    organisation="Wijkteam Noord",
    verwijzing="geen",
)
BUUR = Answers(
    hoedanigheid="buurtbewoner",
    gemeente="0479",
    aanleiding=("08",),
    aard=("03", "08"),
    situation="Beller hoort al weken ruzie bij de buren. Gisteren huilden de kinderen lang.",
    advice="Noteer wat je hoort en wanneer. Bel 112 bij gevaar.",
    follow_up="geen",
    follow_up_at=None,
    plan="ja",
    told="alles",
)
BUUR_AGAIN = Again(
    situation="Beller sprak de buurvrouw kort bij de deur. Zij wil zelf hulp zoeken.",
    advice="Geef haar ons nummer. Bel 112 bij gevaar.",
    follow_up="geen",
    follow_up_at=None,
    plan="ja",
    told="alles",
)
SCHOOL_AGREED = Answers(
    hoedanigheid="basisonderwijs",
    gemeente="0479",
    aanleiding=("08",),
    aard=("03", "04"),
    situation="Leerkracht ziet een leerling die stil is en bang voor thuis lijkt.",
    advice="Schrijf op wat je ziet. Wij gaan mee naar het gesprek met de ouders.",
    follow_up="geen",
    follow_up_at=None,
    plan="ja",
    told="alles",
    meldcode_step=3,
    functie="Intern begeleider",
    organisation="Basisschool De Vlieger",
)
CHATTER = Answers(
    hoedanigheid="directbetrokkene_jeugdige",
    gemeente="0439",
    aanleiding=("08",),
    aard=("03",),
    situation="Een jongere chat over ruzies thuis. Die is bang dat het weer misgaat.",
    advice="Ga bij ruzie naar je oma. Bel 112 bij gevaar. Praat met je mentor.",
    follow_up="geen",
    follow_up_at=None,
    plan="ja",
    told="alles",
)
FAMILIE = Answers(
    hoedanigheid="familielid",
    gemeente="0852",
    aanleiding=("03",),
    aard=("07",),
    situation="Oudere geeft steeds geld aan een kennis en heeft zelf bijna niets meer.",
    advice="Ga samen naar de bank. Bespreek het met de huisarts.",
    follow_up="afgewezen",
    follow_up_at=None,
    plan="twijfel",
    told="alles",
    name="Mevrouw Jansen",
    verwijzing="verwezen",
    verwezen_naar="huisarts",
)
SCHOOL = Answers(
    hoedanigheid="basisonderwijs",
    gemeente="0439",
    aanleiding=("08",),
    aard=("03", "08"),
    situation="Een leerling komt vaak moe en bang op school. Thuis is er veel ruzie.",
    advice="Leg vast wat je ziet. Bespreek met de ouder dat je ons belt.",
    follow_up="geen",
    follow_up_at=None,
    plan="twijfel",
    told="alles",
    meldcode_step=5,
    functie="Intern begeleider",
    name="Mevrouw Verzonnen",
    organisation="Basisschool De Vuurtoren",
)
SCHOOL_REPORTS = Opening(
    basis=Basis.MELDER,
    told="alles",
    melder_name="Mevrouw Verzonnen",
    melder_organisation="Basisschool De Vuurtoren",
    melder_telephone="+31755550123",
)
