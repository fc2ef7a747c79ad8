"""Seeds: a row or two of every kind of table."""

import json

ROW = {
    "timestamp": 1533101250000,
    "icao24": "4b1815",
    "callsign": 'SW"R',
    "latitude": 47.25,
    "longitude": 8.5,
    "altitude": 35000.0,
    "groundspeed": 440.5,
    "track": 270.0,
    "vertical_rate": -64,
    "onground": False,
}
SIGHTING = {
    "time": "2018-08-01T05:27:30Z",
    "received": "2018-08-01T06:00:00Z",
    "sensor": "P1",
    "kind": "sighting",
    "lat": 47.5,
    "lon": 8.5,
    "sigma_m": 2e3,
    "sigma_s": 300,
    "height_m": 150,
    "bearing_deg": 90,
    "simulated": True,
}
TRACE_DETAILS = {"flight": "SWR1", "nic": 8, "nac_p": 9, "sil": 3, "version": 2}
TABLE_SEEDS = {
    "traffic-csv": [
        b"timestamp,icao24,latitude,onground,longitude\n1533101250,a,47.5,True,8.5\r\n",
        b'timestamp,latitude,longitude\n2018-08-01 05:27:30Z,"47",\n',
        b"\xef\xbb\xbfkey;word\r\n1;2\r\n",
        b'timestamp,callsign,latitude,longitude,altitude\n1533101250,"a""b,c",1,2,3\n',
    ],
    "traffic-jsonl": [
        b"".join(json.dumps({**ROW, "timestamp": t}).encode() + b"\n" for t in times)
        for times in ((1533101250, 1533101251.5), ("2018-08-01T05:27:30.5Z", 5, None))
    ],
    "traffic-json": [json.dumps([ROW, {**ROW, "latitude": None}]).encode(), b"[]"],
    "readsb-aircraft": [
        json.dumps({"now": 1.6e9, "aircraft": [one]}).encode()
        for one in (
            {"hex": "~a", "lat": 1, "lon": 2, "seen_pos": 3},
            {
                "hex": "4b1815",
                "flight": "SWR1 ",
                "alt_baro": "ground",
                "lat": 47.5,
                "lon": 8.5,
                "seen_pos": 0.1,
                "mlat": ["lat"],
                "type": "adsb_icao",
                "gs": 9.5,
                "baro_rate": -64,
            },
        )
    ],
    "readsb-trace": [
        json.dumps(
            {"icao": "4b1815", "timestamp": 1.6e9, "trace": [point]}
        ).encode()
        for point in (
            [0, 1, 2, "ground", 3],
            [1.5, 47, 8, 35000, 440, 270, 4, -64, TRACE_DETAILS, "adsb_icao", 34000],
        )
    ],
    "radar-jsonl": [
        b'{"timestamp":1.5e9,"sensor":"R1","range_m":9.5,"azimuth_deg":1}\n',
        b'{"timestamp": 1533101260, "sensor": "R1", "swept": [350, 10]}\n',
        b'{"timestamp":1.5e9,"sensor":"R1","range_m":1,"azimuth_deg":0,"height_m":-3}\n',
    ],
    "sightings-jsonl": [
        b'{"time": 1533101260, "sensor": "N1", "kind": "listened"}\n',
        b'{"time":1.5e9,"sensor":"N1","kind":"presence","lat":47,"lon":8,"sigma_m":900}\n',
        json.dumps(SIGHTING).encode() + b"\n",
    ],
}  # fmt: skip
