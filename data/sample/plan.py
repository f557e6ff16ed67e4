"""The plan of Provköping, an invented municipality: areas, units, goals and indicators, as written.

A goal's light at the last periods is written beside it (M met, N near, X missed, - none): the figures
are then made so that it comes true. Ids and titles marked with a Kolada id are Kolada's own; every
figure is invented.
"""

AREAS = """
LAR|Lärande|Learning|Förskola, skola och vuxenutbildning
OMS|Omsorg|Care|Äldreomsorg, funktionsstöd och individ- och familjeomsorg
NAR|Näringsliv och arbete|Business and work|Företag, arbete och egen försörjning
MIL|Miljö|Environment|Klimat, vatten, avfall och natur
KUL|Kultur och fritid|Culture and leisure|Bibliotek, föreningar och mötesplatser
TRY|Trygghet|Safety|Trygga platser och trygg uppväxt
EKO|Ekonomi och personal|Economy and staff|God ekonomisk hushållning och goda arbetsplatser
"""

# id|parent|level|name
UNITS = """
PK||municipality|Provköpings kommun
KS|PK|committee|Kommunstyrelsen
BUN|PK|committee|Barn- och utbildningsnämnden
SN|PK|committee|Socialnämnden
KFN|PK|committee|Kultur- och fritidsnämnden
BMN|PK|committee|Bygg- och miljönämnden
TN|PK|committee|Tekniska nämnden
KSF|KS|administration|Kommunledningsförvaltningen
BUF|BUN|administration|Barn- och utbildningsförvaltningen
SF|SN|administration|Socialförvaltningen
KFF|KFN|administration|Kultur- och fritidsförvaltningen
BMF|BMN|administration|Bygg- och miljöförvaltningen
TF|TN|administration|Tekniska förvaltningen
KSF-EK|KSF|operation|Ekonomi
KSF-HR|KSF|operation|HR och lön
KSF-NA|KSF|operation|Näringsliv och arbetsmarknad
KSF-SA|KSF|operation|Säkerhet och beredskap
BUF-FS|BUF|operation|Förskola
BUF-GR|BUF|operation|Grundskola
BUF-GY|BUF|operation|Gymnasieskola
BUF-VU|BUF|operation|Vuxenutbildning
SF-HT|SF|operation|Hemtjänst
SF-SB|SF|operation|Särskilt boende
SF-FS|SF|operation|Funktionsstöd
SF-IFO|SF|operation|Individ- och familjeomsorg
KFF-BI|KFF|operation|Bibliotek
KFF-FR|KFF|operation|Fritid och föreningsliv
KFF-KS|KFF|operation|Kulturskola
BMF-BL|BMF|operation|Bygglov
BMF-MI|BMF|operation|Miljö och hälsoskydd
TF-GA|TF|operation|Gata och park
TF-VA|TF|operation|Vatten och avlopp
TF-FA|TF|operation|Fastighet
TF-AV|TF|operation|Avfall
GR-BJ|BUF-GR|unit|Björkskolan
GR-LI|BUF-GR|unit|Lindskolan
GR-EK|BUF-GR|unit|Ekskolan
SB-AS|SF-SB|unit|Aspens äldreboende
SB-RO|SF-SB|unit|Rönnens äldreboende
"""

