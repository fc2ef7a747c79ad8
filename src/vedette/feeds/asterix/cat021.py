"""CAT021: ADS-B target reports.

Law: EUROCONTROL-SPEC-0149-12, editions 0.23 to 0.26, 1.8 and 2.1 to 2.7. The order of
items changed whole between 0.26 and 1.8, so there are two tables. In 150 the bit IM
says whether the last bit is 2^-14 NM/s (0) or 0.001 Mach (1): left unscaled here.
"""

CATEGORY = 21
TITLE = "ADS-B target reports"

OLD_TABLE = """
010 data source identification          | SAC:8 SIC:8
040 target report descriptor            | DCR GBS SIM TST RAB SAA SPI - ATP:3 ARC:2
                                          -:3
030 time of day                         | TOD:24(1/128 s)
130 position, WGS 84                    | LAT:s24(180/2^23 °) LON:s24(180/2^23 °)
080 target address                      | ADR:24
140 geometric altitude                  | ALT:s16(25/4 ft)
090 figure of merit                     | AC:2 MN:2 DC:2 -:6 PA:4
210 link technology                     | -:3 DTI MDS UAT VDL OTR
230 roll angle                          | ROLL:s16(1/100 °)
145 flight level                        | FL:s16(1/4 FL)
150 airspeed                            | IM AS:15
151 true airspeed                       | TAS:16(1 kt)
152 magnetic heading                    | HDG:16(360/2^16 °)
155 barometric vertical rate            | BVR:s16(25/4 ft/min)
157 geometric vertical rate             | GVR:s16(25/4 ft/min)
160 ground vector                       | GS:s16(1/2^14 NM/s) TA:16(360/2^16 °)
165 rate of turn                        | TI:2 -:5 > ROT:s7(1/4 °/s) >
170 target identification               | IDENT:c48
095 velocity accuracy                   | VUC:8
032 time of day accuracy                | ACC:8(1/256 s)
200 target status                       | STATUS:8
020 emitter category                    | ECAT:8
220 meteorological data                 | compound
  /WS  wind speed                       | WS:16(1 kt)
  /WD  wind direction                   | WD:16(1 °)
  /TMP temperature                      | TMP:s16(1/4 °C)
  /TRB turbulence                       | TRB:8
146 intermediate selected altitude      | SAS SRC:2 ALT:s13(25 ft)
148 final state selected altitude       | MV AH AM ALT:s13(25 ft)
110 trajectory intent                   | compound
  /TIS status                           | NAV NVB -:5 >
  /TID data                             | n* TCA NC TCPN:6 ALT:s16(10 ft)
                                          LAT:s24(180/2^23 °) LON:s24(180/2^23 °)
                                          PT:4 TD:2 TRA TOA TOV:24(1 s)
                                          TTR:16(1/100 NM)
-
-
-
-
-
-
-
RE  reserved expansion                  | explicit
SP  special purpose                     | explicit
"""

LONGER_POSITION = """
130 position, WGS 84                    | LAT:s32(180/2^25 °) LON:s32(180/2^25 °)
"""

MODE_3A_AND_AMPLITUDE = """
070 Mode 3/A code                       | V G L - MODE3A:o12
131 signal amplitude                    | SAM:8
"""

