"""Indicators computed from others: a formula is parsed into SQL, never evaluated as code.

`100 * I12 / I7`: numbers, indicator ids, + − × ÷ and parentheses. An id with other signs than
letters, digits, dot and underscore stands in brackets: `[I-12] / [I-7]`.
"""

import ast
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

LONGEST = 500
SIGNS = str.maketrans({"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "\u00a0": " "})
# What is left when ids have plain names: nothing else may reach Python's parser.
ARITHMETIC = re.compile(r"(?: i[0-9]+_ |[0-9.()+*/\s-])*")
OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}


class FormulaError(ValueError):
    """A formula that cannot be understood."""


@dataclass(frozen=True)
class Formula:
    """A parsed formula: the indicators it needs, and SQL over parameters that stand for them."""

    indicator_ids: tuple[str, ...]
    sql: str


def parse_formula(text: str) -> Formula:
    """Return a formula's SQL: `v[1]`, `v[2]` … are the values of indicator_ids, in order.

    A division by zero is null. Raises FormulaError on anything but the arithmetic above.
    """
    names: dict[str, str] = {}
    source = _with_plain_names(text, names)
    if len(text) > LONGEST or not names or not ARITHMETIC.fullmatch(source):
        raise FormulaError(text)
    ids = tuple(dict.fromkeys(names.values()))
    try:
        tree = ast.parse(source.strip(), mode="eval").body
        return Formula(ids, _to_sql(tree, names, ids))
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as error:
        raise FormulaError(text) from error


def _with_plain_names(text: str, names: dict[str, str]) -> str:
    """Give every id a name that Python's own parser takes, and remember which id it was.

    Signs and decimal commas are read outside the ids only. The blanks keep names apart: `[A][B]` is
    no third name.
    """

    def rename(match: re.Match[str]) -> str:
        name = f"i{len(names)}_"
        names[name] = match[1] if match[1] is not None else match[0]
        return f" {name} "

    plain = re.sub(r"\[([^\]]+)\]|(?<![\w.])[^\W\d][\w.]*", rename, text)
    return re.sub(r"(?<=\d),(?=\d)", ".", plain.translate(SIGNS))


def _to_sql(node: ast.AST, names: Mapping[str, str], ids: tuple[str, ...]) -> str:
    match node:
        case ast.Constant(value=int() | float() as number) if math.isfinite(float(number)):
            return f"{float(number)!r}::double"
        case ast.Name(id=name):
            return f"v[{ids.index(names[name]) + 1}]"
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return f"(-{_to_sql(operand, names, ids)})"
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in OPERATORS:
            first, second = _to_sql(left, names, ids), _to_sql(right, names, ids)
            if isinstance(operator, ast.Div):
                second = f"nullif({second}, 0)"
            return f"({first} {OPERATORS[type(operator)]} {second})"
    raise FormulaError(ast.dump(node))


def in_order(formulas: Mapping[str, Formula]) -> list[str]:
    """Return the computed indicators so that each comes after those it needs; CycleError if none can."""
    needs = {name: set(f.indicator_ids) & formulas.keys() for name, f in formulas.items()}
    return list(TopologicalSorter(needs).static_order())


def circle_in(formulas: Mapping[str, Formula]) -> tuple[str, ...]:
    """Return the indicators of a circle, first one again last; empty when there is none."""
    try:
        in_order(formulas)
    except CycleError as error:
        return tuple(error.args[1])
    return ()


def without_circles(formulas: Mapping[str, Formula]) -> dict[str, Formula]:
    """Return the formulas that go in no circle: a withdrawn delivery may leave some that do."""
    left = dict(formulas)
    while circle := circle_in(left):
        left = {name: formula for name, formula in left.items() if name not in circle}
    return left
