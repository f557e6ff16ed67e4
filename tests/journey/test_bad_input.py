"""Bad input and a bad disk, each tried for real: a clear message in both languages, nothing changed."""

import ctypes
import io
import os
import resource
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.town import Town

PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2
FILE_LIMIT = 40_000


def _pdf(town: Town) -> Path:
    return town.write("rapport.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\x00\x01stream")


def _empty(town: Town) -> Path:
    return town.write("tom.csv", b"")


def _huge(town: Town) -> Path:
    path = town.write("stor.csv", b"")
    os.truncate(path, 2 << 30)
    return path


def _bomb(town: Town) -> Path:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(12):
            archive.writestr(f"xl/worksheets/sheet{n}.xml", bytes(10 << 20))
    return town.write("bomb.xlsx", packed.getvalue())


def _folder(town: Town) -> Path:
    town.inbox.mkdir(exist_ok=True)
    (town.inbox / "mapp.csv").mkdir()
    return town.inbox / "mapp.csv"


def _broken_workbook(town: Town) -> Path:
    return town.write("trasig.xlsx", b"PK\x03\x04 broken")


def _gone(town: Town) -> Path:
    return town.inbox / "borta.csv"


def _run(
    town: Town, language: str, *arguments: object, before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    command = (
        sys.executable, "-m", "etl.cli", "--language", language, "--home", town.home, *arguments,
    )  # fmt: skip
    return subprocess.run(
        [str(part) for part in command],
        capture_output=True, text=True, check=False, preexec_fn=before,
    )  # fmt: skip


def _contents(home: Path) -> dict[str, bytes]:
    return {
        str(p): p.read_bytes() for p in sorted(home.rglob("*")) if p.is_file() and p.name != ".lock"
    }


@pytest.mark.parametrize("make", [_pdf, _empty, _huge, _bomb, _folder, _broken_workbook, _gone])
def test_what_is_no_table_is_a_finding(town: Town, make: Callable[[Town], Path]) -> None:
    before = _contents(town.home)
    path = make(town)
    for language, nothing in (("sv", "Inget är sparat"), ("en", "Nothing is stored")):
        ran = _run(town, language, "deliver", path)
        assert (ran.returncode, ran.stderr) == (1, "")
        assert path.name in ran.stdout
        assert nothing in ran.stdout
    assert _contents(town.home) == before


def _without_privilege() -> None:
    """Make a process heed permissions also when it is root: it gives up its right to override them."""
    if os.getuid() == 0:
        for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            assert ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) == 0


def test_a_file_that_may_not_be_read_is_a_finding(town: Town) -> None:
    file = town.write("results.csv", "indicator_id\n")
    file.chmod(0)
    ran = _run(town, "sv", "check", file, before=_without_privilege)
    assert ran.returncode == 1, ran.stderr
    assert "results.csv" in ran.stdout
    assert "Traceback" not in ran.stderr


def test_a_home_that_may_not_be_written_is_told(town: Town) -> None:
    file = town.write("results.csv", "indicator_id;org_unit_id;period;value\nBEH;TOP;2025;1\n")
    for folder in (town.home / "store", town.home / "deliveries"):
        folder.chmod(0o555)
    (town.home / "store" / ".lock").unlink(missing_ok=True)
    before = _contents(town.home)
    try:
        for language, words in (("sv", "behörighet saknas"), ("en", "permission is lacking")):
            ran = _run(town, language, "deliver", file, before=_without_privilege)
            assert (ran.returncode, ran.stdout) == (3, "")
            assert words in ran.stderr
            assert "Traceback" not in ran.stderr
        asked = _run(town, "sv", "preview", file, before=_without_privilege)
        assert asked.returncode == 0, asked.stderr
    finally:
        for folder in (town.home / "store", town.home / "deliveries"):
            folder.chmod(0o755)
    assert _contents(town.home) == before


def test_a_disk_that_takes_no_more_leaves_everything_as_it_was(town: Town) -> None:
    before = _contents(town.home)
    file = town.write("results.csv", "indicator_id;org_unit_id;period;value\nBEH;TOP;2025;1\n")

    def no_more() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_LIMIT, FILE_LIMIT))

    for language, words in (("sv", "Disken är full"), ("en", "The disk is full")):
        ran = _run(town, language, "deliver", file, before=no_more)
        assert (ran.returncode, ran.stdout) == (3, "")
        assert words in ran.stderr
        assert "Traceback" not in ran.stderr
    assert _contents(town.home) == before
    assert _run(town, "sv", "deliver", file).returncode == 0


def test_a_home_that_is_a_file_is_told(town: Town) -> None:
    file = town.write("results.csv", "indicator_id\n")
    shutil.rmtree(town.home)
    town.home.write_text("a file")
    for verb in (("deliver", file), ("check", file), ("status",), ("deliveries",), ("build",)):
        ran = _run(town, "sv", *verb)
        assert (ran.returncode, ran.stdout) == (3, ""), verb
        assert "Traceback" not in ran.stderr
    assert town.home.read_text() == "a file"
