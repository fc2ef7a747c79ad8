"""Every decoder that reads what strangers send, by name."""

from collections.abc import Mapping
from types import MappingProxyType

from fuzz import target_asterix, target_files, target_modes, target_records
from fuzz.target import Target

TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        target.name: target
        for module in (target_asterix, target_files, target_modes, target_records)
        for target in module.TARGETS
    }
)