# id|parent|area|unit|lights at 2026-T1 and 2026-T2|title
GOALS = """
K1||LAR|PK|NN|Alla elever når målen
K2||LAR|PK|MM|En trygg förskola av hög kvalitet
K3||OMS|PK|XN|Äldre har inflytande över sin vardag
K4||NAR|PK|NN|Fler i egen försörjning
K5||MIL|PK|XX|Halverad klimatpåverkan till 2030
K6||KUL|PK|NM|Ett rikt fritidsliv för alla
K7||TRY|PK|MN|Invånarna känner sig trygga
K8||EKO|PK|--|God ekonomisk hushållning
N101|K1|LAR|BUN|NX|Varje elev lämnar grundskolan med behörighet
N102|K1|LAR|BUN|NN|Fler fullföljer gymnasiet
N103|K1|LAR|BUN|XX|Vuxna får den utbildning de behöver
N201|K2|LAR|BUN|MM|Förskolan har rätt kompetens
N202|K2|LAR|BUN|MN|Barngrupperna är lagom stora
N301|K3|OMS|SN|XN|Hemtjänsten utgår från den enskilde
N302|K3|OMS|SN|NM|Maten och måltiden är en glädje
N303|K3|OMS|SN|MM|Stödet enligt LSS ger ett självständigt liv
N401|K4|NAR|KS|NN|Näringslivet växer
N402|K4|NAR|SN|NM|Vägen från bistånd till arbete är kort
N501|K5|MIL|TN|XX|Kommunens byggnader använder mindre energi
N502|K5|MIL|BMN|NN|Rent vatten i sjöar och åar
N503|K5|MIL|TN|MM|Mindre avfall, mer återvinning
N504|K5|MIL|KS|XN|Resor i tjänsten är fossilfria
N601|K6|KUL|KFN|NM|Fler rör på sig i föreningslivet
N602|K6|KUL|KFN|MM|Biblioteket når alla
N603|K6|KUL|KFN|NN|Barn får möta kultur
N701|K7|TRY|KS|MM|Beredskapen är god
N702|K7|TRY|TN|MN|Gator och parker är trygga och hela
N703|K7|TRY|SN|XX|Barn växer upp i trygghet
N801|K8|EKO|KS|--|Ekonomin är i balans över tid
N802|K8|EKO|KS|NN|Medarbetarna är friska och stannar kvar
V111|N101|LAR|BUF-GR|NX|Elever i åk 6 klarar alla ämnen
V112|N101|LAR|BUF-GR|NN|Närvaron är hög
V113|N101|LAR|BUF|MM|Lärarna är behöriga
V121|N102|LAR|BUF-GY|NN|Tidigt stöd i gymnasiet
V122|N102|LAR|BUF-GY|MM|Studiero i klassrummen
V131|N103|LAR|BUF-VU|XX|SFI leder vidare
V211|N201|LAR|BUF-FS|MM|Fler förskollärare
V221|N202|LAR|BUF-FS|MN|Barn får plats i tid
V311|N301|OMS|SF-HT|XN|Få olika medarbetare hos varje brukare
V312|N301|OMS|SF-HT|MM|Hjälp kommer på utlovad tid
V321|N302|OMS|SF-SB|NM|Nattfastan är kort
V322|N302|OMS|SF-SB|XX|Fallolyckor ska inte hända
V331|N303|OMS|SF-FS|MM|Egna val i daglig verksamhet
V341|N303|OMS|SF-FS||Digital delaktighet
V411|N401|NAR|KSF-NA|NN|Snabba svar till företag
V412|N401|NAR|BMF-BL|MM|Bygglov i tid
V421|N402|NAR|SF-IFO|NM|Kortare tid med bistånd
V422|N402|NAR|KSF-NA|MM|Praktik som leder till jobb
V511|N501|MIL|TF-FA|XX|Energin i fastigheterna minskar
V521|N502|MIL|BMF-MI|NN|Tillsynen görs i tid
V522|N502|MIL|TF-VA|MM|Vattnet läcker inte bort
V531|N503|MIL|TF-AV|MM|Mer sorteras rätt
V611|N601|KUL|KFF-FR|NM|Anläggningarna används
V621|N602|KUL|KFF-BI|MM|Öppet när invånarna kan
V631|N603|KUL|KFF-KS|NN|Kulturskolan når fler
V711|N701|TRY|KSF-SA|MM|Övat och förberett
V721|N702|TRY|TF-GA|MN|Belysningen fungerar
V731|N703|TRY|SF-IFO|XX|Utredningar i tid
V811|N801|EKO|KSF-EK|--|Fakturor betalas i tid
V821|N802|EKO|KSF-HR|NN|Sjukfrånvaron sjunker
"""

