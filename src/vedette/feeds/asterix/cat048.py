"""CAT048: monoradar target reports.

Law: EUROCONTROL-SPEC-0149-4, editions 1.14 to 1.32. The flight level is two's
complement in every edition here: the older texts do not say so, and no aircraft flies
above FL 2047, where the two readings part.
"""

CATEGORY = 48
TITLE = "monoradar target reports"

TABLE = """
010 data source identifier              | SAC:8 SIC:8
140 time of day                         | TOD:24(1/128 s)
020 target report descriptor            | TYP:3 SIM RDP SPI RAB >
                                          TST -:2 ME MI FOEFRI:2 >
040 measured position, polar            | RHO:16(1/256 NM) THETA:16(360/2^16 °)
070 Mode 3/A code                       | V G L - MODE3A:o12
090 flight level                        | V G FL:s14(1/4 FL)
130 plot characteristics                | compound
  /SRL run length, SSR                  | SRL:8(360/2^13 °)
  /SRR replies received, SSR            | SRR:8
  /SAM amplitude, SSR                   | SAM:s8(1 dBm)
  /PRL run length, primary              | PRL:8(360/2^13 °)
  /PAM amplitude, primary               | PAM:s8(1 dBm)
  /RPD range, primary less SSR          | RPD:s8(1/256 NM)
  /APD azimuth, primary less SSR        | APD:s8(360/2^14 °)
220 aircraft address                    | ADR:24
240 aircraft identification             | IDENT:c48
250 Mode S register data                | n* MB:56 BDS1:4 BDS2:4
161 track number                        | -:4 TRN:12
042 calculated position, Cartesian      | X:s16(1/128 NM) Y:s16(1/128 NM)
200 calculated velocity, polar          | GSP:16(1/2^14 NM/s) HDG:16(360/2^16 °)
170 track status                        | CNF RAD:2 DOU MAH CDM:2 >
                                          TRE GHO SUP TCC -:3 >
210 track quality, standard deviations  | SIGX:8(1/128 NM) SIGY:8(1/128 NM)
                                          SIGV:8(1/2^14 NM/s) SIGH:8(360/2^12 °)
030 warnings, errors, target class      | fx* CODE:7 >
080 Mode 3/A pulse confidence           | -:4 QA4 QA2 QA1 QB4 QB2 QB1 QC4 QC2 QC1
                                          QD4 QD2 QD1
100 Mode C code and pulse confidence    | V G -:2 MODEC:12 -:4 QC1 QA1 QC2 QA2 QC4
                                          QA4 QB1 QD1 QB2 QD2 QB4 QD4
110 height measured by a 3D radar       | -:2 HEIGHT:s14(25 ft)
120 radial Doppler speed                | compound
  /CAL calculated                       | D -:5 CAL:s10(1 m/s)
  /RDS raw                              | n* DOP:16(1 m/s) AMB:16(1 m/s) FRQ:16(1 MHz)
230 communications, ACAS, flight status | COM:3 STAT:3 -:2 MSSC ARC AIC B1A B1B:4
260 ACAS resolution advisory            | MB:56
055 Mode 1 code                         | V G L MODE1:o5
050 Mode 2 code                         | V G L - MODE2:o12
065 Mode 1 pulse confidence             | -:3 QA4 QA2 QA1 QB2 QB1
060 Mode 2 pulse confidence             | -:4 QA4 QA2 QA1 QB4 QB2 QB1 QC4 QC2 QC1
                                          QD4 QD2 QD1
SP  special purpose                     | explicit
RE  reserved expansion                  | explicit
"""

X_PULSE_AND_SURVEILLANCE_IDENTIFIER = """
020 target report descriptor            | TYP:3 SIM RDP SPI RAB >
                                          TST - XPP ME MI FOEFRI:2 >
230 communications, ACAS, flight status | COM:3 STAT:3 SI - MSSC ARC AIC B1A B1B:4
"""

EXTENDED_RANGE = """
020 target report descriptor            | TYP:3 SIM RDP SPI RAB >
                                          TST ERR XPP ME MI FOEFRI:2 >
"""

ON_SITE_INFORMATION = """
020 target report descriptor            | TYP:3 SIM RDP SPI RAB >
                                          TST ERR XPP ME MI FOEFRI:2 >
                                          ADSB_EP ADSB_VAL SCN_EP SCN_VAL
                                          PAI_EP PAI_VAL - >
"""

ACAS_X_AND_POWER = """
020 target report descriptor            | TYP:3 SIM RDP SPI RAB >
                                          TST ERR XPP ME MI FOEFRI:2 >
                                          ADSB_EP ADSB_VAL SCN_EP SCN_VAL
                                          PAI_EP PAI_VAL - >
                                          ACASXV_EP ACASXV_VAL:4 POXPR_EP POXPR_VAL >
                                          POACT_EP POACT_VAL DTFXPR_EP DTFXPR_VAL
                                          DTFACT_EP DTFACT_VAL - >
                                          IRMXPR_EP IRMXPR_VAL IRMACT_EP IRMACT_VAL
                                          -:3 >
"""

# From old to new; see `vedette.feeds.asterix.table`.
EDITIONS = (
    (("1.14", "1.15"), "first known", TABLE),
    (
        ("1.21",),
        "020: X-pulse bit; 230: surveillance identifier bit",
        X_PULSE_AND_SURVEILLANCE_IDENTIFIER,
    ),
    (
        ("1.23", "1.27", "1.28", "1.29", "1.30"),
        "020: extended range bit",
        EXTENDED_RANGE,
    ),
    (
        ("1.31",),
        "020: on-site ADS-B, cluster and passive acquisition in a third octet",
        ON_SITE_INFORMATION,
    ),
    (
        ("1.32",),
        "020: ACAS X, power, data link and interrogation in three more octets",
        ACAS_X_AND_POWER,
    ),
)
