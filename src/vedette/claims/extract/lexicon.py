"""Words of the counting rules: what is counted, what describes, what ends a search.

In: nothing. Out: sets of words in lower case. A word that is missing here is the most
frequent reason for a quantity that is not found: this is where to add it.
"""

from types import MappingProxyType

# Number words, as patterns; all of them: `vedette.claims.words`.
TO_NINE = "one|two|three|four|five|six|seven|eight|nine"
TO_TEN = f"{TO_NINE}|ten"
TO_TWELVE = f"{TO_TEN}|eleven|twelve"
_CLASSES = {
    "drone": (
        "drone drones uav uavs uas quadcopter quadcopters multicopter multicopters "
        "shahed shaheds geran gerans gerbera gerberas decoy decoys vehicle vehicles "
        "fpv fpvs rpas "
        "octocopter octocopters hexacopter hexacopters copter copters ucav "
        "ucavs kamikazes lancets orlans "
    ),
    "object": (
        "object objects balloon balloons intruder intruders target targets blimp "
        "blimps "
        "airship airships "
        "aerostat aerostats dirigible dirigibles zeppelins ufo ufos uap uaps "
        "trespassers "
    ),
    "missile": (
        "missile missiles rocket rockets projectile projectiles "
        "iskanders kalibrs kinzhals tomahawks scuds "
    ),
    "violation": (
        "violation violations incursion incursions times breaches intrusion intrusions "
        "infringement infringements overflights "
        "infraction infractions penetrations transgressions trespasses "
    ),
    "report": (
        "report reports sighting sightings tip tips call calls tip-offs notification "
        "notifications "
        "tip-off observations detections "
    ),
    "flight": (
        "flight flights departure departures arrival arrivals landing landings "
        "takeoff takeoffs take-off take-offs diversion diversions cancellation "
        "cancellations cancelation cancelations delays reroutes reroutings "
        "starts movements inbounds outbounds redirections postponements reschedulings "
    ),
    "service": ("service services connection connections rotation rotations"),
    "plane": (
        "plane planes airliner airliners airplane airplanes aeroplane aeroplanes "
        "airbuses boeings freighter freighters turboprop turboprops jetliner "
        "jetliners jumbos widebodies wide-bodies "
    ),
    "passenger": (
        "passenger passengers traveller travellers traveler travelers holidaymaker "
        "holidaymakers holiday-makers vacationers flyers "
        "fliers flier sun-seekers sunseekers jetsetters ticket-holders "
        "trippers globetrotters air-travellers "
    ),
    "person": (
        "person persons people man woman men women child children civilian civilians "
        "resident residents boy boys girl girls worker workers pensioner pensioners "
        "driver drivers one nobody victim victims individual individuals employee "
        "employees student students pupil pupils teenager teenagers adult adults "
        "minor minors infant infants citizen citizens villager villagers farmer "
        "farmers "
        "bystander bystanders passer-by passers-by pedestrian pedestrians medic "
        "medics patient patients militant militants terrorist terrorists leader "
        "leaders commander commanders tourist tourists bodies corpses inhabitant "
        "inhabitants local locals baby babies toddler toddlers youth youths "
        "schoolchildren "
        "schoolchild doctor doctors nurse nurses paramedic paramedics teacher teachers "
        "journalist journalists reporter reporters worshipper worshippers worshiper "
        "worshipers mourner mourners shopper shoppers cyclist cyclists motorist "
        "motorists sailor sailors seafarer seafarers fisherman fishermen dockers miner "
        "miners builders labourers laborers electrician electricians mechanic "
        "mechanics "
        "volunteer volunteers refugee refugees migrants neighbour neighbours neighbor "
        "neighbors relatives guest guests visitor visitors rebels "
        "insurgents hostages foreigners nationals "
        "colleague colleagues comrades staffer staffers shepherd shepherds "
        "herder herders trader traders vendor vendors shopkeeper shopkeepers "
        "trucker truckers welders porters cleaners engineers technicians "
        "contractor contractors airman airmen airwoman airwomen crewmember crewmembers "
        "schoolgirl schoolgirls schoolboy schoolboys mother mothers father "
        "fathers brother brothers sister sisters son sons daughter daughters "
        "grandmother grandmothers widow widows souls survivors gardener "
        "gardeners priest priests nun nuns monk monks customer customers "
        "client clients beekeepers hikers campers commuter commuters onlooker "
        "onlookers occupants tenants householders stallholders smallholders "
        "helper helpers "
    ),
    "force": (
        "officer officers soldier soldiers troops police policemen sapper sappers "
        "firefighter firefighters rescuer rescuers personnel serviceman servicemen "
        "member members guards guard staff conscript conscripts policeman policewoman "
        "gendarmes "
        "marines paratroopers reservists searchers responders crewmen "
        "constable constables bobby bobbies cops trooper troopers sentry "
        "sentries guardsman guardsmen gunner gunners infantrymen rangers "
        "fireman firemen diver divers militiamen cadets recruits coastguards"
        " patrolmen carabinieri handlers "
        "detectives "
    ),
    "injured": (
        "admissions injured wounded injury injuries casualty"
        " casualties hospitalised hospitalized "
        "hurt"
    ),
    # Beside a verb of harm these are no people.
    "animal": (
        "animal animals donkey donkeys mule mules horse horses pony ponies foals cow "
        "cows cattle calf calves bulls bullocks oxen buffalo buffaloes sheep lambs "
        "goat goats pig pigs piglets hen hens chicken chickens poultry duck ducks "
        "ducklings goose geese swan swans pigeons dog dogs puppy puppies cat cats "
        "kitten kittens camel camels deer elk moose wolf wolves fox foxes bear bears "
        "lion lions tiger tigers monkey monkeys ape apes elephants giraffes zebras "
        "fish bees beehives hives rabbits hares animals livestock wildlife beasts pets "
        "reindeer dolphins whales ostriches alpacas llamas"
    ),
    "dead": "dead killed deceased death deaths fatality fatalities lives",
    "building": (
        "building buildings house houses home homes barn barns apartment apartments "
        "flat flats structure structures facility facilities roof roofs block blocks "
        "dormitory dormitories hostel hostels school schools kindergarten "
        "kindergartens hospital hospitals warehouse warehouses cottage cottages "
        "household households dwelling dwellings residence residences property "
        "properties outbuilding outbuildings high-rise high-rises church churches "
        "shop shops store stores cafe cafes restaurant restaurants hotel hotels garage "
        "garages shed sheds villa villas bungalow bungalows clinic clinics nursery "
        "nurseries college colleges universities library libraries mosque mosques "
        "theatre theatres theater theaters supermarket supermarkets hangar hangars "
        "workshop workshops office offices farmhouse farmhouses tower-block "
        "tower-blocks skyscraper skyscrapers townhouse townhouses greenhouse "
        "greenhouses institutions stables "
        "polyclinic polyclinics cabin cabins hut huts chapel chapels monastery "
        "monasteries bakery bakeries pharmacy pharmacies museum museums palace "
        "palaces depot depots silo silos granary granaries gymnasium "
        "gymnasiums pavilion pavilions kiosk kiosks premises mill mills chalet "
        "chalets mansion mansions outhouse outhouses boathouse boathouses "
        "conservatories canteen canteens cowshed cowsheds farmsteads "
        "homesteads clubhouse storehouse storehouses storeroom storerooms henhouse "
        "henhouses pigsty pigsties byre byres annexe annexes guesthouse guesthouses "
        "bunkhouse bunkhouses lodge lodges cathedral cathedrals synagogue synagogues "
        "temple temples schoolhouse schoolhouses orphanage orphanages sawmill sawmills "
        "brewery breweries dairies tenement tenements maisonette maisonettes "
        "condominium condominiums condos boiler-house boiler-houses lighthouse "
        "lock-up lock-ups shacks stalls teahouse teahouses shophouses prefabs "
    ),
    "damage": "damage damages destruction",
    "site": (
        "site sites place places location locations spot spots point points village "
        "villages municipality municipalities area areas town towns settlement "
        "settlements hamlet hamlets commune communes community communities cities "
        "district districts parishes hamlets spots "
    ),
    "airport": (
        "airport airports aerodrome aerodromes airfield airfields "
        "hub hubs airstrip airstrips "
    ),
    "aircraft": (
        "aircraft aircrafts jet jets fighter fighters helicopter helicopters gripen "
        "gripens eurofighter eurofighters typhoon typhoons rafale rafales warplanes "
        "warplane mig migs bomber bombers interceptor interceptors mirages chopper "
        "choppers sukhoi sukhois falcons awacs "
        "hornet hornets viper vipers phantoms harriers  "
        "rotorcraft gunship gunships tornados tornadoes warbirds "
    ),
    "wreck": (
        "wreck wrecks wreckage wreckages "
        "carcass carcasses hulks airframe airframes fuselages "
    ),
    "incident": (
        "case cases incident incidents event events episode episodes occurrence "
        "occurrences instance instances occasions disturbances impairments disruptions "
        "obstructions hindrances interferences encounters misses"
    ),
    "inquiry": (
        "investigation investigations inquiries inquiry enquiries enquiry proceedings "
        "probe probes"
    ),
    "message": "e-mails emails messages alerts complaints hints leads",
    # What may be a drone where a text tells of drones.
    "official": ("officials officers-in-charge"),
    "device": (
        "device devices machine machines craft gadget gadgets contraption contraptions "
        "apparatus apparatuses menaces things light lights ones specks shapes orbs"
    ),
}


