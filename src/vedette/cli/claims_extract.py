"""``vedette claims extract``: what articles claim, as proposals for a person."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import structs

from vedette.claims.book import Ledger
from vedette.claims.extract import extract
from vedette.claims.importing.cells import span_in
from vedette.claims.importing.documents import document_bytes, slug
from vedette.claims.ledger import LEDGER, PROPOSALS, read_ledger, refuse_sealed
from vedette.claims.model import Document
from vedette.claims.proposed import (
    Proposed,
    add_proposals,
    pending,
    proposed,
    read_proposals,
)
from vedette.claims.span import Span
from vedette.claims.text import known_encoding, read_document
from vedette.claims.zones import known_zone
from vedette.cli.progress import progress
from vedette.cli.terminal import complain, counted, say, say_json
from vedette.errors import UsageError

FILES_MAX = 2000  # a folder of more is no folder of articles
READ = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".pdf")
NAMED_MAX = 10  # refusals told one by one


class Article(NamedTuple):
    """What became of one file.

    Attributes
    ----------
    path : pathlib.Path
        The file.
    document : Document or None
        None where it was refused.
    proposals : int
        How many the rules made.
    reason : str
        Why it was refused.
    """

    path: Path
    document: Document | None
    proposals: int = 0
    reason: str = ""


def extract_claims(
    articles: list[Path],
    /,
    *,
    out: Path,
    event: str = "",
    zone: str = "UTC",
    published: str = "",
    encoding: str = "",
    json: bool = False,
) -> int:
    """Read articles by fixed rules, and propose what they claim.

    Text, saved HTML and PDF, in English, offline. The rules read quantities with their
    hedges, who said them where the sentence says so, and some facts without a figure.
    What they read is a proposal: it waits in proposals.jsonl until a person confirms,
    corrects or rejects it with `vedette claims review`; nothing of it is in the ledger
    before. Where a sentence does not name its speaker, the speaker stays empty.

    Reading the same article again adds nothing.

    ```
    vedette claims extract articles/ --out ledger --event velm --zone Europe/Warsaw
    vedette claims extract herald.html post.pdf --out ledger
    vedette claims review ledger
    ```

    Parameters
    ----------
    articles : list of pathlib.Path
        Files, or folders of files.
    out : pathlib.Path
        The folder of the ledger; made where there is none.
    event : str
        Which event they are about.
    zone : str
        Zone in which clocks of the event run, as Europe/Warsaw.
    published : str
        When they were published, for articles that do not say.
    encoding : str
        Of articles that are no UTF-8 and do not say theirs, as windows-1250.
    json : bool
        Print what became of every article as JSON.
    """
    known_zone(zone)
    named = known_encoding(encoding)
    paths = _files(articles)
    when = span_in(published, "--published", zone=zone)
    _check_folder(out)
    ledger = Ledger()
    if (out / LEDGER).is_dir():
        refuse_sealed(out / LEDGER)  # nobody could decide what is proposed
        ledger = read_ledger(out)
    before = read_proposals(out)
    documents = {one.document.id: one.document for one in before}
    documents |= dict(ledger.documents)
    found: list[Proposed] = []
    told: list[Article] = []
    with progress("Reading the articles", len(paths)) as advance:
        for path in paths:
            made, article = _read(path, documents, event, zone, when, named)
            found += made
            told.append(article)
            if article.document is not None:
                documents[article.document.id] = article.document
            advance(1)
    read = [one for one in told if one.document is not None]
    fresh = 0
    if read:
        out.mkdir(parents=True, exist_ok=True)
        fresh = add_proposals(out, found)
    waiting = len(pending(read_proposals(out), ledger))
    if json:
        say_json(msgspec.json.format(_document(told, fresh, waiting)))
    else:
        _say(told, found, fresh, waiting, out)
    return 0 if read else UsageError.exit_code


def _files(articles: Sequence[Path]) -> list[Path]:
    """List the files to be read, folders by their names in order."""
    found: list[Path] = []
    for path in articles:
        if path.is_dir():
            inner = (p for p in sorted(path.rglob("*")) if p.is_file())
            found += [
                p
                for p in inner
                if p.suffix.casefold() in READ and not p.name.startswith(".")
            ]
        elif path.is_file():
            found.append(path)
        else:
            raise UsageError(
                expected="an article, or a folder of articles",
                got="nothing",
                where=str(path),
            )
        if len(found) > FILES_MAX:
            raise UsageError(
                expected=f"at most {FILES_MAX:,} files", got="more", where=str(path)
            )
    if not found:
        raise UsageError(
            expected=f"articles: {', '.join(READ)}",
            got="none",
            where=", ".join(map(str, articles))[:200],
        )
    return found


def _check_folder(out: Path) -> None:
    """Refuse to put proposals among what is not ours."""
    if out.is_dir() and any(out.iterdir()):
        names = {path.name for path in out.iterdir()}
        if not names & {LEDGER, PROPOSALS}:
            raise UsageError(
                expected="a new or empty folder, or that of a ledger",
                got=f"one with {min(names)!a} in it",
                where=str(out),
                advice="Name a new folder, such as --out ledger.",
            )
    elif out.exists() and not out.is_dir():
        raise UsageError(expected="a folder", got="a file", where=str(out))


def _read(
    path: Path,
    documents: dict[str, Document],
    event: str,
    zone: str,
    published: Span | None,
    encoding: str,
) -> tuple[list[Proposed], Article]:
    """Read one article, or say why it cannot be read."""
    try:
        content = document_bytes(path)
        read = partial(
            read_document,
            content,
            id=slug(path.name),
            name=path.name,
            zone=zone,
            encoding=encoding,
        )
        article = read()
        if article.document.published is None and published is not None:
            article = read(published=published)
        document = _known(article.document, documents)
        made = extract(
            document, article.text, zone=zone, event=event, skipped=article.furniture
        )
    except UsageError as error:
        reason = f"expected {error.expected}, got {error.got}. {error.advice}".strip()
        return [], Article(path, None, reason=reason)
    listed = [proposed(one, document, str(path.resolve())) for one in made]
    return listed, Article(path, document, len(made))


def _known(document: Document, documents: dict[str, Document]) -> Document:
    """Return a document under the id that its text has already, or a free one."""
    for one in documents.values():
        if one.text_sha256 == document.text_sha256:
            return one
    other = documents.get(document.id)
    if other is None:
        return document
    if not other.text_sha256:  # entered by hand, before its text was at hand
        return structs.replace(document, id=other.id)
    return structs.replace(document, id=f"{document.id}-{document.text_sha256[:6]}")


def _say(
    told: Sequence[Article],
    found: Sequence[Proposed],
    fresh: int,
    waiting: int,
    out: Path,
) -> None:
    """Say what became of the articles."""
    refused = [one for one in told if one.document is None]
    for one in told:
        if one.document is not None:
            faults = "".join(f"; {fault.kind.value}" for fault in one.document.faults)
            say(f"{one.path}: {counted(one.proposals, 'proposal')}{faults}")
    for one in refused[:NAMED_MAX]:
        complain(f"{one.path}: refused: {one.reason}")
    if len(refused) > NAMED_MAX:
        more = counted(len(refused) - NAMED_MAX, "more file was", "more files were")
        complain(f"{more} refused.")
    named = sum(one.proposal.speaker is not None for one in found)
    say(
        f"Read {len(told) - len(refused):,} of {counted(len(told), 'file')}: "
        f"{counted(len(found), 'proposal')}, {named:,} with a speaker; "
        f"{counted(fresh, 'is new', 'are new')}.",
    )
    for key, count in Counter(
        one.proposal.claim.measure for one in found
    ).most_common():
        say(f"  {count:,} {key}")
    if waiting:
        wait = counted(waiting, "waits", "wait")
        say(
            f"{wait} for a person: vedette claims review {out}",
            "Nothing of them is in the ledger yet.",
        )


def _document(told: Sequence[Article], fresh: int, waiting: int) -> bytes:
    """Lay out what became of the articles as JSON."""
    return msgspec.json.encode(
        {
            "articles": [
                {
                    "file": str(one.path),
                    "document": one.document.id if one.document else None,
                    "proposals": one.proposals,
                    "refused": one.reason,
                    "faults": [fault.kind.value for fault in one.document.faults]
                    if one.document
                    else [],
                }
                for one in told
            ],
            "new": fresh,
            "pending": waiting,
        }
    )
