"""Dates as Swedish files write them: 2025-08-31, 20250831, or with Excel's midnight behind."""

import re
from datetime import date


def understand_date(text: str) -> str | None:
    """Return a date in ISO form; None where the text is no date, or could be two."""
    match = re.fullmatch(r"(\d{4})-?(\d\d)-?(\d\d)(?:[ T]00:00(?::00)?)?", text.strip())
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None
