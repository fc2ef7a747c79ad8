"""First-level regions: the source's spelling, ISO 3166-2, and the local name.

The source's own codes are not ISO 3166-2 and its spellings are English, so each region
is named here. One region a line: source name = code after the country = local name; a
name that is the same in both stands once. Regions of Latvia changed in 2021 and the
source shows the former ones, so Latvia is absent; so are states whose regions the
source splits otherwise than ISO does.
"""

TABLE = {
    "PL": """
        Lower Silesian=02=dolnośląskie; Kuyavian-Pomeranian=04=kujawsko-pomorskie
        Lublin=06=lubelskie; Lubusz=08=lubuskie; Łódź=10=łódzkie
        Lesser Poland=12=małopolskie; Masovian=14=mazowieckie; Opole=16=opolskie
        Subcarpathian=18=podkarpackie; Podlachian=20=podlaskie; Pomeranian=22=pomorskie
        Silesian=24=śląskie; Świętokrzyskie=26=świętokrzyskie
        Warmian-Masurian=28=warmińsko-mazurskie; Greater Poland=30=wielkopolskie
        West Pomeranian=32=zachodniopomorskie""",
    "BY": """
        Brest=BR=Брэсцкая вобласць; Gomel=HO=Гомельская вобласць
        Mogilev=MA=Магілёўская вобласць; Vitebsk=VI=Віцебская вобласць
        Grodno=HR=Гродзенская вобласць; Minsk=MI=Мінская вобласць
        City of Minsk=HM=горад Мінск""",
    "UA": """
        Vinnytsya=05=Вінницька область; Volyn=07=Волинська область
        Luhans'k=09=Луганська область; Dnipropetrovs'k=12=Дніпропетровська область
        Donets'k=14=Донецька область; Zhytomyr=18=Житомирська область
        Transcarpathia=21=Закарпатська область; Zaporizhzhya=23=Запорізька область
        Ivano-Frankivs'k=26=Івано-Франківська область; Kiev City=30=Київ
        Kiev=32=Київська область; Kirovohrad=35=Кіровоградська область
        Sevastopol=40=Севастополь; Crimea=43=Автономна Республіка Крим
        L'viv=46=Львівська область; Mykolayiv=48=Миколаївська область
        Odessa=51=Одеська область; Poltava=53=Полтавська область
        Rivne=56=Рівненська область; Sumy=59=Сумська область
        Ternopil'=61=Тернопільська область; Kharkiv=63=Харківська область
        Kherson=65=Херсонська область; Khmel'nyts'kyy=68=Хмельницька область
        Cherkasy=71=Черкаська область; Chernihiv=74=Чернігівська область
        Chernivtsi=77=Чернівецька область""",
    "LT": """
        Alytaus=AL=Alytaus apskritis; Kauno=KU=Kauno apskritis
        Marijampoles=MR=Marijampolės apskritis; Panevezio=PN=Panevėžio apskritis
        Šiauliai=SA=Šiaulių apskritis; Taurages=TA=Tauragės apskritis
        Utenos=UT=Utenos apskritis; Vilniaus=VL=Vilniaus apskritis
        Klaipedos=KL=Klaipėdos apskritis; Telšiai=TE=Telšių apskritis""",
    "EE": """
        Harju=37=Harju maakond; Hiiu=39=Hiiu maakond; Ida-Viru=45=Ida-Viru maakond
        Jõgeva=50=Jõgeva maakond; Järva=52=Järva maakond; Lääne=56=Lääne maakond
        Lääne-Viru=60=Lääne-Viru maakond; Põlva=64=Põlva maakond
        Pärnu=68=Pärnu maakond; Rapla=71=Rapla maakond; Saare=74=Saare maakond
        Tartu=79=Tartu maakond; Valga=81=Valga maakond
        Viljandi=84=Viljandi maakond; Võru=87=Võru maakond""",
    "SK": """
        Bratislavský=BL=Bratislavský kraj; Banskobystrický=BC=Banskobystrický kraj
        Žilinský=ZI=Žilinský kraj; Nitriansky=NI=Nitriansky kraj
        Trenciansky=TC=Trenčiansky kraj; Trnavský=TA=Trnavský kraj
        Košický=KI=Košický kraj; Prešovský=PV=Prešovský kraj
        Prešov=PV=Prešovský kraj""",
    "CZ": """
        Prague=10=Praha; Středočeský=20=Středočeský kraj; Jihočeský=31=Jihočeský kraj
        Plzeňský=32=Plzeňský kraj; Karlovarský=41=Karlovarský kraj
        Ústecký=42=Ústecký kraj; Liberecký=51=Liberecký kraj
        Královéhradecký=52=Královéhradecký kraj; Pardubický=53=Pardubický kraj
        Vysočina=63=Kraj Vysočina; Jihomoravský=64=Jihomoravský kraj
        Olomoucký=71=Olomoucký kraj; Zlínský=72=Zlínský kraj
        Moravskoslezský=80=Moravskoslezský kraj""",
    "DE": """
        Brandenburg=BB; Berlin=BE; Baden-Württemberg=BW; Bayern=BY; Bremen=HB
        Hessen=HE; Hamburg=HH; Mecklenburg-Vorpommern=MV; Niedersachsen=NI
        Nordrhein-Westfalen=NW; Rheinland-Pfalz=RP; Schleswig-Holstein=SH; Saarland=SL
        Sachsen=SN; Sachsen-Anhalt=ST; Thüringen=TH""",
    "AT": """
        Burgenland=1; Kärnten=2; Niederösterreich=3; Oberösterreich=4; Salzburg=5
        Steiermark=6; Tirol=7; Vorarlberg=8; Wien=9""",
    "CH": """
        Aargau=AG; Appenzell Innerrhoden=AI; Appenzell Ausserrhoden=AR; Bern=BE
        Basel-Landschaft=BL; Basel-Stadt=BS; Fribourg=FR; Genève=GE; Glarus=GL
        Graubünden=GR; Jura=JU; Lucerne=LU=Luzern; Neuchâtel=NE; Nidwalden=NW
        Obwalden=OW; Sankt Gallen=SG=St. Gallen; Schaffhausen=SH; Solothurn=SO
        Schwyz=SZ; Thurgau=TG; Ticino=TI; Uri=UR; Vaud=VD; Valais=VS; Zug=ZG; Zürich=ZH
        """,
    "RO": """
        Alba=AB; Arges=AG=Argeș; Arad=AR; Bucharest=B=București; Bacau=BC=Bacău
        Bihor=BH; Bistrita-Nasaud=BN=Bistrița-Năsăud; Braila=BR=Brăila
        Botosani=BT=Botoșani; Brasov=BV=Brașov; Buzau=BZ=Buzău; Cluj=CJ
        Calarasi=CL=Călărași; Caras-Severin=CS=Caraș-Severin; Constanta=CT=Constanța
        Covasna=CV; Dâmbovita=DB=Dâmbovița; Dolj=DJ; Gorj=GJ; Galati=GL=Galați
        Giurgiu=GR; Hunedoara=HD; Harghita=HR; Ilfov=IF; Ialomita=IL=Ialomița
        Iasi=IS=Iași; Mehedinti=MH=Mehedinți; Maramures=MM=Maramureș; Mures=MS=Mureș
        Neamt=NT=Neamț; Olt=OT; Prahova=PH; Sibiu=SB; Salaj=SJ=Sălaj; Satu Mare=SM
        Suceava=SV; Tulcea=TL; Timis=TM=Timiș; Teleorman=TR; Vâlcea=VL; Vrancea=VN
        Vaslui=VS""",
    "RU": "Kaliningrad=KGD=Калининградская область",
}
FILES = {
    "PL": "pol",
    "BY": "blr",
    "UA": "ukr",
    "LT": "ltu",
    "EE": "est",
    "SK": "svk",
    "CZ": "cze",
    "DE": "deu",
    "AT": "aut",
    "CH": "che",
    "RO": "rou",
    "RU": "rus",
}


def rows(country: str) -> dict[str, tuple[str, str]]:
    """Return {source name: (ISO 3166-2 code, local name)} of one country."""
    found = {}
    for entry in TABLE[country].replace("\n", ";").split(";"):
        if entry.strip():
            name, code, *local = entry.strip().split("=")
            found[name] = (f"{country}-{code}", local[0] if local else name)
    return found
