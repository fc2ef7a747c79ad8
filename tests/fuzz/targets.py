"""Every decoder that reads what strangers send, by name."""

from collections.abc import Mapping
from types import MappingProxyType

from fuzz import (
    target_asterix,
    target_files,
    target_modes,
    target_records,
    target_whole,
)
from fuzz.target import Target

MODULES = (target_asterix, target_files, target_modes, target_records, target_whole)
TARGETS: Mapping[str, Target] = MappingProxyType(
    {target.name: target for module in MODULES for target in module.TARGETS}
)
