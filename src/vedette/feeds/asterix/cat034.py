"""CAT034: monoradar service messages (north markers, sector crossings, status).

Law: EUROCONTROL-SPEC-0149-2b, editions 1.26 to 1.29, which send the same bits: they
differ in what words explain them.
"""

CATEGORY = 34
TITLE = "monoradar service messages"

TABLE = """
010 data source identifier              | SAC:8 SIC:8
000 message type                        | TYPE:8
030 time of day                         | TOD:24(1/128 s)
020 sector number                       | SECTOR:8(360/256 °)
041 antenna rotation period             | PERIOD:16(1/128 s)
050 system configuration and status     | compound
  /COM common part                      | NOGO RDPC RDPR OVLRDP OVLXMT MSC TSV -
  /-
  /-
  /PSR primary radar                    | ANT CHAB:2 OVL MSC -:3
  /SSR secondary radar                  | ANT CHAB:2 OVL MSC -:3
  /MDS Mode S radar                     | ANT CHAB:2 OVLSUR MSC SCF DLF OVLSCF
                                          OVLDLF -:7
060 system processing mode              | compound
  /COM common part                      | - REDRDP:3 REDXMT:3 -
  /-
  /-
  /PSR primary radar                    | POL REDRAD:3 STC:2 -:2
  /SSR secondary radar                  | REDRAD:3 -:5
  /MDS Mode S radar                     | REDRAD:3 CLU -:4
070 message counts                      | n* TYP:5 COUNT:11
100 generic polar window                | RHOST:16(1/256 NM) RHOEND:16(1/256 NM)
                                          THETAST:16(360/2^16 °)
                                          THETAEND:16(360/2^16 °)
110 data filter                         | FILTER:8
120 position of the data source         | HGT:s16(1 m) LAT:s24(180/2^23 °)
                                          LON:s24(180/2^23 °)
090 collimation error                   | RNG:s8(1/128 NM) AZM:s8(360/2^14 °)
RE  reserved expansion                  | explicit
SP  special purpose                     | explicit
"""

# From old to new; see `vedette.feeds.asterix.table`.
EDITIONS = ((("1.26", "1.27", "1.28", "1.29"), "first known", TABLE),)
