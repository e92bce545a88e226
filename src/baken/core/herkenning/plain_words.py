"""Words with a capital that are no name of a person, and words that say what follows them."""

# Written by us. A word that is missing here costs a warning too many, or one too few; nothing more.

CALENDAR = """
januari februari maart april mei juni juli augustus september oktober november december maandag
dinsdag woensdag donderdag vrijdag zaterdag zondag kerst kerstmis kerstavond kerstvakantie pasen
pinksteren oud nieuw nieuwjaar sinterklaas carnaval koningsdag ramadan suikerfeest offerfeest
moederdag vaderdag hemelvaart holi diwali keti koti feb mrt apr aug sept okt nov dec ma di wo vr
za zo
"""

PEOPLES = """
nederland nederlands nederlander belgië belg belgisch vlaams duitsland duits duitser engeland
engels brit brits frankrijk frans spanje spaans italië italiaans portugal portugees portuges polen
pool pools roemenië roemeens bulgarije bulgaars hongarije hongaars rusland russisch oekraïne
oekraïens turkije turk turks marokko marokkaan marokkaans algerije algerijns tunesië tunesisch
egypte egyptisch syrië syriër syrisch irak iraaks iran iraans afghanistan afghaan afghaans somalië
somaliër somalisch eritrea eritrees ethiopië ethiopisch soedan soedanees ghana ghanees nigeria
nigeriaans kaapverdië kaapverdisch suriname surinaams surinamer curaçao aruba bonaire antillen
antilliaan antilliaans caribisch indonesië indonesisch indisch moluks molukker china chinees
chinez vietnam vietnamees thailand thais filipijnen filipijns india pakistan pakistaans koerd
koerdisch arabisch arabier berbers tamazight farsi dari pasjtoe tigrinya papiaments hindoestaans
amerika amerikaans canada brazilië braziliaans colombia colombiaans joegoslavië bosnië bosnisch
servië servisch kroatië albanië albanees griekenland grieks zweden noorwegen denemarken
zwitserland oostenrijk europa europees afrika afrikaan afrikaans azië aziatisch fries brabants
limburgs islam islamitisch moslim moslima christelijk christen katholiek protestants gereformeerd
joods hindoe roma sinti
"""

PLACES = """
drenthe flevoland friesland fryslân gelderland groningen limburg brabant noord-brabant holland
noord-holland zuid-holland overijssel utrecht zeeland zaanstreek waterland kennemerland randstad
veluwe achterhoek twente schiphol amstelland gooi vechtstreek assendelft krommenie wormerveer
zaandijk koog wormer jisp ijmuiden volendam edam monnickendam marken ilpendam schagen heiloo
hoofddorp hilversum haag bosch bijlmer bijlmermeer zuidoost noord zuid oost west centrum dam
london londen parijs brussel antwerpen istanbul
"""

ORGANISATIONS = """
veilig thuis kindertelefoon jeugdbescherming jeugdzorg raad kinderbescherming slachtofferhulp
blijf groep oranje huis fier waag centrum seksueel geweld moviera perspektief kadera valente arosa
filomena leger heils heil parlan levvel brijder jellinek tactus parnassia lentis altrecht arkin
dimence mediant vnn novadic yulius emergis karakter accare youz altra spirit lijn5 timon sterk
pluryn entrea cardea cordaan philadelphia humanitas william schrikker samen intervence briedis
partners gezin wijkteam wijkteams buurtteam jeugdteam gezinscoach jeugd- gezinsteam
vluchtelingenwerk comensha juridisch loket voedselbank reclassering halt stichting bureau
crisisdienst jeugd spoedeisende politie openbaar ministerie rechtbank gerechtshof brandweer
sociaal sociale verzekeringsbank dienst toeslagen belastingdienst duo svb rijksoverheid inspectie
gezondheidszorg kinderombudsman ombudsman expertisecentrum landelijk knooppunt huwelijksdwang
achterlating internationale kinderontvoering gecertificeerde instelling gemeentehuis
zorgverzekeraar thuiszorg buurtzorg evean zonnehuis careyn opvang kinderopvang kober partou
smallsteps kinderdagverblijf basisschool school college lyceum academie universiteit hogeschool
kompas regenboog montessori jenaplan dalton vrije openbare bibliotheek ziekenhuis medisch umc
meander spaarne gasthuis dijklander zaans zaanlands noordwest kliniek apotheek huisartsenpost
zeden team zorg veiligheidshuis zorgkantoor vng nji augeo movisie trimbos pharos rode kruis
amnesty ggz-instelling al-anon aa
"""

