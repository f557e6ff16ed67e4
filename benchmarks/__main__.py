"""`python -m benchmarks [sample] [pages] [viewers] [large] [answers] [fuzz]`: these, or all of them."""

import sys
from collections.abc import Callable, Iterator

from benchmarks.answers import measure_answers
from benchmarks.deliveries import measure_large, measure_sample
from benchmarks.figures import Figure
from benchmarks.fuzz import measure_fuzz
from benchmarks.pages import measure_pages
from benchmarks.viewers import measure_viewers

PARTS: dict[str, Callable[[], Iterator[Figure]]] = {
    "sample": measure_sample,
    "pages": measure_pages,
    "viewers": measure_viewers,
    "large": measure_large,
    "answers": measure_answers,
    "fuzz": measure_fuzz,
}


def main() -> None:
    """Print each figure as it is measured."""
    asked = sys.argv[1:] or list(PARTS)
    for name in asked:
        print(name, flush=True)
        for figure in PARTS[name]():
            print(figure, flush=True)


if __name__ == "__main__":
    main()
