"""The picture for people: a finished output folder as a map and a list.

In: values of a chart (`Chart`: tracks, crossings, borders, what the data is). Out: one
self-contained SVG (`draw_svg`), one self-contained HTML page (`draw_html`), and a
read-only server of a finished folder on the loopback interface (`view.serve`,
imported from there, so that drawing does not wait for a web framework).

Law: SVG 1.1, HTML, Content Security Policy Level 3, WCAG 2.2 AA as the aim (colour
never alone, every mark also a row of a table). Drawing is not on the recorded path: it
takes results and changes none. The two fixed sentences stand on every drawing.

chart      what is drawn, values only
projection degrees to the sheet, clipping, thinning
markup     tags and escapes, the only place that writes them
map_ground land, graticule, borders and their accuracy, names
map_marks  tracks, crossings, numbers
map_warned areas that were warned
map_legend every sign explained; scale bar, north
map_svg    the drawing
page       the frame of every page: head, policy, what scrolls
map_html   the page of a map (with map.css and map.js)
backdrop   borders and names from volumes and the packaged border sets
paper      a document, block by block, values only
paper_html the document as a page (with map.css and paper.css)
bars       distributions of counts
timeline   lanes of events
tables     tracks and crossings from the tables of an output folder
view       the server
"""

from vedette.web.backdrop import background, judged_borders
from vedette.web.chart import (
    Border,
    Bounds,
    Chart,
    CrossingMark,
    Place,
    TrackLine,
)
from vedette.web.map_html import draw_html
from vedette.web.map_svg import draw_svg
from vedette.web.tables import bounds_of, crossings_of, tracks_of

__all__ = [
    "Border",
    "Bounds",
    "Chart",
    "CrossingMark",
    "Place",
    "TrackLine",
    "background",
    "bounds_of",
    "crossings_of",
    "draw_html",
    "draw_svg",
    "judged_borders",
    "tracks_of",
]
