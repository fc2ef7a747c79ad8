"""English short names for the ISO 3166-1 codes of the packaged border sets.

A code without a name here is written as it is. Names label a map; they take no side,
and the worldview of the lines is printed beside them.
"""

_NAMES = """
AD Andorra|AL Albania|AM Armenia|AT Austria|AZ Azerbaijan|BA Bosnia and Herzegovina
BE Belgium|BG Bulgaria|BY Belarus|CH Switzerland|CY Cyprus|CZ Czechia|DE Germany
DK Denmark|DZ Algeria|EE Estonia|ES Spain|FI Finland|FO Faroe Islands|FR France
GB United Kingdom|GE Georgia|GG Guernsey|GI Gibraltar|GR Greece|HR Croatia|HU Hungary
IE Ireland|IM Isle of Man|IQ Iraq|IR Iran|IT Italy|JE Jersey|LB Lebanon
LI Liechtenstein|LT Lithuania|LU Luxembourg|LV Latvia|MA Morocco|MC Monaco|MD Moldova
ME Montenegro|MK North Macedonia|MT Malta|NL Netherlands|NO Norway|PL Poland
PT Portugal|RO Romania|RS Serbia|RU Russia|SE Sweden
SI Slovenia|SK Slovakia|SM San Marino|SY Syria|TN Tunisia|TR Türkiye|UA Ukraine
VA Vatican City|XK Kosovo
"""

COUNTRY_NAMES: dict[str, str] = {
    code: name
    for code, _, name in (
        entry.partition(" ") for entry in _NAMES.strip().replace("\n", "|").split("|")
    )
}
