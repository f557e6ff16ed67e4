"""Who may do what: the pages that write are for the server's own computer alone, until there is a sign-in."""

from ipaddress import ip_address

import streamlit as st

NOBODY = ""


def may_write() -> bool:
    """Say whether this dashboard may be written to: only where nobody but its own computer reaches it."""
    return is_loopback(str(st.get_option("server.address") or ""))


def is_loopback(host: str) -> bool:
    """Say whether a host is this computer's own; one without a name listens to all the world."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def who() -> str:
    """Return who is at work, as they have said themselves; empty where they have not."""
    return str(st.session_state.get("who", NOBODY)).strip()
