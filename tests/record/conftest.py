"""Records to be damaged, and the two verifiers that must agree about the damage."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from record_scenes import closed_record, key_of
from vedette.record import Report, SigningKey
from vedette.record import verify as first_verify

SCRIPT = Path(__file__).parents[2] / "tools" / "verify_record.py"


@pytest.fixture(name="key", scope="session")
def _key() -> SigningKey:
    return key_of(1)


@pytest.fixture(name="closed")
def _closed(tmp_path: Path, key: SigningKey) -> Path:
    return closed_record(tmp_path / "night.vedette", key)


@pytest.fixture(name="sceptic", scope="session")
def _sceptic() -> ModuleType:
    spec = importlib.util.spec_from_file_location("verify_record", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


Both = Callable[..., Report]


@pytest.fixture(name="both")
def _both(
    sceptic: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Both:
    """Verify with both verifiers, and insist that they agree."""

    def verify(record: Path, outside: str | None = None) -> Report:
        report = first_verify(record, outside=outside)
        arguments = [str(record)]
        if outside is not None:
            copy = tmp_path / "outside.checkpoint"
            copy.write_text(outside, encoding="utf-8")
            arguments.append(str(copy))
        status = sceptic.main(arguments)
        said = capsys.readouterr().out
        assert (status == 0) == report.ok, f"{said}{report.findings}"
        return report

    return verify
