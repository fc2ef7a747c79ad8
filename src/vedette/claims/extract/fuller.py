"""The fullest form of an office that a text has named: "the minister", "the ministry".

In: how an office is called now, and the names of who spoke before. Out: the one longer
name that it stands for; itself where there is none, or a choice. "The minister" is
"Defence Minister Ana Orlo" if no other minister has spoken, "the ministry" is the
"Ministry of Defence".
"""

import re

_ONE = (
    r"minister|mayor|governor|president|spokes(?:man|woman|person)|premier|prefect"
    r"|general|colonel|commander|ambassador|commissioner|sheriff|chancellor|inspector"
)
_BODY = (
    r"ministry|command|constabulary|inspectorate|directorate|headquarters|secretariat"
    r"|centre|center|department|bureau|commission|service|council|administration"
)
_GENERIC = re.compile(rf"{_ONE}|{_BODY}", re.IGNORECASE)


def fullest(name: str, spoken: list[str]) -> str:
    """Return the name that an office without one stands for.

    Parameters
    ----------
    name : str
        Of the speaker now.
    spoken : list of str
        Of those who spoke before.

    Returns
    -------
    str
        The same where it is no bare office, or more than one may be meant.
    """
    if not _GENERIC.fullmatch(name):
        return name
    word = re.escape(name)
    head = re.compile(
        rf"(?:(?!(?:former|ex|deputy)\b)[\w'-]+ ){{0,4}}{word}"
        r"(?: (?:of|for) .+|(?: [A-Z][\w'-]+){1,3})?",
        re.IGNORECASE,
    )
    longer = {one for one in spoken if one != name and head.fullmatch(one)}
    whole = {one for one in longer if not any(one in two for two in longer - {one})}
    return whole.pop() if len(whole) == 1 else name
