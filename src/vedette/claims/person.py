"""Who vouches for something, and when: no row of a ledger stands without both."""

from vedette.errors import UsageError
from vedette.site.instant import instant_ns

NAME_MAX = 200  # characters of a person's, an event's, an origin's name: one line


def check_person(name: str, at: str, where: str) -> None:
    """Refuse what nobody vouches for.

    Parameters
    ----------
    name, at : str
        Who, and when (RFC 3339).
    where : str
        Of what.

    Raises
    ------
    UsageError
        No name of a person, or no time.
    """
    if not name.strip() or not name.isprintable() or len(name) > NAME_MAX:
        raise UsageError(
            expected="who confirmed it and when",
            got=f"the name {ascii(name)[:60]}",
            where=where,
            advice="What nobody has confirmed is a proposal, and in no ledger.",
        )
    instant_ns(at, where=where)
