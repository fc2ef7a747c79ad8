"""State borders with territorial sea from OpenStreetMap, as packaged files.

Contains information from OpenStreetMap, © OpenStreetMap contributors, under the Open
Database License (ODbL) 1.0. The module holds files only: `vedette.airspace.border_set`
reads them.
"""
