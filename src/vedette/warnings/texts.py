"""What a warning says to people, in English and in the language of the area.

Short sentences that a broadcaster can cut: what may come, how to protect oneself, what
not to touch, whom to call. Nothing here says who flies, why, or what is done about it.
Braces are filled with the name of the area and a time in UTC.
"""

from typing import NamedTuple


class Texts(NamedTuple):
    """The texts of one language.

    Attributes
    ----------
    language : RFC 3066 tag
    exercise, synthetic : marks before everything else
    event : kind of event
    headline, near_aerodrome : what may be reached, with `area`
    description : with `area`, `time` and `percent`
    instruction : to people in a region
    aerodrome : to those who run an aerodrome
    clear, clear_instruction : an end of danger, proposed
    retracted, retracted_instruction : the warning was wrong
    """

    language: str
    exercise: str
    synthetic: str
    event: str
    headline: str
    near_aerodrome: str
    description: str
    instruction: str
    aerodrome: str
    clear: str
    clear_instruction: str
    retracted: str
    retracted_instruction: str


ENGLISH = Texts(
    language="en",
    exercise="EXERCISE",
    synthetic="SYNTHETIC DATA",
    event="Unidentified flying object",
    headline="{area}: an unidentified flying object may come",
    near_aerodrome="{area}: an unidentified flying object may come near the aerodrome",
    description="A flying object without authorisation may be over {area} from about "
    "{time} UTC. Probability {percent} %, given the sensors of this site.",
    instruction="Stay indoors, keep away from windows. Do not touch fallen objects, "
    "keep others away from them and call 112.",
    aerodrome="Follow the procedures of the aerodrome. Do not touch fallen objects and "
    "call 112.",
    clear="{area}: no unidentified flying object is expected any more",
    clear_instruction="You may go on as usual. Do not touch fallen objects, call 112.",
    retracted="{area}: the warning is withdrawn",
    retracted_instruction="The warning was in error. No action is needed.",
)
POLISH = Texts(
    language="pl",
    exercise="ĆWICZENIA",
    synthetic="DANE SYNTETYCZNE",
    event="Niezidentyfikowany obiekt latający",
    headline="{area}: może nadlecieć niezidentyfikowany obiekt latający",
    near_aerodrome="{area}: w pobliżu lotniska może pojawić się niezidentyfikowany "
    "obiekt latający",
    description="Od około {time} UTC nad obszarem {area} może znaleźć się obiekt "
    "latający bez zezwolenia. Prawdopodobieństwo {percent} %, na podstawie dostępnych "
    "czujników.",
    instruction="Pozostań w budynku, z dala od okien. Nie dotykaj znalezionych "
    "szczątków, nie dopuszczaj do nich innych i zadzwoń pod numer 112.",
    aerodrome="Postępuj zgodnie z procedurami lotniska. Nie dotykaj znalezionych "
    "szczątków i zadzwoń pod numer 112.",
    clear="{area}: nie oczekuje się już niezidentyfikowanych obiektów latających",
    clear_instruction="Można wrócić do zwykłych zajęć. Nie dotykaj znalezionych "
    "szczątków, zadzwoń pod numer 112.",
    retracted="{area}: ostrzeżenie odwołane",
    retracted_instruction="Ostrzeżenie było błędne. Nie trzeba nic robić.",
)
LITHUANIAN = Texts(
    language="lt",
    exercise="PRATYBOS",
    synthetic="SINTETINIAI DUOMENYS",
    event="Neatpažintas skraidantis objektas",
    headline="{area}: gali atskristi neatpažintas skraidantis objektas",
    near_aerodrome="{area}: prie aerodromo gali pasirodyti neatpažintas skraidantis "
    "objektas",
    description="Nuo maždaug {time} UTC teritorijoje {area} gali būti be leidimo "
    "skrendantis objektas. Tikimybė {percent} %, vertinant pagal turimus jutiklius.",
    instruction="Likite patalpose, nebūkite prie langų. Nelieskite nukritusių objektų, "
    "neleiskite prie jų kitų ir skambinkite 112.",
    aerodrome="Laikykitės aerodromo tvarkos. Nelieskite nukritusių objektų ir "
    "skambinkite 112.",
    clear="{area}: neatpažintų skraidančių objektų daugiau nelaukiama",
    clear_instruction="Galite tęsti įprastą veiklą. Nelieskite nukritusių objektų, "
    "skambinkite 112.",
    retracted="{area}: įspėjimas atšauktas",
    retracted_instruction="Įspėjimas buvo klaidingas. Nieko daryti nereikia.",
)
ROMANIAN = Texts(
    language="ro",
    exercise="EXERCIȚIU",
    synthetic="DATE SINTETICE",
    event="Obiect zburător neidentificat",
    headline="{area}: se poate apropia un obiect zburător neidentificat",
    near_aerodrome="{area}: un obiect zburător neidentificat se poate apropia de "
    "aerodrom",
    description="De la aproximativ ora {time} UTC, un obiect zburător fără autorizare "
    "poate ajunge deasupra zonei {area}. Probabilitate {percent} %, pe baza senzorilor "
    "disponibili.",
    instruction="Rămâneți în interior, departe de ferestre. Nu atingeți obiectele "
    "căzute, nu lăsați pe alții să se apropie și sunați la 112.",
    aerodrome="Urmați procedurile aerodromului. Nu atingeți obiectele căzute și sunați "
    "la 112.",
    clear="{area}: nu se mai așteaptă obiecte zburătoare neidentificate",
    clear_instruction="Vă puteți relua activitatea. Nu atingeți obiectele căzute, "
    "sunați la 112.",
    retracted="{area}: avertizarea este retrasă",
    retracted_instruction="Avertizarea a fost eronată. Nu trebuie să faceți nimic.",
)
# By ISO 3166-1: the states of the bundled nights. Everybody else is told in English.
LOCAL = {"PL": POLISH, "LT": LITHUANIAN, "RO": ROMANIAN}


def languages(country: str) -> tuple[Texts, ...]:
    """Return the languages in which an area is told.

    Parameters
    ----------
    country : str
        ISO 3166-1, or empty.

    Returns
    -------
    tuple of Texts
        The local one first, English always.
    """
    local = LOCAL.get(country)
    return (ENGLISH,) if local is None else (local, ENGLISH)
