"""The goal's light from its indicators': share, worst or majority; too few with a light is no light."""

import pytest

from tests.rule.conftest import Rule

# roll-up, weight met, weight near, weight missed, all weight → light, reason
TABLE = [
    ("alla uppfyllda", "share", 3, 0, 0, 3, "met", "share"),
    ("fyra av fem uppfyllda, den femte delvis: 0,9", "share", 4, 1, 0, 5, "met", "share"),
    ("precis 0,8 utan ej uppfyllt är uppfyllt", "share", 3, 2, 0, 5, "met", "share"),
    ("0,8 med ett ej uppfyllt är delvis", "share", 4, 0, 1, 5, "near", "share"),
    ("0,75 är delvis", "share", 1, 1, 0, 2, "near", "share"),
    ("precis 0,4 är delvis", "share", 2, 0, 3, 5, "near", "share"),
    ("precis 0,4 av delvisa är delvis", "share", 0, 4, 1, 5, "near", "share"),
    ("under 0,4 är ej uppfyllt", "share", 1, 1, 3, 5, "missed", "share"),
    ("inget uppfyllt", "share", 0, 0, 2, 2, "missed", "share"),
    ("vikter: 0,3 av 0,3 i tre delar", "share", 0.1 + 0.2, 0, 0, 0.3, "met", "share"),
    ("vikter med brus: precis 0,8", "share", 0.6, 0.2 + 0.2, 0, 1, "met", "share"),
    ("precis hälften av vikten räcker", "share", 1, 0, 0, 2, "met", "share"),
    ("hälften i tredjedelar räcker", "share", 1 / 3, 0, 0, 2 / 3, "met", "share"),
    ("under hälften är för få", "share", 1, 0, 0, 2.1, "no_data", "too_few"),
    ("ingen med färg är för få", "worst", 0, 0, 0, 2, "no_data", "too_few"),
    ("utan indikatorer", "share", 0, 0, 0, 0, "no_data", "no_indicators"),
    ("utan indikatorer, tomt", "majority", 0, 0, 0, None, "no_data", "no_indicators"),
    ("sämsta: ett ej uppfyllt räcker", "worst", 9, 0, 1, 10, "missed", "worst"),
    ("sämsta: ett delvis räcker", "worst", 9, 1, 0, 10, "near", "worst"),
    ("sämsta: alla uppfyllda", "worst", 10, 0, 0, 10, "met", "worst"),
    ("flertalet uppfyllda", "majority", 3, 1, 1, 5, "met", "majority"),
    ("flertalet delvis", "majority", 1, 3, 1, 5, "near", "majority"),
    ("flertalet ej uppfyllda", "majority", 1, 1, 3, 5, "missed", "majority"),
    ("hälften ej uppfyllda räcker", "majority", 2, 0, 2, 4, "missed", "majority"),
    ("hälften uppfyllda räcker inte", "majority", 2, 2, 0, 4, "near", "majority"),
    ("en av varje är delvis", "majority", 1, 1, 1, 3, "near", "majority"),
    ("flest uppfyllda, men inte över hälften", "majority", 2, 1, 2, 5, "near", "majority"),
]


@pytest.mark.parametrize("row", TABLE, ids=[row[0] for row in TABLE])
def test_rolls_up(
    rule: Rule, row: tuple[str, str, float, float, float, float | None, str, str]
) -> None:
    _, *asked, light, reason = row
    assert rule("goal_status_of", *asked) == light
    assert rule("goal_reason_of", *asked) == reason
