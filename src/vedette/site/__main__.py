"""Writes again what is generated from the site model: schema and table.

Run ``python -m vedette.site`` in a checkout after a change of the model.
"""

from pathlib import Path

from vedette.site.schema import SCHEMA_FILE, site_schema
from vedette.site.table import page_with_table

_HERE = Path(__file__).parent
_PAGE = _HERE.parents[2] / "docs" / "site-file.md"


def main() -> None:
    """Write the schema beside the model and the table into the docs."""
    (_HERE / SCHEMA_FILE).write_text(site_schema(), encoding="utf-8")
    page = _PAGE.read_text(encoding="utf-8")
    _PAGE.write_text(page_with_table(page), encoding="utf-8")


if __name__ == "__main__":
    main()
