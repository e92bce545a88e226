"""First names that are hardly ever anything else: where one stands, a person is meant."""

# Written by us, from the names that are given in the Netherlands, of every origin. A first name
# that is an ordinary word too (Wil, Ben, Storm) is left out: it would warn at each sentence.

FIRST_NAMES = """
aafke aaliyah abby abdel abdelkader abdellah abderrahim abdirahman abdul abdullah abigail achmed
achraf ada adam adel adem adriaan adrian agata agnes agnieszka ahlam ahmed aicha aida aiden aileen
ailsa aimée aisha alain albert alejandro aleksandra alessia alex alexander alfons ali alice alicia
alina alma altan alwin amal amalia amber amelia amelie amina amine amir amira amy ana anass
anastasia andrea andreas andrzej andré angela angelica angelina angelique anil anita anja anke
ankie anna annabel annabelle anne anne-marie anneke annelies anneloes annemarie annemiek annemieke
annet annette annie anniek annika anouk ans antoine antoinette anton antonia antonio anwar arda
arend aria ariane arie arjan arjen armando armin arno arnold arnoud aron arslan arthur artur arwen
asha ashley asia asiye asma assia astrid atilla audrey aukje aya ayaan ayla aylin ayman aynur
ayoub ayse ayşe azra baran barbara barend bart bart-jan bas basma bastiaan bea beatrix bella
benjamin benno berat berend bernadette bernard bert betty betül beyza bianca bianka bilal birgit
björn boaz bob bogdan boris bouchra brahim bram brandon brenda brian brigitte britt britta bruno
burak burcu busra büşra caitlin calvin camilla camille carel carien carin carine carl carla
carlijn carlo carlos carmen carolien caroline cas caspar casper catalina catharina cato cecile
cees celeste celine cem cemal cengiz ceyda chantal charles charlie charlotte chayenne chiara chloe
chloë chris christel christiaan christian christina christine christoffel christophe cindy claire
claudia coby coen colin collin connie conny cor cora corina cornelia cornelis corné corrie
cristina cynthia cyriel céline daan dagmar daisy dalia damian damien damla dana daniel danique
daniël danny daphne dave davi david davy debbie deborah delano demi denise deniz dennis derk
desiree devin devon dewi diana dick diederik diego dimitri dina dion dirk ditte djamila djoeke
dolf dominique doortje dorien doris douwe duncan dunya dylan désirée ebru eddie eddy edgar edith
edwin eefje eelco efe egbert eileen eise ekrem elena eleonora eliana elias elif elif-su elin elina
eline elisa elisabeth elise elizabeth elke ella ellen ellie elly els elsa elsbeth elsje elvin
elvira emiel emil emilia emilie emily emine emir emirhan emma emmelien emmy emre enes enrico eray
ercan erdem erica erik erika ernst ersin ertan esma esmee esmée esra estelle esther ethan eugenie
eva evelien eveline evelyn evert evi ewa ewout ezra fabian fabienne fabio fadi fares farid farida
faris farouk fatih fatiha fatima fatma fatoumata fay faye fedde felicia felix fem femke fenna
fenne fenneke ferdi ferdinand ferhat ferry fien fiene filip filippo finley finn fiona firat fleur
flip floor floortje florence florentine floris foppe fouad fouzia francine francis francisca
franciscus franciska frank franka frans françois fred freddy frederik frederique freek frits
froukje furkan gabriel gabriela gabrielle gabriëlle geert geertje geertruida gemma george georgina
geraldine gerard gerben gerda gerdien gerhard germaine gerrie gerrit gerrit-jan gerry gert
gert-jan gertjan ghislaine gideon gijs gina gino giovanni gitta giuseppe gizem gonda gonny grace
graciëlla greet greetje greta grietje grzegorz guido gulsen guus gwen gwenda gül gülay güler
gülsüm gürkan hajar hakan hakim halil halima hamdi hamid hamza hanan hanane hande hanna hannah
hanneke hannie hans hans-peter harald harm harmen harrie harry hasan hasna hassan hatice hatim
hayat haydar hedwig hedy heidi hein heleen helen helena helene hella helma hendrik hendrika
hendrikje hendrikus henk henk-jan henny henri henriette henrike henry herbert herma herman hermien
hessel hester hicham hidde hilda hilde hilko hind houda hubert huda hugo huib huseyin hussein huub
hülya hüseyin ibrahim ibtissam ida idil idris igor ihsan ikram ilham ilias ilona ilonka ilse ilyas
imad imane imani imran inas inci indy ine ineke inez inge ingeborg ingmar ingo ingrid irena irene
iris irma irmgard isa isaac isabel isabella isabelle isaura isha ismahan ismail ismaël issam ivo
iwan iwona iza izabela izzy jaap jaap-jan jacco jack jackie jacky jacob jacoba jacobus jacqueline
jacques jadon jaimy jakob jakub jalal jamal jamie jamila jamilla jan jan-peter jan-willem jana
jane janet janice janine janna janneke jannes jannetje jannick jannie janny janusz jarek jarno
jaro jasmijn jasmina jasmine jason jasper jawad jay jayden jaydon jaylano jayson jean jeanet
jeanette jeanine jeanne jeff jeffrey jelena jelle jelmer jelte jennifer jens jeremy jerney jeroen
jerome jerry jesper jesse jessica jessie jesús jet jetje jette jill jim jimmy jip jitske jo
joachim joan joana joanna job jobbe jochem joep joey johan johanna johannes john johnny jolanda
jolanta jolien jolijn jonah jonas jonathan jonne joost jordan jordi jordy jorgen jorik joris jorn
jorrit jos jose josefien joseph josephine josette joshua josien josine josé joséphine jouke joy
joyce jozef juan judith jules julia julian juliana juliette julius jurgen jurjen jurre justin
justine jürgen kaan kadir kai kaj kaja kamiel kamil karel karen karien karim karima karin karina
karlijn karol karolina kars kasper katarzyna kate katharina kathleen katinka katja kaylee kayleigh
keano kees kelly kelvin kemal kenan kenji kenneth kerem kerim kevin khadija khalid kian kiki kim
kim-lan kimberley kimberly kirsten kitty klaartje klaas klara klaske koen koert koos korneel
kornelia krista kristel kristian kristina krzysztof kubilay kyan kyra laila lamia lana lara
larissa larry lars latifa laura laure lauren laurence laurens laurent laurien lea leah leander
leen leendert leila lena leni lenie lenka lenn lennard lennart lenny lenthe leo leon leonard
leonardo leonie leontien leopold leroy leslie levi lex leyla lia liam lian lianna lianne lidewij
lidia lidwien lieke lies liesbeth lieselotte lieve lilian lilly lily lina linda lindsay lindsey
lionel lisa lisanne lise liselotte lisette liv liz lizzy lodewijk loes lola lonneke loraine lorena
lorenzo lotje lotte lou loubna louis louise lourdes lowie luc luca lucas lucia luciano lucie
lucinda lucy ludo luigi luis luka lukas lukasz luna lutfi luuk luís lydia lynn maaike maarten
maartje maaz mabel machteld maciej maddy madeleine madelief madelon magda magdalena maha mahmoud
mahmut maik maikel maja malak malgorzata malik malika malou mandy manfred manon manuel manuela
mara marc marcel marcelien marcelino marcella marcin marco mareike marga margaret margaretha
margje margo margot margreet margriet maria mariam marianne marie marie-louise marieke marielle
mariette marijke marijn marin marina mario marion marisa mariska marissa marit marita marius
mariëlle marja marjan marjet marjo marjolein marjolijn marla marleen marlene marlies marlijn
marloes marlou marly marnix marouan marsha marta marten martha marthe martijn martin martina
martine marwa marwan mary maryam maryse mateo mateusz mathijs mathilde mats matthew matthias
matthijs maud maura maureen maurice maurits mauro max maxim maxime maxine maya mayra małgorzata
mees mehdi mehmet meike meindert mel melanie melek melike melissa melle melvin menno merel merijn
merle mert merve meryem meta metin mette mia micha michael michaela michal michał michel michele
michelle michiel mick mieke miep miguel mika mikail mike mikey miklas mikolaj mila milan milena
miles milo milosz milou mimoun mina minke minou mira mireille mirella miriam mirjam mirna miroslav
mirte mirthe mitchel mitchell mohamad mohamed mohammad mohammed mohamud moniek monika monique
mounir mourad moussa muhammad muhammed muhammet murat murielle mustafa mustapha myra myrna myrthe
nabil nabila nadia nadine nadir nadira najat najib najim najma nancy naomi nassim natalia natalie
natasja nathalie nathan nawal nazli naïm necati nedim neeltje nel nela neline nelleke nellie nelly
nerea nermin nesrin nesrine nick nicky nico nicola nicolaas nicolai nicolas nicole nicolette
nicolien nidal niek niels nienke nienke-marie nigel nihal nihat nika nikki nilay nilgün nils
nilüfer nina nine ninke nisa nisrine noa noah noelle nola nolan noor noortje nora noud noura
nourdin nouri noémi noë noël noëlle nuray nurcan nurgül nuri nynke obbe océane odette odin okan
oktay olaf olav olga oliver olivia olivier olle omar omer omid onno onur orhan orlando oscar oskar
osman otis otto oussama ozan oğuz paola paolo parisa pascal patricia patricio patrick patrycja
paul paula paulien paulina pauline pawel paweł pedro peggy pepijn perihan peter petra petronella
phaedra phileine philip philippe phoebe pia pien pier piet piet-hein pieter pieter-jan pietje pim
piotr pleun priscilla priya puck quincy quinn quint quinten rabia rachel rachid radha radjesh raf
rafael rafaela rahim rahma raisa raja rajesh ralf ralph ramazan ramon ramona ramses rana randy
rania raoul raphaël raquel rashid raul ravi ravinder rayan rayane raymond razia rebecca rebekka
redouan regina reginald reinder reinier reinout remco renate reno renske rené renée resul reyhan
rezan ria rian rianne ricardo riccardo richard richella richie rick ricky rico ridouan rik rikkert
rina ringo rinus rita ritchie riva rivka roan rob robbert robbie robbin robby robert roberto robin
rocco rocio roderick rodrigo roef roel roeland roelie roelof roger rogier roland rolf roman romana
romano romy romée ron ronald ronnie ronny rosa rosalie rosalinde rosanne roselien rosemarie
rosemarijn rosita rowan rowena rowin roxanne roy royce rozemarijn ruben rudi rudie rudolf rudy
ruth ruud ruurd ryan saar saartje sabina sabine sabri sabrina sadaf said saida saleh salih salim
salima salma salomé salvador sam samantha samet samia samir samira samuel samy sanae sander sandra
sandrine sandy sanne sanne-marie santiago sara sarah sarita sascha saskia sayed saïd sebas
sebastiaan sebastian seda sef sefa selim selin selma sem semih sena seppe serdar serena serge
sergio serkan sevda sevil sevim seyma shahid shaina shana shanaya shane shanna shannon sharon
sharona shaun shawn sheila shirley shivani sibel sibren siebe siebren siem siep sietske sigrid sil
silke silvan silvana silvia silvie simon simone sinan sjaak sjoerd sjon sjors skye skyler smail
sofia sofian sofiane sofija soner sonja sophia sophie sophieke soraya soufian soufiane soumaya
stacey stan stanislaw stans stef stefan stefanie stefano stella sten stephan stephanie steven
stijn stijntje suheyla suleyman sumeyye sunny susan susanna susanne suus suzanne suze sven
sven-erik svenja svetlana swen sybren sylvain sylvester sylvia sylvie sören sümeyye taha tahir
talitha tamar tamara tania tanja tanya tara tarik tariq tatiana tatjana tatum ted teddy teije
teresa terry tess teun thea theo theodoor theodora theresa therese thies thijmen thijs thirza thom
thomas tiago tibor tieme tiemen tiffany tijl tijmen tijn tijs tim timo timon timothy timur tina
tineke tirza tjalling tjeerd tjerk tjitske tobi tobias toby tolga tom tomas tomasz tommy tonia
tonie tonnie tonny tony toos tooske toralf torben trees trijntje tristan trix trudie trudy truus
tugba turgay tuğba tuğçe twan tycho tyler tyrell tyrone ugur ulrich umit umut ursula ute uğur
valentijn valentina valentino valeria valerie vanessa vasco veerle vera veronica veronique veysel
vicky victor victoria vienna vigo vikash viktor viktoria vince vincent vincenzo violet virginia
vito vivian vivianne vivienne wafa wahid walid walter wanda warner wassim wencke wendeline wendy
werner wesley wiebe wieger wieke wiesje wietse wijnand wilbert wilfred wilhelm wilhelmina
wilhelmus willeke willem willem-jan willemien willemijn willemina willianne willie willy wilma
wilson wim winston wissam witold wojciech wout wouter wubbo wytske xander xavi xavier xena xenia
yael yahya yannick yanouk yara yaro yasar yasemin yasin yasmin yasmina yasmine yasser yassin
yassine yassir yaël ybo yeliz yente yfke ymke yoeri yohan yolanda yolande yonas yoran yorick yosef
younes youri yousra youssef yuna yunus yuri yusra yusuf yves yvet yvette yvonne yücel zahra zainab
zakaria zara zarah zayd zaïd zehra zeki zeynep zhara ziad zineb zita zoey zofia zohra zoran zoë
zuhal zuzana zuzanna zühre ömer özge özgür özlem ümit łukasz
"""
