"""The rule of `sql/status.sql` as formulas of Excel: what is missing, what may be, the light.

Each formula is of the row's own columns, in braces, and leans on the one before it, so that whoever
opens the file can follow it. What is not a number counts as absent, as null does in SQL.
"""

from collections.abc import Mapping
from dataclasses import dataclass

# Floats, not arithmetic, made the gap: as `slack` has it.
SLACK = "1E-9"


@dataclass(frozen=True)
class LightColumns:
    """Which columns a light is made of, and what they say.

    words: of the lights and directions by the rule's own names: met, near, missed, no_data, lower,
    higher, absolute, cost, revenue. silent: what a column says where there is no light whatever the
    numbers are, such as sekretess.
    """

    value: str
    target: str
    upper: str
    direction: str
    tolerance: str
    tolerance_kind: str
    bound: str
    shortfall: str
    allowed: str
    words: Mapping[str, str]
    silent: Mapping[str, tuple[str, ...]]


def text(word: str) -> str:
    """Return a text as a formula writes it."""
    doubled = word.replace('"', '""')
    return f'"{doubled}"'


def _is(column: str, word: str) -> str:
    return f"{{{column}}}={text(word)}"


def bound_formula(of: LightColumns) -> str:
    """Return `bound_of`: the target, or of a range the bound that the value is nearer to."""
    value, target, upper = f"{{{of.value}}}", f"{{{of.target}}}", f"{{{of.upper}}}"
    is_range = f"AND({_not_one_way(of)},ISNUMBER({value}),ISNUMBER({upper}))"
    nearer = f"IF(ABS({value}-{upper})<ABS({value}-{target}),{upper},{target})"
    return f'IF(ISNUMBER({target}),IF({is_range},{nearer},{target}),"")'


def _not_one_way(of: LightColumns) -> str:
    higher, lower = of.words["higher"], of.words["lower"]
    return f"NOT(OR({_is(of.direction, higher)},{_is(of.direction, lower)}))"


def shortfall_formula(of: LightColumns) -> str:
    """Return `shortfall`: how far on the wrong side of the target; zero or less when reached."""
    value, target, upper = f"{{{of.value}}}", f"{{{of.target}}}", f"{{{of.upper}}}"
    of_range = f'IF(ISNUMBER({upper}),MAX({target}-{value},{value}-{upper}),"")'
    one_way = (
        f"IF({_is(of.direction, of.words['higher'])},{target}-{value},"
        f"IF({_is(of.direction, of.words['lower'])},{value}-{target},{of_range}))"
    )
    return f'IF(AND(ISNUMBER({value}),ISNUMBER({target})),{one_way},"")'


def allowed_formula(of: LightColumns) -> str:
    """Return `tolerance_amount`: the tolerance in the measure's unit."""
    bound, tolerance = f"{{{of.bound}}}", f"N({{{of.tolerance}}})"
    share = f'IF(ISNUMBER({bound}),ABS({bound})*{tolerance}/100,"")'
    return f"IF({_is(of.tolerance_kind, of.words['absolute'])},{tolerance},{share})"


def deviation_formula(of: LightColumns) -> str:
    """Return `deviation`: how far the value is from the target, above is plus; inside a range nothing."""
    value, target, upper = f"{{{of.value}}}", f"{{{of.target}}}", f"{{{of.upper}}}"
    within = f"IF({value}<{target},{value}-{target},IF({value}>{upper},{value}-{upper},0))"
    of_range = f'IF(ISNUMBER({upper}),{within},"")'
    signed = f"IF({_not_one_way(of)},{of_range},{value}-{target})"
    return f'IF(AND(ISNUMBER({value}),ISNUMBER({target})),{signed},"")'


def light_formula(of: LightColumns) -> str:
    """Return the light's word: as `reason_of` and `status_of` have it."""
    shortfall = f"{{{of.shortfall}}}"
    slack = f"{SLACK}*MAX(ABS({{{of.value}}}),ABS({{{of.bound}}}))"
    missed, no_data = text(of.words["missed"]), text(of.words["no_data"])
    near = f"IF({shortfall}<={{{of.allowed}}}+{slack},{text(of.words['near'])},{missed})"
    lit = f"IF({shortfall}<={slack},{text(of.words['met'])},{near})"
    heard = f"IF(ISNUMBER({shortfall}),{lit},{no_data})"
    silent = [_is(column, word) for column, words in of.silent.items() for word in words]
    return f"IF(OR({','.join(silent)}),{no_data},{heard})" if silent else heard


def budget_deviation_formula(account: str, budget: str, outcome: str, revenue: str) -> str:
    """Return `budget_deviation`: plus is surplus; revenue: what the account's column says of revenue."""
    more, less = f"{{{outcome}}}-{{{budget}}}", f"{{{budget}}}-{{{outcome}}}"
    # An öre is the smallest there is; what floats leave below it is no deviation.
    signed = f"ROUND(IF({_is(account, revenue)},{more},{less}),2)"
    return f'IF(AND(ISNUMBER({{{budget}}}),ISNUMBER({{{outcome}}})),{signed},"")'


def budget_light_formula(
    deviation: str, budget: str, near_pct: str, words: Mapping[str, str]
) -> str:
    """Return `budget_status_of`; near_pct: the name of the cell with the share of the budget, in per cent."""
    far, slack = f"-{{{deviation}}}", f"{SLACK}*MAX(ABS({{{budget}}}),ABS({{{deviation}}}))"
    near_or_missed = f"{text(words['near'])},{text(words['missed'])}"
    near = f"IF({far}<=ABS({{{budget}}})*{near_pct}/100+{slack},{near_or_missed})"
    lit = f"IF({far}<={slack},{text(words['met'])},{near})"
    return f"IF(ISNUMBER({{{deviation}}}),{lit},{text(words['no_data'])})"


def goal_score_formula(weights: Mapping[str, str]) -> str:
    """Return `goal_score` in per cent; weights: the columns of met, near, missed and all."""
    met, near, missed = (f"{{{weights[key]}}}" for key in ("met", "near", "missed"))
    lit = f"({met}+{near}+{missed})"
    return f'IF({lit}>0,100*({met}+{near}/2)/{lit},"")'


def goal_light_formula(roll_up: str, weights: Mapping[str, str], words: Mapping[str, str]) -> str:
    """Return `goal_status_of` as the municipality has chosen it; weights: as for the score."""
    met, near, missed, every = (f"{{{weights[k]}}}" for k in ("met", "near", "missed", "all"))
    lit = f"({met}+{near}+{missed})"
    said = {key: text(word) for key, word in words.items()}
    score = f"({met}+{near}/2)/{lit}"
    rolled = {
        "worst": f"IF({missed}>0,{said['missed']},IF({near}>0,{said['near']},{said['met']}))",
        "majority": f"IF({missed}*2>={lit}*(1-{SLACK}),{said['missed']},"
                    f"IF({met}*2<={lit}*(1+{SLACK}),{said['near']},{said['met']}))",
        "share": f"IF(AND({score}>=0.8*(1-{SLACK}),{missed}=0),{said['met']},"
                 f"IF({score}<0.4*(1-{SLACK}),{said['missed']},{said['near']}))",
    }[roll_up]  # fmt: skip
    few = f"OR({every}=0,{lit}<{every}/2*(1-{SLACK}))"
    return f"IF({few},{said['no_data']},{rolled})"