def word_set(*lines: str) -> frozenset[str]:
    """Return the words of some lines."""
    return frozenset(" ".join(lines).split())


NOUNS = MappingProxyType(
    {word: name for name, words in _CLASSES.items() for word in words.split()}
)
# Names of types that stand before the noun they are of.
TYPES = word_set("shahed shaheds geran gerans gerbera gerberas")


def _bare(word: str) -> bool:
    """Say whether a singular beside a figure is what is counted: "two Gripen"."""
    return NOUNS[word] != "aircraft" and word not in TYPES


def _plural(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"


# Peoples whose names end neither in "-ans" nor in "-is".
NATIONS = word_set(
    "Poles Uzbeks Tajiks Kazakhs Kyrgyz Filipinos Filipinas Serbs Turks Swedes Danes",
    "Finns Czechs Slovaks Slovenes Kurds Arabs Greeks Croats Britons Spaniards Scots",
    "Frenchmen Englishmen Irishmen Dutchmen Turkmens Tatars Swiss Montenegrins",
    "Kosovars Bosniaks Icelanders Luxembourgers Americans Rohingya Druze Chinese",
    "Japanese Vietnamese Portuguese Lebanese Sudanese Maltese Congolese Togolese",
    "Senegalese Nepalese Taiwanese Burmese Thais Moors Balts Letts",
)
# Nouns that may describe another noun, and then are not what is counted: beside a
# figure other than one that is any singular ("two hospital workers").
DESCRIBING = word_set(
    "aircraft f-16 people police",
    " ".join(word for word in NOUNS if _plural(word) in NOUNS and _bare(word)),
    "bomber fighter helicopter interceptor",
    "ballistic civilian",
)
# What is counted instead: "two drone attacks" counts no drones.
OF_FLIGHTS = ("flight", "plane", "service")  # classes that carry passengers
OF_PEOPLE = ("person", "force", "passenger")
OF_HARMED = (*OF_PEOPLE, "dead", "injured")
HARM_OF_PEOPLE = ("effect.dead", "effect.injured")  # measures of the registry
HEADS = word_set(
    "alarm alarms attack attacks base bases beds carrier carriers cars",
    "countries crew crews debris directions engine engines expert experts factories",
    "factory fragment fragments group groups hits kinds mention models months operator",
    "operators part parts pieces pilot pilots raid raids region regions salvos",
    "schedule schedules sources station stations strike strikes system systems",
    "terminal terminals types unit units wave waves witnesses",
    "years shots rounds flares",
)
# Words before which the noun must have come.
STOPS = word_set(
    "a after an and are as at be been before but by could details did for from had has",
    "have having hit in information into is may might must near on or over said "
    "seriously",
    "struck toward towards that the to told was were when which while who whom "
    "will with would",
)
# "405 air attack weapons": drones and missiles together.
ARMS = word_set("weapons means assets munitions threats")
