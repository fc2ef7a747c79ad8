"""A page of ours: one HTML document that loads nothing, and runs what it names alone.

Its Content-Security-Policy (CSP Level 3) allows no source at all but the one style
sheet, and the one script where there is any, whose SHA-256 it names; markup that
slipped through in a text could still not run. In: the names of style sheets of this
package, and a body whose texts `vedette.web.markup` escaped. Out: the document.
"""

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from importlib.resources import files

from vedette.web.markup import tag, text


def html_page(
    title: str,
    sheets: Sequence[str],
    body: str,
    *,
    lang: str = "en",
    script: str = "",
) -> str:
    """Put a body into a document of its own.

    Parameters
    ----------
    title : str
        Of the page.
    sheets : sequence of str
        Style sheets of this package, in order.
    body : str
        Markup.
    lang : str
        Language of the page (BCP 47).
    script : str
        What it runs at its end, "" for nothing.

    Returns
    -------
    str
        HTML; the same for the same values.
    """
    style = "".join(
        files("vedette.web").joinpath(name).read_text(encoding="utf-8")
        for name in sheets
    )
    policy = content_security_policy(style, script)
    head = "".join(
        (
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            '<link rel="icon" href="data:,">',
            tag("title", text(title)),
            f"<style>{style}</style>",
        )
    )
    run = f"<script>{script}</script>\n" if script else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{text(lang)}">\n<head>{head}</head>\n'
        f"<body>\n{body}\n{run}</body>\n</html>\n"
    )


def content_security_policy(sheet: str, script: str = "") -> str:
    """Write the policy that allows one style sheet and one script, by their hashes.

    Parameters
    ----------
    sheet, script : str
        As they stand between their tags; no script at all for "".

    Returns
    -------
    str
    """
    scripts = f"script-src '{_hash(script)}'; " if script else ""
    return (
        f"default-src 'none'; style-src '{_hash(sheet)}'; {scripts}img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def scrolling(kind: str, name: str, inside: str) -> str:
    """Write what may be wider than a screen, for fingers, keys and readers alike.

    Parameters
    ----------
    kind : str
        Its class in the style sheet.
    name : str
        What it is, for those who do not see it.
    inside : str
        Markup.

    Returns
    -------
    str
    """
    return tag(
        "div", inside, class_=kind, tabindex=0, role="region", aria_label=text(name)
    )


def _hash(source: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(source.encode()).digest()).decode()
