"""Who may do what. For now everybody at this computer may read everything that is published."""

from typing import Literal

Action = Literal["read"]


def may(action: Action) -> bool:
    """Say whether the reader may do something."""
    return action == "read"
