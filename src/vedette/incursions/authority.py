"""Who may fly here: the site's own policy, asked by address.

Crossings, counts and warnings ask the same question: may whatever flies under this
address be here, and is its word worth anything? Whether something is authorised is
policy and never a guess.
"""

from vedette.site.model import Policy


def disbelieved(policy: Policy, *, contradicted: bool) -> bool:
    """Say whether a claimed position counts for nothing, neither for nor against.

    Parameters
    ----------
    policy : Policy
        Of the site; ``corroboration = "never"`` believes every claim.
    contradicted : bool
        The site's radars contradict it.

    Returns
    -------
    bool
        It is told apart from everything else, and excuses nothing.
    """
    return contradicted and policy.corroboration == "where_covered"


def authorises(policy: Policy, address: int, *, contradicted: bool) -> bool:
    """Say whether a policy authorises an object.

    Parameters
    ----------
    policy : Policy
        Of the site.
    address : int
        24-bit address as known then, -1 where unknown.
    contradicted : bool
        The site's radars contradict its claims.

    Returns
    -------
    bool
        Objects without an address never are, nor are claims that radars contradict.
    """
    if address < 0 or disbelieved(policy, contradicted=contradicted):
        return False
    listed = f"{address:06x}" in {text.lower() for text in policy.icao24}
    return listed or policy.cooperative == "authorised"
