"""Where things are: ellipsoid, site plane, geoid and pressure altitude.

In: WGS 84 degrees, ranges and azimuths, pressure altitudes. Out: metres in the site
plane with covariances, and back. Law: NIMA TR8350.2 (WGS 84), EPSG guidance note 7-2
method 9809 (oblique stereographic), EGM96, ICAO Doc 7488 (standard atmosphere).

- `vedette.earth.ellipsoid`: geodetic, ECEF, horizon of a sensor, geodesic
- `vedette.earth.plane`: the site plane, `plane_at`, `to_plane`, `from_plane`
- `vedette.earth.ground`: speeds and covariances between the plane and true ground
- `vedette.earth.polar`: a radar's range and azimuth, predicted and placed
- `vedette.earth.geoid`: height of sea level above the ellipsoid
- `vedette.earth.pressure`: heights from pressure altitudes, with their doubt
"""
