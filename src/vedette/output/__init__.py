"""The output folder: what an episode concluded, as files for people and programs.

In: an `Episode` and the inputs that it was made from. Out: tables (Parquet), JSON
documents, map, site file and the record's last checkpoint. Law: docs/fields.md; a
schema number in every JSON document, `data_kind` in all of them and in the metadata of
every table. Nothing here is on the recorded path: it takes results and changes none.

- `true_states`: from the site plane to degrees, true courses and ellipses
- `tables`: tracks, trajectories and crossings as tables
- `incursions_json`: the document of the unauthorised entries
- `schemas/`: JSON Schemas of `incursions.json`, `assessment.json`, `decode.json`
- `assessed`, `assessment_json`, `assessment_pdf`, `assessment_png`: the assessment
- `svg_pdf`, `pdf_fonts`, `pdf_tables`: our drawings, letters and tables in a PDF
- `truth_beside`: the truth of a simulated night beside its result
- `warned`: what was warned, for assessment and map
- `sheet`: the chart of an episode
- `derived`: the names of the files, and the tables and documents among them
- `write`: all of it into one folder
- `compare`, `same`: a folder against the record in it, file by file, by value
- `footer`, `thrift`: what a table tells its readers beside the values
- `truth`, `scored`: a finished folder against what was really there
"""

from vedette.output.tables import crossings_table, tracks_table, trajectories_table
from vedette.output.write import write_outputs

__all__ = [
    "crossings_table",
    "tracks_table",
    "trajectories_table",
    "write_outputs",
]
