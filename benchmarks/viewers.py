"""What a change of filter costs one viewer, and how thirty at once fare: `python -m benchmarks viewers`.

Of other pages: `python -m benchmarks.viewers goal?goal=K3 …`, named as in their addresses.
"""

import asyncio
import os
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median, quantiles

from websockets.exceptions import WebSocketException

from benchmarks.figures import Figure
from benchmarks.proof import Proof, Seen, ways_with
from benchmarks.served import served_sample
from benchmarks.viewer import Answer, Viewer, viewing

FILTERS = ("period", "unit", "area")
SENT_KB, RERUN_MS, FIRST_MS, P95_MS = 60, 150, 400, 500
FIRST_RUNS = 5
VIEWERS, THINK_S, LASTS_S = 30, 5.0, 60.0


@dataclass
class Tally:
    """What the viewers have met: the answers to first runs and to changes of filter, and every error."""

    proof: Proof = field(default_factory=Proof)
    first: list[Answer] = field(default_factory=list)
    changes: list[Answer] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    same_words: int = 0

    async def open(self, viewer: Viewer) -> None:
        """Look at a page for the first time."""
        answer = await viewer.look()
        self.first.append(answer)
        self.faults += answer.faults

    async def change(self, viewer: Viewer, key: str, option: str) -> Answer:
        """Change a filter; without proof that it was changed the answer is an error."""
        before = seen(viewer)
        answer = await viewer.choose(key, option)
        after = seen(viewer)
        self.changes.append(answer)
        self.faults += answer.faults or self.proof.doubts(key, before, after)[:1]
        self.same_words += before.words == after.words
        return answer


def seen(viewer: Viewer) -> Seen:
    """Return what a viewer sees now."""
    chosen = tuple((key, viewer.chosen(key)) for key in filters(viewer))
    return Seen(chosen, viewer.query, viewer.text())


def filters(viewer: Viewer) -> list[str]:
    """Return the filters that the page has."""
    return [key for key in FILTERS if viewer.has(key)]


def measure_viewers(address: str = "") -> Iterator[Figure]:
    """Measure a page alone, and with thirty viewers at once; say on stderr what was wrong."""
    page, _, query = address.partition("?")
    with served_sample() as url:
        for measured in (one_viewer, many_viewers):
            tally = Tally()
            yield from asyncio.run(measured(url, page, query, tally))
            yield Figure("changes of filter that changed no word", tally.same_words)
            yield Figure("errors", len(tally.faults), 0)
            yield Figure("load average of the computer", os.getloadavg()[0])
            for fault in sorted(set(tally.faults)):
                print(f"  {tally.faults.count(fault)} times: {fault}", file=sys.stderr, flush=True)


async def one_viewer(url: str, page: str, query: str, tally: Tally) -> list[Figure]:
    """Open the page afresh some times, then change one filter after the other through all its options."""
    figures = []
    link = await with_period(url, page, query, tally)
    figures.append(Figure("first run of a server, ms", _ms(tally.first)))
    tally.first.clear()
    for _ in range(FIRST_RUNS):
        async with viewing(url, page, link) as viewer:
            await tally.open(viewer)
    figures.append(Figure("first run of a viewer, ms", _ms(tally.first), FIRST_MS))
    async with viewing(url, page, link) as viewer:
        await viewer.look()
        for key in filters(viewer):
            figures += await one_filter(viewer, key, tally)
    figures.append(Figure("any change of filter, ms", _ms(tally.changes), RERUN_MS))
    return figures


async def one_filter(viewer: Viewer, key: str, tally: Tally) -> list[Figure]:
    """Go twice through a filter's options: never asked for before, and again; end where it began."""
    asked = [*viewer.selectbox(key).options]
    began = viewer.chosen(key)
    options = [option for option in asked if option != began] + [began]
    new = [await tally.change(viewer, key, option) for option in options]
    again = [await tally.change(viewer, key, option) for option in options]
    both = new + again
    figures = [Figure(f"change of {key}, sent kB", _kb(a.sent_bytes for a in both), SENT_KB)]
    if viewer.is_compressed:
        figures.append(Figure(f"change of {key}, unpacked kB", _kb(a.unpacked_bytes for a in both)))
    figures.append(Figure(f"change of {key}, never asked for before, ms", _ms(new[:-1]), RERUN_MS))
    figures.append(Figure(f"change of {key}, again, ms", _ms(again), RERUN_MS))
    return figures


async def many_viewers(url: str, page: str, query: str, tally: Tally) -> list[Figure]:
    """Let many viewers look and think for a while, each at their own pace."""
    link = await with_period(url, page, query, tally)
    tally.first.clear()
    end = time.monotonic() + LASTS_S
    await asyncio.gather(*(visit(n, url, page, link, end, tally) for n in range(VIEWERS)))
    times = [answer.seconds * 1000 for answer in tally.changes]
    cuts = quantiles(times, n=100, method="inclusive")
    first = quantiles([a.seconds * 1000 for a in tally.first], n=100, method="inclusive")
    return [
        Figure(f"{VIEWERS} viewers, changes of filter in {LASTS_S:.0f} s", len(times)),
        Figure(f"{VIEWERS} viewers, median, ms", cuts[49]),
        Figure(f"{VIEWERS} viewers, 95th percentile, ms", cuts[94], P95_MS),
        Figure(f"{VIEWERS} viewers, slowest, ms", max(times)),
        Figure(f"{VIEWERS} viewers, first run, 95th percentile, ms", first[94]),
    ]


async def visit(number: int, url: str, page: str, query: str, end: float, tally: Tally) -> None:
    """Come some time after the others, look, and change a filter after every thought until the end."""
    dice = random.Random(number)
    await asyncio.sleep(THINK_S * number / VIEWERS)
    try:
        async with viewing(url, page, query) as viewer:
            await tally.open(viewer)
            while time.monotonic() + (thought := THINK_S * dice.uniform(0.5, 1.5)) < end:
                await asyncio.sleep(thought)
                await tally.change(viewer, *wish(viewer, dice))
    except (OSError, WebSocketException, LookupError) as error:  # a timeout is an OSError
        tally.faults.append(f"a viewer was lost: {type(error).__name__} {error}")


def wish(viewer: Viewer, dice: random.Random) -> tuple[str, str]:
    """Return a filter and another option of it.

    Every other time the period. What is narrowed is widened before anything else is narrowed: else
    nearly all would soon look at small units, which have little to show.
    """
    keys = filters(viewer)
    key = dice.choice([keys[0], dice.choice(keys)])
    whole = {one: viewer.selectbox(one).options[0] for one in keys if one != "period"}
    narrowed = [one for one in whole if viewer.chosen(one) != whole[one]]
    if key != "period" and narrowed:
        return narrowed[0], whole[narrowed[0]]
    return key, dice.choice([o for o in viewer.selectbox(key).options if o != viewer.chosen(key)])


async def with_period(url: str, page: str, query: str, tally: Tally) -> str:
    """Return a link to what the page shows by itself, as its own ways have it.

    The page completes a bare address by a script, which only a browser runs.
    """
    async with viewing(url, page, query) as viewer:
        await tally.open(viewer)
        period = next(filter(None, ways_with("period", viewer.text())))
    return query if "period=" in query else "&".join(filter(None, [query, f"period={period}"]))


def _ms(answers: list[Answer]) -> float:
    return median(answer.seconds for answer in answers) * 1000


def _kb(sizes: Iterator[int]) -> float:
    return median(sizes) / 1000


if __name__ == "__main__":
    for asked in sys.argv[1:] or [""]:
        for figure in measure_viewers(asked):
            print(figure, flush=True)
