"""CAT062: system tracks, what a tracker of several sensors says.

Law: EUROCONTROL-SPEC-0149-9, editions 0.17 and 1.12 to 1.21; the order of items
changed whole between them. In 380/IAS the bit IM says whether the last bit is 2^-14
NM/s (0) or 0.001 Mach (1): left unscaled here.
"""

CATEGORY = 62
TITLE = "system tracks"

FIRST_TABLE = """
010 data source identifier              | SAC:8 SIC:8
015 service identification              | SERVICE:8
070 time of track information           | TOD:24(1/128 s)
040 track number                        | - TRN:15
105 calculated position, WGS 84         | LAT:s24(180/2^23 °) LON:s24(180/2^23 °)
100 calculated position, Cartesian      | X:s16(1/64 NM) Y:s16(1/64 NM)
060 track Mode 3/A code                 | -:4 MODE3A:o12
130 calculated geometric altitude       | ALT:s16(25/4 ft)
135 calculated barometric altitude      | QNH CTB:s15(1/4 FL)
136 measured flight level               | MFL:s16(1/4 FL)
180 calculated velocity, polar          | GSP:16(1/2^14 NM/s) HDG:16(360/2^16 °)
200 mode of flight                      | TRANS:2 LONG:2 VERT:2 -:2
220 calculated rate of climb            | ROCD:s16(25/4 ft/min)
240 calculated rate of turn             | ROT:s8(1/4 °/s)
210 calculated acceleration             | ACC:s16
080 track status                        | MON SPI MRH SRC:3 CNF >
                                          SIM TSE TSB FPC -:3 >
                                          AMA FOEFRI:2 ME MI -:2 >
                                          CST PSR SSR MDS ADS SUC AAC >
290 ages of system track updates        | compound
  /PSR primary                          | PSR:8(1/4 s)
  /SSR SSR                              | SSR:8(1/4 s)
  /MDA Mode 3/A                         | MDA:8(1/4 s)
  /MFL measured flight level            | MFL:8(1/4 s)
  /MDS Mode S                           | MDS:8(1/4 s)
  /ADS ADS-C                            | ADS:16(1/4 s)
  /ADB ADS-B                            | ADB:8(1/4 s)
  /MD1 Mode 1                           | MD1:8(1/4 s)
  /MD2 Mode 2                           | MD2:8(1/4 s)
340 measured information                | compound
  /SID sensor                           | SAC:8 SIC:8
  /POS measured position                | RHO:16(1/256 NM) THETA:16(360/2^16 °)
  /HEIGHT measured height, 3D           | HEIGHT:s16(25 ft)
  /MDC last measured Mode C             | V G LMC:s14(1/4 FL)
  /MDA last measured Mode 3/A           | V G L - MODE3A:o12
  /TYP type of report                   | TYP:3 SIM RAB TST -:2
380 Mode S data                         | compound
  /MB  Mode S register data             | n* MB:56 BDS1:4 BDS2:4
  /ADR target address                   | ADR:24
  /ID  target identification            | ID:c48
  /COM communications, ACAS, status     | COM:3 STAT:3 -:2 SSC ARC AIC B1A B1B:4
  /ACS ACAS resolution advisory         | MB:56
500 estimated accuracies                | compound
  /APC position, Cartesian              | X:8(1/64 NM) Y:8(1/64 NM)
  /APW position, WGS 84                 | LAT:16(180/2^23 °) LON:16(180/2^23 °)
  /ATA geometric altitude               | ATA:16(25/4 ft)
  /ATF flight level                     | ATF:8(1/4 FL)
  /ATV velocity, polar                  | GSP:8 HDG:16(360/2^16 °)
  /ART rate of turn                     | ART:8(1/4 °/s)
  /ALA acceleration                     | ALA:16
  /ARC rate of climb                    | ARC:8(25/4 ft/min)
390 flight plan data                    | compound
  /TAG flight plan system               | SAC:8 SIC:8
  /CS  callsign                         | CS:a56
  /IFI IFPS flight id                   | TYP:2 -:3 NBR:27
  /FCT flight category                  | GATOAT:2 FR1FR2:2 RVSM:2 HPR -
  /TAC type of aircraft                 | TAC:a32
  /WTC wake turbulence category         | WTC:a8
  /DEP departure aerodrome              | DEP:a32
  /DST destination aerodrome            | DST:a32
  /RDS runway                           | NU1:a8 NU2:a8 LTR:a8
  /CFL cleared flight level             | CFL:16(1/4 FL)
  /CTL control position                 | CENTRE:8 POSITION:8
  /TOD times of departure and arrival   | n* TYP:5 DAY:2 -:4 HOR:5 -:2 MIN:6 AVS -
                                          SEC:6
  /AST aircraft stand                   | AST:a48
  /STS stand status                     | EMP:2 AVL:2 -:4
110 Mode 1 code                         | -:3 MODE1:o5
120 track Mode 2 code                   | -:4 MODE2:o12
510 composed track number               | fx* IDENT:8 TRACK:15 >
-
-
RE  reserved expansion                  | explicit
SP  special purpose                     | explicit
"""

