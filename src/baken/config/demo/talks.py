"""The invented talks of the practice data, as their answers."""

from baken.diensten.advies.rules.answers import Answers

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
SCHOOL = Answers(
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
