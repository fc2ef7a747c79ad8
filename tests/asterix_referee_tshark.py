"""The second pair of eyes on ASTERIX: Wireshark's dissector, driven as ``tshark``.

Blocks are wrapped one to a UDP datagram on port 8600 in a capture of our making and
read back as PDML. What is returned is what was said, element by element, under names
such as ``048/040/RHO``: category, item, then the path of subitems, letters and digits
only. A value is a number in the unit that the element is encoded in (NM, degree,
second ...) or an unsigned integer; a text is compared as the bits that encode it,
because the referees print undefined characters differently. Tested with tshark 4.0.17.
"""

import os
import re
import shutil
import struct
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from xml.etree.ElementTree import Element, iterparse

import pytest

Value = int | float
Record = dict[str, list[Value]]

REGISTER = (("/MBDATA", 56), ("/BDS1", 4), ("/BDS2", 4))
WITH_VALIDITY = (("/EP", 1), ("/VAL", 1))
PARTS = {  # what tshark shows in one number
    "021/040/TBC": (("/EP", 1), ("/VAL", 6)),
    "021/040/MBC": (("/EP", 1), ("/VAL", 6)),
    "021/250": REGISTER,
    "048/020/ADSB": WITH_VALIDITY,
    "048/020/SCN": WITH_VALIDITY,
    "048/020/PAI": WITH_VALIDITY,
    "062/380/MB": REGISTER,
}
UNNAMED = {"001/130/IND", "002/050/SCS", "048/030/CODE"}  # the only element there
VERSION = "4.0"
PORT = 8600  # where the dissector listens by default
BLOCK_LENGTH_MAX = 65_507  # a longer block fits no UDP datagram
PCAP_HEAD = struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 262_144, 1)
NAME = re.compile(r"asterix\.(\d{3})_(?:V\d+_\d+_)?(.+)")
PACKET_S_MAX = 120  # seconds that one run of tshark may take before it hangs


class TsharkBlock(NamedTuple):
    """One block as tshark read it.

    Attributes
    ----------
    category, length : int
        As its header says; -1 where tshark found no ASTERIX.
    records : list of dict
        Element name to its values in the order of the bytes.
    complaint : str
        What tshark called malformed, "" where it found no fault.
    """

    category: int
    length: int
    records: list[Record]
    complaint: str


@cache
def tshark_or_skip() -> str:
    """Find the program, or skip the test that asks for it.

    The list of its faults is that of one version, so another one is no referee.
    """
    found = shutil.which("tshark")
    if found is None:
        pytest.skip(
            "no tshark: `DEBIAN_FRONTEND=noninteractive apt-get install -y tshark`"
        )
    told = subprocess.run([found, "-v"], capture_output=True, check=True, text=True)
    if f" {VERSION}." not in told.stdout:
        pytest.skip(f"expected tshark {VERSION}, got {told.stdout.splitlines()[0]}")
    return found


def as_capture(blocks: Sequence[bytes]) -> bytes:
    """Wrap blocks into a capture, one datagram each."""
    parts = [PCAP_HEAD]
    for number, block in enumerate(blocks):
        udp = struct.pack(">HHHH", PORT, PORT, 8 + len(block), 0) + block
        ends = bytes([127, 0, 0, 1, 127, 0, 0, 1])
        shape = (0x45, 0, 20 + len(udp), number & 0xFFFF, 0, 64, 17, 0)
        frame = bytes(12) + b"\x08\x00" + struct.pack(">BBHHHBBH", *shape) + ends + udp
        parts += [struct.pack("<IIII", number, 0, len(frame), len(frame)), frame]
    return b"".join(parts)


