"""What goals against money says in words: the answer, the rest, and what a picture of it shows."""

from dashboard.drawing.quadrants import NAMED_AT_MOST
from dashboard.weighing.quarters import LIMIT, QUARTERS
from dashboard.weighing.weighed import Weighed
from dashboard.words.amounts import signed_pct
from dashboard.words.translate import THIN, Speaker, capital, lower_period
from dashboard.words.values import Row, decimals_apart, is_empty


def answer(weighed: Weighed, say: Speaker) -> str:
    """Say how many of the units reach their goals within budget; of one alone, its quarter."""
    known = weighed.now.dropna(subset=["quarter"])
    if known.empty:
        return say("money.answer_nothing")
    if len(known) == 1:
        row = known.iloc[0]
        return say(f"money.single_{row['quarter']}", unit=row["name"])
    count, total = int((known["quarter"] == "both").sum()), len(known)
    form = {0: "none", 1: "one", total: "all"}.get(count, "many")
    return say(f"money.answer_{form}", Count=capital(say.count(count)), total=say.count(total),
               units=_units(weighed, say))  # fmt: skip


def rest(weighed: Weighed, say: Speaker) -> str:
    """Say how many are in each of the other quarters; nothing where there is but one unit."""
    quarters = weighed.now["quarter"].dropna()
    if len(quarters) < 2:
        return ""
    counts = {name: int((quarters == name).sum()) for name in QUARTERS[1:]}
    parts = [
        say(f"money.rest_{name}_{'one' if count == 1 else 'many'}", count=say.count(count))
        for name, count in counts.items() if count
    ]  # fmt: skip
    return f"{capital(', '.join(parts))}." if parts else ""


def _units(weighed: Weighed, say: Speaker) -> str:
    return say("money.committees" if weighed.is_committees else "money.units")


def silent_sentence(weighed: Weighed, say: Speaker) -> str:
    """Say which units have no point and why; nothing where all have."""
    silent = weighed.now[~weighed.now["is_placed"]]
    # What is in a quarter has both goals and money: of a budget of nothing there is no share.
    is_nothing = silent["quarter"].notna()
    named = {"money.silent": silent[~is_nothing], "money.no_share": silent[is_nothing]}
    return " ".join(
        say(why, names=", ".join(rows["name"])) for why, rows in named.items() if len(rows)
    )


def picture_sentence(weighed: Weighed, say: Speaker) -> str:
    """Say what the picture shows: each unit's place where they are few, else how many are in each quarter."""
    placed = weighed.now[weighed.now["is_placed"]]
    first = say("money.picture", limit=limit_text(say), period=lower_period(weighed.period, say))
    if len(placed) <= NAMED_AT_MOST:
        places = [
            say("money.picture_unit", number=row["number"], unit=row["name"],
                share=share_text(row, say), deviation=signed_pct(row["deviation_pct"], say))
            for _, row in placed.iterrows()
        ]  # fmt: skip
        return " ".join([first, *places])
    counts = placed["quarter"].value_counts()
    told = [f"{say(f'money.quarter_{name}')}: {int(counts.get(name, 0))}" for name in QUARTERS]
    return f"{first} {'; '.join(told)}."


def limit_text(say: Speaker) -> str:
    """Return from which share the goals are reached."""
    return f"{say.number(100 * LIMIT, 0)}{THIN}%"


def share_text(row: Row, say: Speaker) -> str:
    """Return the share of the goals that are met, never rounded over the limit; else a word."""
    if is_empty(row["share"]):
        return say("money.no_light" if row["goals"] else "money.no_goals")
    share = 100 * float(row["share"])
    return f"{say.number(share, decimals_apart((share, 100 * LIMIT, 0, 100), 0))}{THIN}%"


def goals_text(row: Row, say: Speaker) -> str:
    """Say how many of the goals have each light, and how many take no part."""
    parts = [
        say("money.count_met_one") if name == "met" and row[name] == 1
        else say(f"money.count_{name}", count=int(row[name]))
        for name in ("met", "near", "missed", "no_data", "weightless")
        if row[name] or (name == "met" and row["goals"])
    ]  # fmt: skip
    return ", ".join(parts)


def quarter_text(row: Row, say: Speaker) -> str:
    """Return a unit's quarter in words; a dash where it has none."""
    return "–" if is_empty(row["quarter"]) else say(f"money.quarter_{row['quarter']}")