TABLE = """
010 data source identification          | SAC:8 SIC:8
040 target report descriptor            | ATP:3 ARC:2 RC RAB >
                                          DCR GBS SIM TST SAA CL:2 >
                                          -:2 IPC NOGO CPR LDPJ RCF >
161 track number                        | -:4 TRN:12
015 service identification              | SERVICE:8
071 time of applicability, position     | TOD:24(1/128 s)
130 position, WGS 84                    | LAT:s24(180/2^23 °) LON:s24(180/2^23 °)
131 high-resolution position, WGS 84    | LAT:s32(180/2^30 °) LON:s32(180/2^30 °)
072 time of applicability, velocity     | TOD:24(1/128 s)
150 airspeed                            | IM AS:15
151 true airspeed                       | RE TAS:15(1 kt)
080 target address                      | ADR:24
073 time of reception, position         | TOD:24(1/128 s)
074 time of reception, position, fine   | FSI:2 TOMRP:30(1/2^30 s)
075 time of reception, velocity         | TOD:24(1/128 s)
076 time of reception, velocity, fine   | FSI:2 TOMRV:30(1/2^30 s)
140 geometric height                    | ALT:s16(25/4 ft)
090 quality indicators                  | NUCR_NACV:3 NUCP_NIC:4 >
                                          NICBARO SIL:2 NACP:4 >
210 MOPS version                        | - VNS VN:3 LTT:3
070 Mode 3/A code                       | -:4 MODE3A:o12
230 roll angle                          | ROLL:s16(1/100 °)
145 flight level                        | FL:s16(1/4 FL)
152 magnetic heading                    | HDG:16(360/2^16 °)
200 target status                       | -:3 PS:3 SS:2
155 barometric vertical rate            | RE BVR:s15(25/4 ft/min)
157 geometric vertical rate             | RE GVR:s15(25/4 ft/min)
160 airborne ground vector              | RE GS:15(1/2^14 NM/s) TA:16(360/2^16 °)
165 track angle rate                    | -:6 TAR:s10(1/32 °/s)
077 time of report transmission         | TOD:24(1/128 s)
170 target identification               | IDENT:c48
020 emitter category                    | ECAT:8
220 meteorological data                 | compound
  /WS  wind speed                       | WS:16(1 kt)
  /WD  wind direction                   | WD:16(1 °)
  /TMP temperature                      | TMP:s16(1/4 °C)
  /TRB turbulence                       | TRB:8
146 selected altitude                   | SAS SRC:2 ALT:s13(25 ft)
148 final state selected altitude       | MV AH AM ALT:s13(25 ft)
110 trajectory intent                   | compound
  /TIS status                           | NAV NVB -:5 >
  /TID data                             | n* TCA NC TCPN:6 ALT:s16(10 ft)
                                          LAT:s24(180/2^23 °) LON:s24(180/2^23 °)
                                          PT:4 TD:2 TRA TOA TOV:24(1 s)
                                          TTR:16(1/100 NM)
016 service management                  | RP:8(1/2 s)
008 aircraft operational status         | RA TC:2 TS ARV CDTIA NOTTCAS -
271 surface capabilities                | -:2 POA CDTIS B2LOW RAS IDENT > -:4 LW:4
132 message amplitude                   | MAM:s8(1 dBm)
250 Mode S register data                | n* MB:56 BDS1:4 BDS2:4
260 ACAS resolution advisory            | TYP:5 STYP:3 ARA:14 RAC:4 RAT MTE TTI:2
                                          TID:26
400 receiver                            | RID:8
295 ages of data                        | compound
  /AOS aircraft operational status      | AOS:8(1/10 s)
  /TRD target report descriptor         | TRD:8(1/10 s)
  /M3A Mode 3/A                         | M3A:8(1/10 s)
  /QI  quality indicators               | QI:8(1/10 s)
  /TI1 trajectory intent                | TI1:8(1/10 s)
  /MAM message amplitude                | MAM:8(1/10 s)
  /GH  geometric height                 | GH:8(1/10 s)
  /FL  flight level                     | FL:8(1/10 s)
  /SAL selected altitude                | SAL:8(1/10 s)
  /FSA final state selected altitude    | FSA:8(1/10 s)
  /AS  airspeed                         | AS:8(1/10 s)
  /TAS true airspeed                    | TAS:8(1/10 s)
  /MH  magnetic heading                 | MH:8(1/10 s)
  /BVR barometric vertical rate         | BVR:8(1/10 s)
  /GVR geometric vertical rate          | GVR:8(1/10 s)
  /GV  ground vector                    | GV:8(1/10 s)
  /TAR track angle rate                 | TAR:8(1/10 s)
  /TI2 target identification            | TI2:8(1/10 s)
  /TS  target status                    | TS:8(1/10 s)
  /MET meteorological data              | MET:8(1/10 s)
  /ROA roll angle                       | ROA:8(1/10 s)
  /ARA ACAS resolution advisory         | ARA:8(1/10 s)
  /SCC surface capabilities             | SCC:8(1/10 s)
-
-
-
-
-
RE  reserved expansion                  | explicit
SP  special purpose                     | explicit
"""

INTEGRITY = """
090 quality indicators                  | NUCR_NACV:3 NUCP_NIC:4 >
                                          NICBARO SIL:2 NACP:4 >
                                          -:2 SILS SDA:2 GVA:2 > PIC:4 -:3 >
200 target status                       | ICF LNAV - PS:3 SS:2
008 aircraft operational status         | RA TC:2 TS ARV CDTIA NOTTCAS SA
"""

LENGTH_AND_WIDTH = """
200 target status                       | ICF LNAV ME PS:3 SS:2
271 surface capabilities                | -:2 POA CDTIS B2LOW RAS IDENT > LW:4 -:3 >
"""

LIST_LOOKUP = """
040 target report descriptor            | ATP:3 ARC:2 RC RAB >
                                          DCR GBS SIM TST SAA CL:2 >
                                          - LLC IPC NOGO CPR LDPJ RCF >
"""

BIT_COUNTS = """
040 target report descriptor            | ATP:3 ARC:2 RC RAB >
                                          DCR GBS SIM TST SAA CL:2 >
                                          - LLC IPC NOGO CPR LDPJ RCF >
                                          TBC_EP TBC_VAL:6 > MBC_EP MBC_VAL:6 >
"""

VALIDATION = """
090 quality indicators                  | NUCR_NACV:3 NUCP_NIC:4 >
                                          NICBARO SIL:2 NACP:4 >
                                          -:2 SILS SDA:2 GVA:2 > PIC:4 SRC -:2 >
                                          -:2 VALSTATE_EP VALSTATE_VAL:2 VD VQ >
                                          VALDISTP1:7(128 m) > VALDISTP2:7(1 m) >
                                          VALDISTQUALP1:7(128 m) >
                                          VALDISTQUALP2:7(1 m) >
"""

# From old to new; see `vedette.feeds.asterix.table`.
EDITIONS = (
    (("0.23",), "first known", OLD_TABLE),
    (("0.24", "0.25"), "130: positions of 32 bits", LONGER_POSITION),
    (("0.26",), "070 and 131 in the first two spare places", MODE_3A_AND_AMPLITUDE),
    (("1.8",), "a new table", TABLE),
    (
        ("2.1",),
        "090: integrity in two more octets; 200, 008: bits that were spare",
        INTEGRITY,
    ),
    (("2.2",), "200: military emergency; 271: length and width", LENGTH_AND_WIDTH),
    (("2.3", "2.4", "2.5"), "040: list lookup bit", LIST_LOOKUP),
    (("2.6",), "040: counts of corrected bits in two more octets", BIT_COUNTS),
    (("2.7",), "090: validation in five more octets", VALIDATION),
)
