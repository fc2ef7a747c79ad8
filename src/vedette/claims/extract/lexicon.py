"""Words of the counting rules: what is counted, what describes, what ends a search.

In: nothing. Out: sets of words in lower case. A word that is missing here is the most
frequent reason for a quantity that is not found: this is where to add it.
"""

from types import MappingProxyType

_CLASSES = {
    "drone": (
        "drone drones uav uavs uas quadcopter quadcopters multicopter multicopters "
        "shahed shaheds geran gerans gerbera gerberas decoy decoys vehicle vehicles"
    ),
    "object": "object objects balloon balloons intruder intruders target targets",
    "missile": "missile missiles rocket rockets projectile projectiles",
    "violation": "violation violations incursion incursions times breaches",
    "report": "report reports sighting sightings tip tips call calls tip-offs",
    "flight": (
        "flight flights departure departures arrival arrivals landing landings "
        "takeoff takeoffs take-off take-offs diversion diversions cancellation "
        "cancellations cancelation cancelations"
    ),
    "plane": "plane planes airliner airliners",
    "passenger": (
        "passenger passengers traveller travellers traveler travelers holidaymakers"
    ),
    "person": (
        "person persons people man woman men women child children civilian civilians "
        "resident residents boy boys girl girls worker workers pensioner pensioners "
        "driver drivers one nobody victim victims individual individuals employee "
        "employees student students pupil pupils teenager teenagers adult adults "
        "minor minors infant citizen citizens villager villagers farmer farmers "
        "bystander bystanders passer-by passers-by pedestrian pedestrians medic "
        "medics patient patients militant militants terrorist terrorists leader "
        "leaders commander commanders tourist tourists"
    ),
    "force": (
        "officer officers soldier soldiers troops police policemen sappers "
        "firefighters rescuers personnel servicemen members guards staff"
    ),
    "injured": (
        "injured wounded injury injuries casualty casualties hospitalised hospitalized"
    ),
    "dead": "dead killed deceased death deaths fatality fatalities lives",
    "building": (
        "building buildings house houses home homes barn barns apartment apartments "
        "flat flats structure structures facility facilities roof roofs block blocks "
        "dormitory dormitories hostel hostels school schools kindergarten "
        "kindergartens hospital hospitals warehouse warehouses cottage cottages "
        "household households dwelling dwellings residence residences property "
        "properties outbuilding outbuildings high-rise high-rises church churches"
    ),
    "damage": "damage damages destruction",
    "site": (
        "site sites place places location locations spot spots point points village "
        "villages municipality municipalities area areas"
    ),
    "airport": "airport airports aerodrome aerodromes",
    "aircraft": (
        "aircraft aircrafts jet jets fighter fighters helicopter helicopters gripens "
        "eurofighters typhoons rafales warplanes warplane mig"
    ),
    "wreck": "wreck wrecks wreckage wreckages",
    "incident": "case cases incident incidents event events",
    "inquiry": "investigations inquiries proceedings probes",
}


def _set(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


NOUNS = MappingProxyType(
    {word: name for name, words in _CLASSES.items() for word in words.split()}
)
# Nouns that may describe another noun, and then are not what is counted.
DESCRIBING = _set(
    "aircraft airport apartment ballistic balloon building civilian crash drone f-16",
    "fighter flight helicopter home house missile object passenger people plane",
    "police report rocket",
)
# What is counted instead: "two drone attacks" counts no drones.
HEADS = _set(
    "alarm alarms attack attacks base bases beds carrier carriers cars cities",
    "countries crew crews debris directions engine engines expert experts factories",
    "factory fragment fragments group groups hits kinds mention models months operator",
    "operators part parts pieces pilot pilots raid raids region regions salvos",
    "schedule schedules sources station stations strike strikes system systems",
    "terminal terminals threat threats towns types unit units wave waves witnesses",
    "years",
)
# Words before which the noun must have come.
STOPS = _set(
    "a after an and are as at be been before but by could details did for from had has",
    "have hit in information into is may might must near on or over said seriously",
    "struck that the to told was were when which while who whom will with would",
)
# Names of types that stand before the noun they are of.
TYPES = _set("shahed shaheds geran gerans gerbera gerberas")
# "405 air attack weapons": drones and missiles together.
ARMS = _set("weapons means assets munitions")