THINGS = """
advies melding meldcode meldpunt kindcheck vlaggensysteem wet wmo jeugdwet grondwet avg
participatiewet wvggz wzd wgbo wlz zvw wajong bopz zorgplan veiligheidsplan signs safety
ouderschap blijft triple positief opvoeden stevig ouderschap horizon let talk krachtwerk rots
water ik emdr whatsapp facebook snapchat instagram tiktok telegram signal youtube google gmail
teams zoom skype messenger discord roblox fortnite tinder onlyfans minecraft playstation xbox
nintendo netflix iphone ipad samsung android apple airtag internet wifi magister parro somtoday
digid marktplaats mercedes volkswagen audi bmw opel renault toyota fiat ford tesla toto holland
casino unibet ritalin concerta oxazepam diazepam paracetamol xanax wodka cannabis ghb lidl albert
heijn jumbo ikea action aldi hema kruidvat gamma ov prorail connexxion uber god allah jezus bijbel
koran a b c d e i ii iii iv v vi x gemeente wijk buurt regio provincie rijk staat
"""

ROLES = """
adviesvrager beller melder moeder vader mama papa mam pap ouders ouder stiefmoeder stiefvader
pleegmoeder pleegvader pleegouders kind kinderen zoon dochter broer zus broertje zusje baby oma
opa tante oom neef nicht man vrouw partner ex ex-man ex-partner ex-vrouw ex-vriend vriend vriendin
buurvrouw buurman buren meisje jongen oudste jongste mevrouw meneer heer dame cliënt cliënte
patiënt leerling slachtoffer pleger betrokkene huisarts kinderarts jeugdarts arts verpleegkundige
psycholoog psychiater wijkagent leerkracht juf meester mentor directeur intern begeleider ib'er
gezinsvoogd voogd jeugdbeschermer jeugdbeschermers casemanager coach hulpverlener professional
collega rechter advocaat tolk imam dominee pastoor burgemeester wethouder gedragswetenschapper
aandachtsfunctionaris leerplichtambtenaar leerplicht pedagogisch medewerker orthopedagoog
logopedist fysiotherapeut praktijkondersteuner maatschappelijk werk maatschappelijk werker
jongerenwerker schoolarts verloskundige kraamzorg consultatiebureau
"""

ORGANISATION_CUES = """
school basisschool obs bs pcbs rkbs kdv bso psz ikc college lyceum praktijk huisartsenpraktijk
ziekenhuis kliniek stichting vereniging team wijkteam buurtteam gemeente politie locatie
instelling organisatie opvang kinderopvang kinderdagverblijf peuterspeelzaal club sportclub hotel
moskee kerk woningcorporatie corporatie zorggroep groep bureau dienst centrum huis zorginstelling
merk app apps wijk buurt regio dorp stad camping park afdeling medicijn medicatie training cursus
methode methodiek traject programma project campagne platform site website winkel supermarkt
restaurant café museum theater zwembad station halte provincie land eiland flat opleiding
hogeschool universiteit hulplijn meldpunt steunpunt kenniscentrum expertisecentrum netwerk fonds
gevangenis kazerne azc model wet artikel protocol formulier vragenlijst boek film serie podcast
spel game krant blad taal feest vakantie actie bedrijf firma
"""

PLACE_CUES = (
    "in uit te vanuit nabij richting omgeving woonplaats bij via tijdens naar zoals vanaf langs"
)

ARTICLES = "de het een onze ons deze die dit dat mijn jouw uw haar hun elke elk ieder iedere geen"

SMALL_WORDS = """
aan achter als behalve bij binnen boven buiten daar dat die dit doch door dus en er gezien heeft
hier hoe hoewel in is kan langs maar mag met moet na naar naast nadat noch of om omdat onder ook
op over per rond sinds te tegen ten terwijl tijdens toch toen tot totdat tussen uit vanaf vanuit
vanwege via volgens voor voordat waar wanneer want wat welke wie wil zal zodat zoals zonder is was
wordt
"""

IN_A_NAME = "en & of voor tegen"

ORGANISATION_ENDINGS = """
bank lijn bond zorg groep team teams loket huis punt dienst raad fonds kliniek school hulp centrum
instelling stichting werk college vereniging opvang partij krant club test training
"""

# Endings that make a word of a language, not the name of a family.
ORDINARY_ENDINGS = """
heid heden schap schappen teit tie ties isme ische isch aanse
mishandeling behandeling begeleiding verlening voorziening regeling stelling geving vorming
opleiding bescherming hulpverlening verzekering vergoeding
coach logie ologie nomie metrie pathie therapie grafie scoop app site kaart pas toets lijst plan
protocol formulier gids wijzer meter
"""

TITLES = """
mevrouw mevr mw mej meneer heer dhr hr dokter dr juf juffrouw meester familie fam
"""

CALLED = "heet heten heette genaamd achternaam achternamen voornaam voornamen naam namen roepnaam"

RELATED = """
zoon zoontje dochter dochtertje zus zusje broer broertje oom tante oma opa vader moeder stiefvader
stiefmoeder pleegvader pleegmoeder partner ex ex-man ex-vrouw ex-partner man vrouw vriend vriendin
neef neefje nicht nichtje buurman buurvrouw buurjongen buurmeisje kleinzoon kleindochter baby
jongen meisje kind kinderen peuter kleuter gezin
"""

PREFIXES = "van von de den der het 't ter ten te op el al ben bin la le di da dos"


def words_of(*lists: str) -> frozenset[str]:
    """Return the words of these lists together."""
    return frozenset(word for one in lists for word in one.split())
