"""The speakers of a table: a name is one source, also across tables.

A name is looked up among the sources of the ledger and their aliases, without regard to
case, and among the ids that are made of names; a new one gets an id made of it. Looking
up changes nothing: a source is learnt when its row has been taken.
"""

from collections.abc import Iterable, Mapping

from msgspec import structs

from vedette.claims.importing.cells import name_of, names_of, one_of, yes_or_no
from vedette.claims.importing.columns import Cells, settle
from vedette.claims.importing.documents import slug
from vedette.claims.importing.values import content_id
from vedette.claims.model import Source, SourceKind
from vedette.errors import UsageError

FACTS = ("source_kind", "country", "party")
# What people type for "nobody knows"; the cell is left empty instead.
NOBODY = frozenset({"n/a", "na", "none", "unknown", "tbd", "null", "nan"})


class Speakers:
    """Sources by their names.

    Parameters
    ----------
    sources : mapping of str to Source
        Of the ledger.
    """

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources: dict[str, Source] = {}
        self._named: dict[str, str] = {}
        self._facts: dict[tuple[str, str], str] = {}
        self.learn(sources.values())

    def learn(self, sources: Iterable[Source]) -> None:
        """Take sources in.

        Parameters
        ----------
        sources : iterable of Source
            Of a row that was taken.
        """
        for one in sources:
            self._sources[one.id] = one
            for name in (one.name, *one.aliases):
                self._named.setdefault(name_key(name), one.id)

    def known(self, name: str) -> Source | None:
        """Return the source of a name, None where nobody is called so.

        Another ledger may have chosen an id that is somebody else's name.
        """
        key = self._named.get(name_key(name))
        found = self._sources.get(name if key is None else key)
        if key is None and found is not None and slug(found.name) != name:
            return None
        return found

    def note_facts(self, cells: Cells) -> None:
        """Note what a row says of its speaker.

        Parameters
        ----------
        cells : Cells
            The row.

        Raises
        ------
        UsageError
            Another row says otherwise, or there is no speaker to say it of.
        """
        name = name_key(cells.get("speaker"))
        for column in FACTS:
            if cells.get(column) and not name:
                raise UsageError(
                    expected=f"a speaker of whom {column} says something",
                    got="none",
                    where="speaker",
                )
            settle(self._facts, name, cells, column, "for this speaker")

    def of(self, cells: Cells) -> tuple[str, tuple[str, ...], list[Source]]:
        """Find speaker and way of a row.

        Parameters
        ----------
        cells : Cells
            The row.

        Returns
        -------
        str
            Id of the speaker, "" where the document itself speaks.
        tuple of str
            Ids of the sources through which it came.
        list of Source
            New ones, or ones of which more is known now.

        Raises
        ------
        UsageError
            A name that is none, or facts that disagree with the ledger.
        """
        fresh: dict[str, Source] = {}
        name = name_of(cells.get("speaker"), "speaker")
        speaker = ""
        if name:
            source = self._described(name, self._source(name, "speaker", fresh))
            speaker = source.id
            if self._sources.get(speaker) != source:
                fresh[speaker] = source
        via = []
        for one in names_of(cells.get("via"), "via"):
            source = self._source(one, "via", fresh)
            if source.id not in self._sources:
                fresh[source.id] = source
            via.append(source.id)
        return speaker, tuple(via), list(fresh.values())

    def _source(self, name: str, column: str, fresh: Mapping[str, Source]) -> Source:
        """Find a source by its name, or make one."""
        folded = name_key(name)
        if folded in NOBODY or not any(letter.isalpha() for letter in name):
            raise UsageError(
                expected="the name of a person, an office or an outlet",
                got=ascii(name)[:60],
                where=column,
                advice="Leave the cell empty where nobody is named.",
            )
        known = self.known(name)
        if known is not None:
            return known
        for one in fresh.values():
            if name_key(one.name) == folded:
                return one
        key = slug(name)
        taken = key in self._sources or key in fresh
        return Source(id=content_id(key, name) if taken else key, name=name)

    def _described(self, name: str, source: Source) -> Source:
        """Add what the table says of a speaker; refuse what disagrees."""
        facts = {
            column: self._facts.get((name_key(name), column), "") for column in FACTS
        }
        kind = one_of(
            facts["source_kind"], "source_kind", SourceKind, SourceKind.UNKNOWN
        )
        country = name_of(facts["country"], "country")
        party = yes_or_no(facts["party"], "party")
        for column, was, now in (
            ("source_kind", source.kind, kind),
            ("country", source.country, country),
            ("party", source.party, party),
        ):
            unsaid = ("", None, SourceKind.UNKNOWN)
            if was not in unsaid and now not in unsaid and was != now:
                shown = was.value if isinstance(was, SourceKind) else was
                raise UsageError(
                    expected=f"{shown}, as the ledger says of {source.id}",
                    got=ascii(facts[column])[:60],
                    where=column,
                )
        return structs.replace(
            source,
            kind=source.kind if kind is SourceKind.UNKNOWN else kind,
            country=country or source.country,
            party=source.party if party is None else party,
        )


def name_key(name: str) -> str:
    """Fold what is no difference between two names of sources."""
    return " ".join(name.casefold().split())