# goal|unit that reports|id|frequency|direction|measure unit|level of target 2026|name|traits
# freq: y year, t tertial, m month, s school year, h half year, q quarter; direction: + higher, - lower.
# traits: wm women and men · sum mean ratio max min consolidation · ytd · abs=N or pct=N tolerance
INDICATORS = """
K1|PK|KL01|y|+|%|85|Elever i åk 9 som är behöriga till yrkesprogram|N15428 wm base
K1|PK|KL02|y|+|%|78|Gymnasieelever med examen inom 4 år|N17461 wm base
K1|PK|KL03|y|+|%|62|Gymnasieelever med grundläggande behörighet inom 4 år|N17538 wm
K1|PK|KL04|y|+|%|82|Lärare med pedagogisk högskoleexamen i grundskola|N15030 abs=3
K1|PK|KL05|y|+|%|74|Lärare med legitimation och behörighet i grundskola|N15813
K1|PK|KL06|y|-|%|8|Gymnasieelever med indraget studiestöd|N17625 wm abs=1,5
K1|PK|EL01|t|+|%|90|Elever i åk 1–9 med godkända omdömen i alla ämnen|wm mean
K2|PK|KL07|y|+|%|96|Barn 3–5 år inskrivna i förskola|N11821 over
K2|PK|KL08|y|+|%|42|Heltidstjänster i förskola med pedagogisk högskoleexamen|N11050
K2|PK|KL09|y|+|%|44|Heltidstjänster i kommunal förskola med pedagogisk högskoleexamen|N11052
K2|PK|EF01|t|+|%|92|Föräldrar som är nöjda med förskolan|
K2|PK|EF02|t|-|barn|15|Barn per barngrupp|abs=1
K2|PK|KL10|y|-|kr/barn|118000|Kostnad förskola och skolbarnsomsorg|N10007
K3|PK|KO01|y|+|%|70|Boendeplatser enligt LSS där den boende har inflytande över maten|U28405
K3|PK|KO02|y|-|kr/brukare|780000|Kostnad särskilt boende äldreomsorg|N23002
K3|PK|KO03|y|-|kr/brukare|890000|Kostnad boende enligt LSS|N28014
K3|PK|KO04|y|-|kr/brukare|210000|Kostnad daglig verksamhet enligt LSS|N28015
K3|PK|EO01|t|+|%|85|Äldre som kan påverka när hjälpen kommer|wm pct=6
K3|PK|EO02|t|+|%|88|Äldre som är nöjda med sitt boende|wm
K3|PK|EO03|m|-|antal|12|Personal per brukare på 14 dagar i hemtjänsten|abs=2 shift
K4|PK|KN01|y|+|%|80|Förvärvsarbetande invånare 20–64 år|N00914 wm base
K4|PK|KN02|y|-|kr/inv|900|Kostnad ekonomiskt bistånd|N31001
K4|PK|KN03|y|+|%|32|Invånare 25–64 år med eftergymnasial utbildning|N01982 wm
K4|PK|EN01|m|-|antal|240|Hushåll med ekonomiskt bistånd|pct=8 base
K4|PK|EN02|t|+|%|55|Deltagare som går till arbete eller studier|wm
K4|PK|EN03|q|+|index|72|Företagens nöjdhet med kommunens service|
K5|PK|KM01|y|+|%|45|Hushållsavfall som återvinns|U07414 base
K5|PK|KM02|y|-|kg/inv|420|Insamlat hushållsavfall|U07801
K5|PK|KM03|y|+|%|38|Ekologiska livsmedel i kommunens verksamhet|U07409
K5|PK|EM01|t|-|ton|2100|Utsläpp av växthusgaser från kommunens verksamhet|base ytd
K5|PK|EM02|m|-|MWh|1850|Energianvändning i kommunens lokaler|outlier
K5|PK|EM03|t|+|%|75|Fossilfria fordon i kommunens flotta|base
K6|PK|KK01|y|+|antal/inv|25|Deltagartillfällen i idrottsföreningar 7–20 år|U09800 wm lights=MM
K6|PK|KK02|y|+|antal/inv|18|Deltagartillfällen i idrottsföreningar 13–20 år|U09808 wm lights=MM
K6|PK|KK03|y|+|antal/inv|6|Lån från kommunala bibliotek|N09801 lights=MM
K6|PK|KK04|y|+|antal/barn|14|Barnbokslån i kommunala bibliotek|N09811 lights=MM
K6|PK|KK05|y|+|antal/1000 inv|22|Aktivitetstillfällen för barn och unga i bibliotek|N09805 lights=NN
K6|PK|EK01|m|+|besök|9500|Besök på kommunens mötesplatser|noise pct=10
K6|PK|EK02|t|+|%|80|Invånare som är nöjda med fritidsutbudet|wm lights=XM
K7|PK|KT01|y|-|antal/1000 inv|38|Anmälda stöld- och tillgreppsbrott|U07417
K7|PK|KT02|y|-|antal/1000 inv|16|Anmälda brott om skadegörelse|U07452
K7|PK|ET01|t|+|%|78|Invånare som känner sig trygga utomhus på kvällen|wm lights=MX
K7|PK|ET02|t|-|minuter|9|Räddningstjänstens medeltid till plats|abs=1
K7|PK|ET03|h|+|%|85|Elever som känner sig trygga i skolan|wm
K8|PK|KE01|y|+|invånare|16200|Invånare totalt|N01951
K8|PK|KE02|y|-|kr/inv|1250|Nettokostnad gator och vägar samt parkering|N07024 norep
K8|PK|KE03|y|-|kr/inv|420|Nettokostnad parker|N07025 norep
K8|PK|EE01|t|+|%|2|Resultatets andel av skatter och bidrag|abs=0,5 norep negative
K8|PK|EE02|m|-|%|6,5|Sjukfrånvaro hittills i år|ytd wm secret
K8|PK|EE03|t|+|%|30|Soliditet med alla pensionsåtaganden|norep
N101|BUN|B001|s|+|poäng|225|Genomsnittligt meritvärde i åk 9|wm
N101|BUN|B002|t|+|%|93|Elever i åk 9 med godkänt i matematik|wm
N102|BUN|B003|s|+|poäng|14|Betygspoäng efter gymnasieexamen|N17500 wm
N102|BUN|B004|t|-|%|6|Avhopp från gymnasiet|abs=1
N103|BUN|B005|t|+|%|65|Godkända betyg inom komvux|wm
N103|BUN|B006|y|+|%|70|Elever från SFI i arbete eller studier|wm
N201|BUN|B007|y|+|%|45|Andel legitimerade förskollärare|
N202|BUN|B008|m|-|barn|15|Barn per avdelning|mean abs=1
N301|SN|S001|t|+|%|90|Brukare med aktuell genomförandeplan|wm
N302|SN|S002|t|+|%|80|Äldre som tycker att maten smakar bra|wm
N303|SN|S003|y|+|%|88|Brukare som trivs i sin bostad|
N401|KS|S004|y|+|antal|95|Nystartade företag|
N401|KS|S005|y|-|%|-8|Nettoinpendling till kommunen|N00924 negative abs=2
N402|SN|S006|m|-|månader|7|Tid med ekonomiskt bistånd|abs=1
N501|TN|T001|t|-|kWh/kvm|95|Energi per kvadratmeter|
N501|TN|T002|y|-|kr/inv|1500|Nettoinvesteringar i energi, vatten och avfall|N45034
N502|BMN|T003|y|+|%|80|Sjöar med god vattenkvalitet|
N503|TN|T004|t|+|%|58|Sorterat avfall|
N504|KS|T005|m|-|mil|3200|Körda mil med fossilt bränsle|pct=8
N601|KFN|F001|t|+|antal|5200|Bidragsgrundande aktiviteter|pct=8
N601|KFN|F002|y|+|%|62|Barn som är med i en förening|wm
N602|KFN|F003|m|+|besök|6800|Besök på biblioteket|pct=10
N602|KFN|F004|y|+|%|58|Invånare med aktivt lånekort|wm of=16200
N603|KFN|F005|y|+|%|75|Skolor med kulturprogram varje termin|
N701|KS|R001|y|+|antal|4|Krisövningar under året|abs=1
N702|TN|R002|m|-|dagar|7|Tid till lagad belysning|abs=2
N703|SN|R003|t|+|%|95|Förhandsbedömningar klara inom 14 dagar|
N703|SN|R004|y|-|kr|2600|Kostnad per vårddygn i familjehem|N33101
N801|KS|E001|t|+|%|1|Budgetavvikelse|abs=1 norep negative
N801|KS|E002|y|+|%|100|Självfinansieringsgrad för investeringar|norep
N802|KS|E003|m|-|%|6|Korttidssjukfrånvaro|wm abs=0,5
N802|KS|E004|y|-|%|9|Personalomsättning|wm abs=1
V111|BUF-GR|G001|t|+|%|85|Elever i åk 6 med godkänt i alla ämnen|schools wm
V112|BUF-GR|G002|m|+|%|94|Närvaro i grundskolan|schools ratio
V113|BUF|G003|y|+|%|85|Behöriga lärare i kommunens skolor|N15031
V121|BUF-GY|G004|t|+|%|90|Elever med uppföljd studieplan|
V122|BUF-GY|G005|t|+|%|80|Elever som har studiero|wm
V131|BUF-VU|G006|t|+|%|60|Elever som klarar SFI-kurs i tid|wm
V211|BUF-FS|G007|y|+|antal|64|Förskollärare i tjänst|
V221|BUF-FS|G008|m|+|%|98|Barn med plats inom fyra månader|
V311|SF-HT|H001|m|-|antal|13|Olika medarbetare hos en brukare|
V312|SF-HT|H002|m|+|%|94|Besök på utlovad tid|
V321|SF-SB|H003|t|-|timmar|11|Nattfasta|homes max abs=0,5
V322|SF-SB|H004|m|-|antal|0|Fallolyckor med allvarlig skada|homes sum zero
V331|SF-FS|H005|t|+|%|85|Deltagare som valt sin sysselsättning|
V411|KSF-NA|H006|m|-|dagar|3|Svarstid till företag|abs=1
V412|BMF-BL|H007|m|-|veckor|6|Handläggningstid för bygglov|abs=1
V421|SF-IFO|H008|m|-|dagar|14|Väntetid till första besök|abs=2
V422|KSF-NA|H009|t|+|%|45|Praktikplatser som ger anställning|
V511|TF-FA|H010|m|-|MWh|920|Energi i skolor och förskolor|
V521|BMF-MI|H011|t|+|%|90|Planerad tillsyn som är gjord|ytd of=1000
V522|TF-VA|H012|t|-|%|14|Vatten som läcker ut|
V531|TF-AV|H013|m|+|%|56|Matavfall som sorteras|
V611|KFF-FR|H014|m|+|%|62|Uthyrda tider i hallarna|
V621|KFF-BI|H015|t|range|timmar|48|Öppettimmar i veckan|upper=56 abs=2
V631|KFF-KS|H016|t|+|antal|430|Elever i kulturskolan|wm
V711|KSF-SA|H017|y|range|dygn|7|Uthållighet i reservkraft|upper=14 abs=1
V721|TF-GA|H018|m|+|%|97|Gatlampor som lyser|
V731|SF-IFO|H019|t|+|%|95|Barnutredningar klara inom fyra månader|
V811|KSF-EK|H020|m|+|%|98|Fakturor betalda i tid|
V821|KSF-HR|H021|t|-|%|2,5|Långtidssjukfrånvaro|wm min
||X001|t|+|antal|0|Årsarbetare i skolan|support=820
||X002|t|+|antal|0|Elever i kommunens skolor|support=2450
N103|BUN|X003|t|range|elever per årsarbetare|2,5|Elever per årsarbetare|upper=3,5 abs=0,3 formula=X002 / X001
V113|BUF|X004|y|+|%|0|Ny mätning av lärarnas arbetsro|notarget
V322|SF-SB|X005|y|+|%|90|Läkemedelsgenomgångar gjorda|stale
V331|SF-FS|X006|y|+|%|70|Deltagare i bolagsdriven verksamhet|notapplicable
V511|TF-FA|X007|t|-|kWh per besök|3|Energi per badbesök|formula=X008 / X009
||X008|t|-|kWh|0|Energi i badhuset|support=52000
||X009|t|+|besök|0|Besök i badhuset|support=18000 closed
V411|KSF-NA|X010|t|+|%|60|Företag som svarat på enkäten|prel
N102|BUN|KL11|y|+|%|92|Lärare med pedagogisk högskoleexamen i gymnasieskola|N17813
N201|BUN|KL12|y|+|%|40|Heltidstjänster med högskoleexamen i fristående förskola|N11051
N703|SN|KT03|y|-|%|18|Trångboddhet i flerbostadshus, norm 2|N07907 wm
N703|SN|KT04|y|-|%|44|Trångboddhet i flerbostadshus, norm 3|N07914
|PK|KN04|y|+|%|31|Föräldrapenningdagar som tas ut av män|N00943
|PK|KN05|y|+|%|38|Dagar med vård av barn som tas ut av män|N00945
"""

