"""What is wrong, or worth knowing, said to who has written: at the field, or by the row it is about."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape

from dashboard.parts.components import listed
from dashboard.planning.fields import Field
from dashboard.words.translate import Speaker, capital
from etl.findings import Finding

# A line of a file that nobody has seen is no place.
LINE = re.compile(r"^(Raden|Rad|Row|Line) \d+: ")

CHANGED_MEANWHILE = "changed_meanwhile"


def remark(finding: Finding, fields: Sequence[Field], say: Speaker) -> str:
    """Return what a finding says, with the field's own label, and without its line."""
    field = field_of(finding, fields)
    named = finding if field is None else replace(finding, column=field.label)
    return capital(LINE.sub("", named.message(say.language)))


def field_of(finding: Finding, fields: Sequence[Field]) -> Field | None:
    """Return the field that a finding is about; None where it is about the whole row."""
    return next((one for one in fields if finding.column in one.column.headers), None)


def by_field(
    findings: Iterable[Finding], fields: Sequence[Field], say: Speaker
) -> dict[str, list[str]]:
    """Return what is said at each field, once."""
    found: dict[str, list[str]] = {}
    for finding in findings:
        field = field_of(finding, fields)
        # What another has written otherwise is shown by itself, both versions of it.
        if field is not None and finding.code != CHANGED_MEANWHILE:
            told = found.setdefault(field.name, [])
            told += [text for text in [remark(finding, fields, say)] if text not in told]
    return found


def remarks(
    findings: Iterable[Finding], fields: Sequence[Field], say: Speaker, rows: Sequence[str] = ()
) -> list[str]:
    """Return what findings say, each once; rows: what the rows are called, where there are several."""
    told = []
    for finding in findings:
        text, line = remark(finding, fields, say), finding.line or 0
        told.append(f"{rows[line - 1]}: {text}" if 0 < line <= len(rows) else text)
    return list(dict.fromkeys(told))


def remarks_list(texts: Iterable[str], kind: str = "mk-wrong") -> str:
    """Return remarks as HTML; nothing where there are none."""
    items = [escape(text) for text in texts]
    return f'<div class="{kind}">{listed(items, "mk-points")}</div>' if items else ""


def wrong_rows(wrong: Mapping[str, Sequence[str]]) -> str:
    """Return what cannot be read in rows as HTML, by what they are called."""
    return remarks_list(f"{row}: {' '.join(texts)}" for row, texts in wrong.items())
