"""Words for offices, bodies and people who speak for them: what may be a speaker.

In: a name. Out: whether it is of an office or of somebody with one. What is missing in
this list leaves a speaker empty after a verb that papers use of anything.
"""

import re

OFFICE = re.compile(
    r"\b(?:ministr(?:y|ies)|police|airport|officials?|spokes(?:man|woman|person|people)"
    r"|army|navy|air force|armed forces|military|operator|services?|authorit(?:y|ies)"
    r"|office|command(?:er)?|staff|forces|reps?|government|governors?"
    r"|presidents?|ministers?|mayors?"
    r"|prosecutors?|union|embassy|guards?|hospital|company|airline|agency|brigade"
    r"|investigators?|residents?|witnesses|experts?|force|cent(?:re|er)|council"
    r"|opposition|sources?|diplomats?|analysts?|headquarters|administration|mission"
    r"|kremlin|control|department|bureau|firefighters|pilots?|prefect|chief|leader"
    r"|lawmakers?|general|colonel|commissioner|chancellor|ambassador|manager"
    r"|intelligence"
    r"|statement|department|operators|villagers|eyewitness(?:es)?|councillor|inspector"
    r"|detective|superintendent|coalition|sheriff|groups?|networks?|organi[sz]ations?"
    r"|doctors?|medics?|rescuers?|patrol|charity|committee|association"
    r"|federation|regulator"
    r"|head|paramedics|lawyers|activists|emergency room|staffers|consul(?:ate)?"
    r"|commission|board|inspectorate|corporation|firm|carrier|director|secretary"
    r"|alliance|watchdog|regiment|division|fleet|corps|militia|rebels|officers?"
    r"|personnel"
    r"|controllers?|crews?|air base|airbase|premier|envoy|chair(?:man|woman)?|insiders?"
    r"|rangers|locals|teams?|spokespersons?|representatives?|squadron|presidency"
    r"|taskforce|task force|workers|technicians|workforce|directorate|secretariat"
    r"|inspectors?|attorney|judge|court|ombudsman|monitors|rescue service"
    r"|medical source"
    r"|ranger|guardsmen|servicemen|soldiers|sailors|troops|lieutenant|captain|major"
    r"|brigadier|admiral|marshal|flightradar\w*|constabulary|gendarmerie|coast ?guard"
    r"|executive|boss|owners?|insurers?|voivode|town hall|city hall|clinic"
    r"|joint chiefs|atc"
    r"|garrison|institute|observatory|provider|supplier|manufacturer|senators?"
    r"|deput(?:y|ies)"
    r"|aides?|parliament|cabinet|palace|prefecture|detectives|campaigners|sentries"
    r"|bulletin"
    r"|consortium|foundation|academy|club|tower|superintendents?|wardens?|speaker)\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"(?:the )?[A-Z]{3,6}")  # NORAD, JCS


def is_office(name: str) -> bool:
    """Say whether a name is of an office or of somebody with one.

    Parameters
    ----------
    name : str
        Of a speaker.

    Returns
    -------
    bool
        False for a name alone.
    """
    return bool(OFFICE.search(name) or _ACRONYM.fullmatch(name))