# What the titles of Kolada's indicators are, where they differ from the names above.
KOLADA_TITLES = """
N15428|Elever i åk 9 som är behöriga till yrkesprogram, hemkommun, andel (%)
N17461|Gymnasieelever med examen inom 4 år, hemkommun, andel (%)
N17538|Gymnasieelever som uppnått grundläggande behörighet till universitet och högskola inom 4 år, hemkommun, andel (%)
N15030|Lärare med pedagogisk högskoleexamen i grundskola åk 1-9, lägeskommun, andel (%)
N15813|Lärare (heltidstjänster) med lärarlegitimation och behörighet i minst ett ämne i grundskola åk 1-9, lägeskommun, andel (%)
N17625|Gymnasieelever med indraget studiestöd pga. ogiltig frånvaro, hemkommun, andel (%)
N11821|Barn 3-5 år inskrivna i förskola, andel (%)
N11050|Heltidstjänster i förskola med pedagogisk högskoleexamen, lägeskommun, andel (%)
N11052|Heltidstjänster i förskola med pedagogisk högskoleexamen, kommunal regi, andel (%)
N10007|Kostnad förskola och skolbarnsomsorg, kr/inskrivet barn
U28405|Boendeplatser enl. LSS § 9.9 där den boende har inflytande över maten (huvudmålet), andel (%)
N23002|Kostnad särskilt boende äldreomsorg exkl lokalkostnader, kr/brukare
N28014|Kostnad boende enligt LSS kr/brukare
N28015|Kostnad daglig verksamhet enl. LSS, kr/brukare
N00914|Förvärvsarbetande invånare 20-64 år, andel (%)
N31001|Kostnad ekonomiskt bistånd, kr/inv
N01982|Invånare 25-64 år med eftergymnasial utbildning, andel (%)
U07414|Hushållsavfall som återvinns genom materialåtervinning, inkl. biologisk behandling, andel (%)
U07801|Insamlat hushållsavfall kommun, kg/inv
U07409|Ekologiska livsmedel i kommunens verksamhet, andel (%)
U09800|Deltagartillfällen i idrottsföreningar, antal/inv 7-20 år
U09808|Deltagartillfällen i idrottsföreningar, antal/inv 13-20 år
N09801|Lån från kommunala bibliotek, antal/inv
N09811|Barnbokslån i kommunala bibliotek, antal/barn 0-17 år
N09805|Aktivitetstillfällen för barn och unga i kommunala bibliotek, antal/1000 inv 0-18 år
U07417|Anmälda stöld- och tillgreppsbrott, antal/1000 inv
U07452|Anmälda brott om skadegörelse per 1 000 inv.
N01951|Invånare totalt, antal
N07024|Nettokostnad gator och vägar samt parkering, kr/inv
N07025|Nettokostnad parker, kr/inv
N17500|Betygspoäng efter avslutad gymnasieutbildning, genomsnitt
N00924|Nettoinpendling till kommun, andel (%)
N45034|Nettoinvesteringar inom energi, vatten och avfall kommun, kr/inv
N33101|Kostnad/vårddygn för familjehemsvård av barn och unga 0-20 år, kr (genomsnitt)
N15031|Lärare med pedagogisk högskoleexamen i kommunal grundskola, (%)
N17813|Lärare med pedagogisk högskoleexamen i gymnasieskola, lägeskommun, andel (%)
N11051|Heltidstjänster i förskola med pedagogisk högskoleexamen, enskild regi, andel (%)
N07907|Trångboddhet i flerbostadshus, enligt norm 2, andel (%)
N07914|Trångboddhet i flerbostadshus, enligt norm 3, andel (%)
N00943|Föräldrapenningdagar som tas ut av män, andel av antal dagar (%)
N00945|Tillfälliga föräldrapenningdagar (VAB) som tas ut av män, andel av antal dagar (%)
"""