TABLE = """
010 data source identifier              | SAC:8 SIC:8
-
015 service identification              | SERVICE:8
070 time of track information           | TOD:24(1/128 s)
105 calculated position, WGS 84         | LAT:s32(180/2^25 °) LON:s32(180/2^25 °)
100 calculated position, Cartesian      | X:s24(1/2 m) Y:s24(1/2 m)
185 calculated velocity, Cartesian      | VX:s16(1/4 m/s) VY:s16(1/4 m/s)
210 calculated acceleration, Cartesian  | AX:s8(1/4 m/s²) AY:s8(1/4 m/s²)
060 track Mode 3/A code                 | -:2 CH - MODE3A:o12
245 target identification               | STI:2 -:6 IDENT:c48
380 aircraft-derived data               | compound
  /ADR target address                   | ADR:24
  /ID  target identification            | ID:c48
  /MHG magnetic heading                 | MHG:16(360/2^16 °)
  /IAS indicated airspeed or Mach       | IM IAS:15
  /TAS true airspeed                    | TAS:16(1 kt)
  /SAL selected altitude                | SAS SRC:2 ALT:s13(25 ft)
  /FSS final state selected altitude    | MV AH AM ALT:s13(25 ft)
  /TIS trajectory intent status         | NAV NVB -:5 >
  /TID trajectory intent                | n* TCA NC TCPN:6 ALT:s16(10 ft)
                                          LAT:s24(180/2^23 °) LON:s24(180/2^23 °)
                                          PT:4 TD:2 TRA TOA TOV:24(1 s)
                                          TTR:16(1/100 NM)
  /COM communications, ACAS, status     | COM:3 STAT:3 -:2 SSC ARC AIC B1A B1B:4
  /SAB status reported by ADS-B         | AC:2 MN:2 DC:2 GBS -:6 STAT:3
  /ACS ACAS resolution advisory         | MB:56
  /BVR barometric vertical rate         | BVR:s16(25/4 ft/min)
  /GVR geometric vertical rate          | GVR:s16(25/4 ft/min)
  /RAN roll angle                       | RAN:s16(1/100 °)
  /TAR track angle rate                 | TI:2 -:6 ROT:s7(1/4 °/s) -
  /TAN track angle                      | TAN:16(360/2^16 °)
  /GS  ground speed                     | GS:s16(1/2^14 NM/s)
  /VUN velocity uncertainty             | VUN:8
  /MET meteorological data              | WS WD TMP TRB -:4 WSD:16(1 kt) WDD:16(1 °)
                                          TMPD:s16(1/4 °C) TRBD:8
  /EMC emitter category                 | EMC:8
  /POS position                         | LAT:s24(180/2^23 °) LON:s24(180/2^23 °)
  /GAL geometric altitude               | GAL:s16(25/4 ft)
  /PUN position uncertainty             | -:4 PUN:4
  /MB  Mode S register data             | n* MB:56 BDS1:4 BDS2:4
  /IAR indicated airspeed               | IAR:16(1 kt)
  /MAC Mach number                      | MAC:16(1/125 Mach)
  /BPS barometric pressure setting      | -:4 BPS:12(1/10 mb)
040 track number                        | TRN:16
080 track status                        | MON SPI MRH SRC:3 CNF >
                                          SIM TSE TSB FPC AFF STP KOS >
                                          AMA MD4:2 ME MI MD5:2 >
                                          CST PSR SSR MDS ADS SUC AAC >
290 ages of system track updates        | compound
  /TRK track                            | TRK:8(1/4 s)
  /PSR primary                          | PSR:8(1/4 s)
  /SSR SSR                              | SSR:8(1/4 s)
  /MDS Mode S                           | MDS:8(1/4 s)
  /ADS ADS-C                            | ADS:16(1/4 s)
  /ES  ADS-B extended squitter          | ES:8(1/4 s)
  /VDL ADS-B VDL Mode 4                 | VDL:8(1/4 s)
  /UAT ADS-B UAT                        | UAT:8(1/4 s)
  /LOP loop                             | LOP:8(1/4 s)
  /MLT multilateration                  | MLT:8(1/4 s)
200 mode of movement                    | TRANS:2 LONG:2 VERT:2 ADF -
295 ages of track data                  | compound
  /MFL measured flight level            | MFL:8(1/4 s)
  /MD1 Mode 1                           | MD1:8(1/4 s)
  /MD2 Mode 2                           | MD2:8(1/4 s)
  /MDA Mode 3/A                         | MDA:8(1/4 s)
  /MD4 Mode 4                           | MD4:8(1/4 s)
  /MD5 Mode 5                           | MD5:8(1/4 s)
  /MHG magnetic heading                 | MHG:8(1/4 s)
  /IAS indicated airspeed or Mach       | IAS:8(1/4 s)
  /TAS true airspeed                    | TAS:8(1/4 s)
  /SAL selected altitude                | SAL:8(1/4 s)
  /FSS final state selected altitude    | FSS:8(1/4 s)
  /TID trajectory intent                | TID:8(1/4 s)
  /COM communications, ACAS, status     | COM:8(1/4 s)
  /SAB status reported by ADS-B         | SAB:8(1/4 s)
  /ACS ACAS resolution advisory         | ACS:8(1/4 s)
  /BVR barometric vertical rate         | BVR:8(1/4 s)
  /GVR geometric vertical rate          | GVR:8(1/4 s)
  /RAN roll angle                       | RAN:8(1/4 s)
  /TAR track angle rate                 | TAR:8(1/4 s)
  /TAN track angle                      | TAN:8(1/4 s)
  /GSP ground speed                     | GSP:8(1/4 s)
  /VUN velocity uncertainty             | VUN:8(1/4 s)
  /MET meteorological data              | MET:8(1/4 s)
  /EMC emitter category                 | EMC:8(1/4 s)
  /POS position                         | POS:8(1/4 s)
  /GAL geometric altitude               | GAL:8(1/4 s)
  /PUN position uncertainty             | PUN:8(1/4 s)
  /MB  Mode S register data             | MB:8(1/4 s)
  /IAR indicated airspeed               | IAR:8(1/4 s)
  /MAC Mach number                      | MAC:8(1/4 s)
  /BPS barometric pressure setting      | BPS:8(1/4 s)
136 measured flight level               | MFL:s16(1/4 FL)
130 calculated geometric altitude       | ALT:s16(25/4 ft)
135 calculated barometric altitude      | QNH CTB:s15(1/4 FL)
220 calculated rate of climb            | ROCD:s16(25/4 ft/min)
390 flight plan data                    | compound
  /TAG flight plan system               | SAC:8 SIC:8
  /CS  callsign                         | CS:a56
  /IFI IFPS flight id                   | TYP:2 -:3 NBR:27
  /FCT flight category                  | GATOAT:2 FR1FR2:2 RVSM:2 HPR -
  /TAC type of aircraft                 | TAC:a32
  /WTC wake turbulence category         | WTC:a8
  /DEP departure aerodrome              | DEP:a32
  /DST destination aerodrome            | DST:a32
  /RDS runway                           | NU1:a8 NU2:a8 LTR:a8
  /CFL cleared flight level             | CFL:16(1/4 FL)
  /CTL control position                 | CENTRE:8 POSITION:8
  /TOD times of departure and arrival   | n* TYP:5 DAY:2 -:4 HOR:5 -:2 MIN:6 AVS -
                                          SEC:6
  /AST aircraft stand                   | AST:a48
  /STS stand status                     | EMP:2 AVL:2 -:4
  /STD instrument departure             | STD:a56
  /STA instrument arrival               | STA:a56
  /PEM pre-emergency Mode 3/A           | -:3 VA MODE3A:o12
  /PEC pre-emergency callsign           | PEC:a56
270 target size and orientation         | LENGTH:7(1 m) > ORIENTATION:7(360/128 °) >
                                          WIDTH:7(1 m) >
300 vehicle fleet identification        | VFI:8
110 Mode 5 reports, extended Mode 1     | compound
  /SUM summary                          | M5 ID DA M1 M2 M3 MC X
  /PMN PIN, national origin, mission    | -:2 PIN:14 -:3 NAT:5 -:2 MIS:6
  /POS reported position                | LAT:s24(180/2^23 °) LON:s24(180/2^23 °)
  /GA  GNSS altitude                    | - RES GA:s14(25 ft)
  /EM1 extended Mode 1 code             | -:4 EM1:o12
  /TOS time offset of POS and GA        | TOS:s8(1/128 s)
  /XP  X pulses                         | -:3 X5 XC X3 X2 X1
120 track Mode 2 code                   | -:4 MODE2:o12
510 composed track number               | fx* IDENT:8 TRACK:15 >
500 estimated accuracies                | compound
  /APC position, Cartesian              | X:16(1/2 m) Y:16(1/2 m)
  /COV covariance of x and y            | COV:s16(1/2 m)
  /APW position, WGS 84                 | LAT:16(180/2^25 °) LON:16(180/2^25 °)
  /AGA geometric altitude               | AGA:8(25/4 ft)
  /ABA barometric altitude              | ABA:8(1/4 FL)
  /ATV velocity, Cartesian              | X:8(1/4 m/s) Y:8(1/4 m/s)
  /AA  acceleration, Cartesian          | X:8(1/4 m/s²) Y:8(1/4 m/s²)
  /ARC rate of climb                    | ARC:8(25/4 ft/min)
340 measured information                | compound
  /SID sensor                           | SAC:8 SIC:8
  /POS measured position                | RHO:16(1/256 NM) THETA:16(360/2^16 °)
  /HEIGHT measured height, 3D           | HEIGHT:s16(25 ft)
  /MDC last measured Mode C             | V G LMC:s14(1/4 FL)
  /MDA last measured Mode 3/A           | V G L - MODE3A:o12
  /TYP type of report                   | TYP:3 SIM RAB TST -:2
-
-
-
-
-
RE  reserved expansion                  | explicit
SP  special purpose                     | explicit
"""

