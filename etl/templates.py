"""Templates: one empty CSV per kind of delivery, with Swedish headers, made from the contract."""

from pathlib import Path

from etl.contract import Kind, kinds

BOM = "\ufeff"


def template(kind: Kind) -> bytes:
    """Return a kind's template as Swedish Excel saves CSV: semicolons, CRLF, UTF-8 with a BOM."""
    header = ";".join(column.swedish.label for column in kind.columns)
    return f"{BOM}{header}\r\n".encode()


def write_templates(folder: Path) -> None:
    """Write every kind's template into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in kinds().values():
        (folder / f"{kind.name}.csv").write_bytes(template(kind))


if __name__ == "__main__":
    write_templates(Path(__file__).parent.parent / "data" / "templates")