# Cost indicators beside what they pay for.
COSTS = {"KL07": "KL10", "KL08": "KL10", "EO02": "KO02", "KO01": "KO03", "KN01": "KN02"}

# goal|period|judged|state|analysis|measures
ASSESSMENTS = """
K1|2026-T2|near|approved|Resultaten i grundskolan har vänt nedåt i vår, men de elever som fick stöd i lovskolan har höjt sig. Nämnden bedömer att målet nås delvis under året.|Lovskola för alla i åk 9 och en läsinsats i åk 4.
K2|2026-T2|met|approved|Förskolan håller hög kvalitet och föräldrarna är nöjda.|Fortsatt fortbildning av barnskötare.
K3|2026-T2|near|approved|Fler äldre kan påverka när hjälpen kommer sedan schemat lades om.|Det nya schemat införs i alla grupper.
K4|2026-T2|near|ready|Fler går till arbete, men hushållen med bistånd minskar långsamt.|Samverkan med Arbetsförmedlingen.
K5|2026-T2|near|approved|Utsläppen minskar för långsamt, men avtalet om fjärrvärme som slöts i våras ger effekt redan nästa år. Styrelsen bedömer att målet nås delvis.|Plan för byte av uppvärmning i fyra fastigheter.
K6|2026-T2|met|approved|Fler besöker mötesplatserna än någonsin.|
K7|2026-T2|near|draft|Utkast: tryggheten är god på kvällarna.|
N101|2026-T2|missed|approved|Färre elever i åk 9 klarar matematiken.|Två lärare i matematik i åk 8 och 9.
N301|2026-T2|near|approved|Kontinuiteten har blivit bättre.|
N703|2026-T2|near|approved|Utredningarna tar fortfarande för lång tid, men kön är halverad sedan i våras.|Två nya handläggare från augusti.
K1|2025|near|approved|Behörigheten ökade svagt under året.|
K2|2025|met|approved|Målet är uppfyllt.|
K3|2025|missed|approved|För få äldre kan påverka sin vardag.|Nytt schema i hemtjänsten prövas.
K4|2025|near|approved|Fler arbetar, men målet nås inte helt.|
K5|2025|missed|approved|Utsläppen var oförändrade.|
K6|2025|near|approved|Fritidsutbudet når inte alla åldrar.|
K7|2025|met|approved|Invånarna känner sig trygga.|
"""