FLIGHT_PLAN_BITS = """
080 track status                        | MON SPI MRH SRC:3 CNF >
                                          SIM TSE TSB FPC AFF STP KOS >
                                          AMA MD4:2 ME MI MD5:2 >
                                          CST PSR SSR MDS ADS SUC AAC >
                                          SDS:2 EMS:3 PFT FPLT >
                                          DUPT DUPF DUPM -:4 >
"""

MODE_3A_VALIDITY = """
060 track Mode 3/A code                 | V G CH - MODE3A:o12
"""

SURFACE_BITS = """
080 track status                        | MON SPI MRH SRC:3 CNF >
                                          SIM TSE TSB FPC AFF STP KOS >
                                          AMA MD4:2 ME MI MD5:2 >
                                          CST PSR SSR MDS ADS SUC AAC >
                                          SDS:2 EMS:3 PFT FPLT >
                                          DUPT DUPF DUPM SFC IDD IEC - >
"""

MULTILATERATION_BIT = """
080 track status                        | MON SPI MRH SRC:3 CNF >
                                          SIM TSE TSB FPC AFF STP KOS >
                                          AMA MD4:2 ME MI MD5:2 >
                                          CST PSR SSR MDS ADS SUC AAC >
                                          SDS:2 EMS:3 PFT FPLT >
                                          DUPT DUPF DUPM SFC IDD IEC MLAT >
"""

MODE_5_INTERROGATED = """
080 track status                        | MON SPI MRH SRC:3 CNF >
                                          SIM TSE TSB FPC AFF STP KOS >
                                          AMA MD4:2 ME MI MD5:2 >
                                          CST PSR SSR MDS ADS SUC AAC >
                                          SDS:2 EMS:3 PFT FPLT >
                                          DUPT DUPF DUPM SFC IDD IEC MLAT >
                                          M5I -:6 >
"""

# From old to new; see `vedette.feeds.asterix.table`.
EDITIONS = (
    (("0.17",), "first known", FIRST_TABLE),
    (("1.12",), "a new table", TABLE),
    (
        ("1.16",),
        "080: emergency and flight plan bits in two more octets",
        FLIGHT_PLAN_BITS,
    ),
    (("1.17",), "060: validity bits", MODE_3A_VALIDITY),
    (("1.18", "1.19"), "080: surface and identification bits", SURFACE_BITS),
    (("1.20",), "080: multilateration bit", MULTILATERATION_BIT),
    (("1.21",), "080: Mode 5 interrogation in one more octet", MODE_5_INTERROGATED),
)
