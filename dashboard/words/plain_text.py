"""Texts from files and addresses, shown as they are written: nothing in them is markup."""

import re
from string import punctuation

LINE_ENDS = re.compile(r"[ \t\r\n\f\v\x85\u2028\u2029]+")


def plain_markdown(text: str) -> str:
    """Return a text so that markdown shows it as it is written."""
    one_line = LINE_ENDS.sub(" ", text).strip(" ")
    return "".join(f"\\{sign}" if sign in punctuation else sign for sign in one_line)
