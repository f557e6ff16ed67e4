"""Cost against quality in words: how many do as well for less, by how much, and what that does not say."""

from dashboard.weighing.compared import Compared
from dashboard.weighing.front import FEWEST, Distance
from dashboard.words.translate import Speaker, lower_period
from dashboard.words.values import Row, decimals_apart, value_text


def cost_of(pair: Row) -> dict[str, object]:
    """Return the cost's measure of a row of cost_pairs, as a row that the words for values know."""
    return {"name": pair["cost_name"], "measure_unit": pair["cost_measure_unit"],
            "decimals": pair["cost_decimals"], "direction": "lower"}  # fmt: skip


def front_sentences(compared: Compared, pair: Row, say: Speaker) -> list[str]:
    """Say how the own stands to the others, or why that is not said."""
    of, found = compared.of, []
    if of == "units" and len(compared.rows) == 1:
        return [say("front.single_unit", unit=compared.rows["name"].iloc[0])]
    if compared.own is None:
        found.append(say(f"front.no_own_{of}"))
    if not compared.has_front:
        return [
            *found,
            say(f"front.few_{of}", count=len(compared.others), fewest=say.count(FEWEST)),
        ]
    if (far := compared.distance) is not None:
        found.append(_cheaper(far, pair, say))
        if far.better:
            found.append(say("front.better", count=far.better))
        if far.alike:
            found.append(say("front.alike", count=far.alike))
        found.append(say("front.not_why"))
    return found


def _cheaper(far: Distance, pair: Row, say: Speaker) -> str:
    """Say how many have as good a result at a lower cost, and how much lower the lowest of them is."""
    if not far.cheaper:
        return say("front.none_cheaper", others=far.others)
    form = "one" if far.cheaper == 1 else "many"
    saved = _amount(far.saved, pair, say)
    return say(
        f"front.cheaper_{form}", others=far.others, count=say.count(far.cheaper), saved=saved
    )


def _amount(amount: float, pair: Row, say: Speaker) -> str:
    """Return a difference of cost, never rounded into none."""
    decimals = decimals_apart((amount, 0), int(pair["cost_decimals"]))
    return say.measured(amount, decimals, str(pair["cost_measure_unit"]))


def silent_sentence(compared: Compared, say: Speaker) -> str:
    """Say how many are not there since they lack one of the two; nothing where none is."""
    count = len(compared.silent)
    if not count:
        return ""
    return say(f"front.silent_{'one' if count == 1 else 'many'}", names=", ".join(compared.silent[:5]),
               count=count)  # fmt: skip


def front_alt(compared: Compared, pair: Row, say: Speaker) -> str:
    """Say what the picture shows: how many, and where the own is."""
    period = lower_period(compared.period, say)
    text = say(f"front.alt_{compared.of}", quality=pair["name"], cost=pair["cost_name"], period=period,
               count=len(compared.rows))  # fmt: skip
    own = compared.own
    if own is None:
        return text
    quality = value_text(
        {
            "measure_unit": pair["measure_unit"],
            "decimals": pair["decimals"],
            "value": own["quality"],
        },
        say,
    )
    cost = value_text({**cost_of(pair), "value": own["cost"]}, say)
    return f"{text} {say('front.alt_own', name=own['name'], quality=quality, cost=cost)}"
