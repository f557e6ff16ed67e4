"""Sentences about an indicator: the finding, the reason of its light, its trend, pace and signal."""

from dashboard.words.translate import Speaker, lower_period
from dashboard.words.values import (
    SHORT_UNIT,
    Row,
    compared_text,
    decimals_apart,
    deviation_texts,
    is_empty,
    target_text,
    value_text,
)

# The reasons that need no number.
WITHOUT_VALUE = ("missing", "confidential", "not_applicable", "formula")


def reason_sentence(row: Row, say: Speaker) -> str:
    """Explain a light: "72,4 % mot målet 75 %: 2,6 procentenheter under, inom toleransen 5 % (3,75): …"."""
    reason = str(row["reason"])
    if reason in WITHOUT_VALUE or is_empty(row["value"]):
        return say(f"indicator.{reason if reason in WITHOUT_VALUE else 'missing'}")
    known: dict[str, str] = {
        "value": value_text(row, say),
        "period": lower_period(str(row["value_period"]), say),
        "status": say(f"light.lower_{row['status']}"),
    }
    if reason in ("stale", "no_target"):
        return say(f"indicator.{reason}", **known)
    known["target"] = target_text(row, say)
    if reason == "reached":
        return say("indicator.reached", **known)
    deviation, tolerance = deviation_texts(row, say)
    side = say("indicator.above" if float(row["deviation"]) > 0 else "indicator.below")
    return say(f"indicator.{reason}", deviation=deviation, side=side, tolerance=tolerance, **known)


def indicator_title(row: Row, say: Speaker) -> str:
    """Say the finding: the value against its target; a unit that the name holds is not said again."""
    unit = str(row["measure_unit"])
    if len(unit) > SHORT_UNIT and unit in str(row["name"]):
        row = {**row, "measure_unit": "antal"}
    if is_empty(row["value"]):
        return say("indicator.title_none", name=row["name"])
    known = {"name": row["name"], "value": value_text(row, say)}
    if is_empty(row["target_value"]):
        return say("indicator.title_plain", **known)
    form = "met" if row["status"] == "met" else "not"
    return say(f"indicator.title_{form}", target=target_text(row, say), **known)


def beside_sentences(row: Row, say: Speaker) -> list[str]:
    """Say what else belongs to a value: its trend, its period, whose target, how it was made."""
    found = []
    if not is_empty(row["trend"]):
        found.append(say(
            f"indicator.{row['trend']}", value=compared_text(row, say),
            period=lower_period(str(row["compared_period"]), say),
        ))  # fmt: skip
    if not is_empty(row["value"]):
        found.append(
            say("indicator.value_from", period=lower_period(str(row["value_period"]), say))
        )
    if not is_empty(row["target_org_unit_id"]) and row["target_org_unit_id"] != row["org_unit_id"]:
        found.append(say("indicator.target_from", unit=row["target_unit"]))
    if row["origin"] == "consolidated":
        counts = {"reported": int(row["reported_units"]), "expected": int(row["expected_units"])}
        found.append(say("indicator.consolidated", **counts))
    if row["origin"] == "formula":
        found.append(say("indicator.computed", formula=row["formula"]))
    return found


def pace_sentences(pace: Row, row: Row, say: Speaker) -> list[str]:
    """Say whether the value is on its way to the next target, and when it is reached."""
    towards = {**row, "value": None, "target_value": pace["target_value"], "target_upper": None}
    expected = {**row, "target_value": pace["expected_value"], "target_upper": None}
    numbers = {
        "baseline": value_text({**towards, "value": pace["baseline_value"]}, say),
        "target": target_text(towards, say),
        "expected": target_text(expected, say),
    }
    periods = {
        key: lower_period(str(pace[key]), say) for key in ("baseline_period", "target_period")
    }
    found = [say(f"indicator.pace_{pace['pace']}", **numbers, **periods)]
    if pace["pace"] == "reached":
        return found
    if is_empty(pace["reach_year"]):
        return [*found, say("indicator.pace_never")]
    return [*found, say("indicator.pace_year", year=int(pace["reach_year"]))]


def signal_sentence(signal: Row, row: Row, say: Speaker) -> str:
    """Say whether the newest value is a change or mere variation (XmR): never 17 outside 6–17."""
    limits = {
        key: float(signal[column])
        for key, column in (("lower", "lower_limit"), ("upper", "upper_limit"), ("mean", "mean"))
    }
    held = [signal.get("value", row["value"]), *limits.values()]
    decimals = decimals_apart(held, int(row["decimals"]))
    numbers = {key: say.number(limit, decimals) for key, limit in limits.items()}
    text = say(f"indicator.signal_{signal['signal']}", **numbers)
    if is_empty(signal["signal_direction"]):
        return text
    return f"{text} {say('indicator.signal_' + str(signal['signal_direction']))}"
