"""Writes again what is generated from the scenario model: schema and tables.

Run ``python -m vedette.simulation`` in a checkout after a change of the model.
"""

from pathlib import Path

from vedette.simulation.schema import SCHEMA_FILE, page_with_tables, scenario_schema

_HERE = Path(__file__).parent
_PAGE = _HERE.parents[2] / "docs" / "scenario-file.md"


def main() -> None:
    """Write the schema beside the model and the tables into the docs."""
    (_HERE / SCHEMA_FILE).write_text(scenario_schema(), encoding="utf-8")
    page = _PAGE.read_text(encoding="utf-8")
    _PAGE.write_text(page_with_tables(page), encoding="utf-8")


if __name__ == "__main__":
    main()
