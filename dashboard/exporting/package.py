"""All that is published as a Data Package in one zip file, made when somebody asks for it."""

import io
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.exporting.package import export_package

NAME = "malkoll-datapaket"


def package_zip(home: Path) -> bytes:
    """Return the package zipped; raises MalkollError where it cannot be written."""
    into = io.BytesIO()
    with TemporaryDirectory(prefix="malkoll-") as aside:
        folder = Path(aside) / NAME
        export_package(home, folder)
        with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(folder.rglob("*")):
                archive.write(file, file.relative_to(aside))
    return into.getvalue()