def tshark_blocks(
    blocks: Sequence[bytes], editions: Mapping[int, str] | None = None
) -> list[TsharkBlock]:
    """Let tshark read blocks.

    Parameters
    ----------
    blocks : sequence of bytes
        Whole data blocks (category, length, records), each at most 65,507 bytes.
    editions : mapping, optional
        Category to edition, such as ``{48: "1.30"}``; the newest that it has where
        none is given.

    Returns
    -------
    list of TsharkBlock
        One per block.
    """
    program, choices = tshark_or_skip(), []
    for category, edition in (editions or {}).items():
        choices += ["-o", f"asterix.i{category:03}_version:Version {edition}"]
    with TemporaryDirectory() as folder:
        path = Path(folder, "blocks.pcap")
        path.write_bytes(as_capture(blocks))
        told = Path(folder, "told.xml")
        with told.open("wb") as out:
            command = [
                program,
                *choices,
                "-r",
                str(path),
                "-J",
                "asterix _ws.malformed",
            ]
            done = subprocess.run(
                [*command, "-T", "pdml"],
                stdout=out,
                stderr=subprocess.PIPE,
                timeout=PACKET_S_MAX,
                check=False,
                env={"HOME": folder, "PATH": os.environ["PATH"]},  # nobody's settings
            )
        assert done.returncode == 0, done.stderr.decode()
        packets = [_packet(found) for found in _packets(told)]
    assert len(packets) == len(blocks)
    return packets


def editions_of_tshark() -> dict[int, list[str]]:
    """List the editions that this tshark can be told to read, by category."""
    text = _listed("currentprefs")
    shape = r"Select the CAT(\d{3}) version\n# One of: (.+)"
    return {
        int(category): re.findall(r"Version ([\d.]+)(?=,|$)", choices)
        for category, choices in re.findall(shape, text)
    }


def _packets(path: Path) -> list[Element]:
    """Cut PDML into its packets."""
    return [item for _, item in iterparse(path) if item.tag == "packet"]  # noqa: S314 - written by tshark a moment ago


def _packet(packet: Element) -> TsharkBlock:
    """Read one packet."""
    layers = packet.findall("proto[@name='asterix']")
    faults = [
        field.get("showname", "")
        for field in packet.iter()
        if "Malformed" in field.get("showname", "")
    ]
    if not layers:
        return TsharkBlock(-1, -1, [], "; ".join(faults) or "no ASTERIX found")
    if len(layers) > 1:
        faults.append(f"{len(layers)} blocks found in one")
    layer = layers[0]
    heads = {name: _number(layer, f"asterix.{name}") for name in ("category", "length")}
    messages = layer.findall("field[@name='asterix.message']")
    records = [_record(message) for message in messages]
    return TsharkBlock(records=records, complaint="; ".join(faults), **heads)


def _number(layer: Element, name: str) -> int:
    """Read one of the numbers that stand before the records."""
    found = layer.find(f"field[@name='{name}']")
    return -1 if found is None else int(found.get("show", "-1"))


def _record(message: Element) -> Record:
    """Read the elements of one record in the order of the bytes."""
    kinds, record = _kinds(), Record()
    for field in message.iter("field"):
        full = field.get("name", "")
        named, kind = NAME.fullmatch(full), kinds.get(full, "FT_NONE")
        if named is None or (kind == "FT_NONE" and not full.endswith(("_RE", "_SP"))):
            continue
        parts = [part for part in named[2].split("_") if part != "VALUE"]
        path = "/".join([named[1], *parts])
        for name, value in _parts(path, _value(field, kind)):
            record.setdefault(name, []).append(value)
    return record


def _parts(path: str, value: Value) -> Iterator[tuple[str, Value]]:
    """Take apart what is shown in one number."""
    if path not in PARTS:
        yield path.rpartition("/")[0] if path in UNNAMED else path, value
        return
    left = sum(bits for _, bits in PARTS[path])
    for name, bits in PARTS[path]:
        left -= bits
        yield path + name, int(value) >> left & ((1 << bits) - 1)


def _value(field: Element, kind: str) -> Value:
    """Read what one field says."""
    if kind == "FT_DOUBLE":
        return float(field.get("show", "nan"))
    if kind == "FT_NONE":
        return int(field.get("size", "0"))
    return int(field.get("value", ""), 16)


@cache
def _kinds() -> dict[str, str]:
    """Say of what type each field is, by its name."""
    rows = [line.split("\t") for line in _listed("fields").splitlines()]
    return {row[2]: row[3] for row in rows if row[0] == "F" and "asterix." in row[2]}


@cache
def _listed(what: str) -> str:
    """Ask tshark for one of its lists."""
    return subprocess.run(
        [tshark_or_skip(), "-G", what],
        capture_output=True,
        check=True,
        timeout=PACKET_S_MAX,
        text=True,
    ).stdout
