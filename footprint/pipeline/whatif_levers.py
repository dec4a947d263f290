"""What an edition lets a goal be sought with: its tables ``levers`` and ``substitutions``.

``levers`` names a quantity by sheet and field and says how it moves. ``less``: it is used less. ``mix FIELD``: the
line gives way to the other lines of its sheet, so that their sum, each weighted by FIELD, stays.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal

from footprint.engine.reach import DIGITS
from footprint.errors import InputError, Problem, Text
from footprint.model.base import Quantity
from footprint.model.form import Submission
from footprint.pipeline.uncertainty_inputs import line_of
from footprint.pipeline.whatif_change import Keys
from footprint.rules.edition import Edition

_PROPOSED = Context(prec=DIGITS, rounding=ROUND_HALF_EVEN)
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Lever:
    """A quantity that may be lowered.

    Attributes
    ----------
    path, place, line
        Which.
    quantity
        As it is.
    cut
        Largest fraction that may be taken away.
    mix
        The sheet whose weighted sum stays, or none.
    weight
        Content of the line per unit of its quantity.
    """

    path: str
    place: str
    line: Text
    quantity: Quantity
    cut: Decimal
    mix: str | None = None
    weight: Decimal = Decimal(1)

    @property
    def content(self) -> Decimal:
        """What the line adds to the sum that stays."""
        return self.weight * self.quantity.value


def levers(edition: Edition, submission: Submission, limits: Mapping[str, Decimal]) -> tuple[Lever, ...]:
    """Every quantity of the submission that the edition lets move and that is not zero.

    Parameters
    ----------
    edition, submission
        Whose.
    limits
        Largest relative change by dotted path [%]; 100 where nothing is said.
    """
    found = []
    for pattern, mode in edition.data.tables.get("levers", {}).items():
        sheet, field = pattern.split(".")
        by = mode.removeprefix("mix").strip() if mode.startswith("mix") else None
        for path, row in _rows(submission, sheet):
            quantity, weight = getattr(row, field), Decimal(1)
            if by is not None:
                content = getattr(row, by)
                if not isinstance(content, Quantity):
                    continue
                weight = content.to("kg/kg") * Quantity(value=Decimal(1), unit=quantity.unit).to("kg")
            if not isinstance(quantity, Quantity) or quantity.value <= 0:
                continue
            full = f"{path}.{field}"
            found.append(
                Lever(
                    path=full,
                    place=submission.place(*full.split(".")),
                    line=line_of(submission.data, full),
                    quantity=quantity,
                    cut=limits.get(full, _HUNDRED) / _HUNDRED,
                    mix=None if by is None else sheet,
                    weight=weight,
                )
            )
    return tuple(found)


def _rows(submission: Submission, sheet: str) -> Iterator[tuple[str, object]]:
    content = getattr(submission.data, sheet)
    if isinstance(content, tuple):
        yield from ((f"{sheet}.{index}", row) for index, row in enumerate(content))
    else:
        yield sheet, content


def moved(all_levers: Iterable[Lever], values: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """The values, and those of the mixes' other lines that take up what is released.

    The other lines share it in proportion to what they hold, rounded to six significant digits.
    """
    found = dict(values)
    lines = tuple(all_levers)
    for mix in {lever.mix for lever in lines if lever.mix and lever.path in values}:
        members = [lever for lever in lines if lever.mix == mix]
        released = sum(
            (m.weight * (m.quantity.value - values[m.path]) for m in members if m.path in values), Decimal(0)
        )
        takers = [m for m in members if m.path not in values]
        held = sum((m.content for m in takers), Decimal(0))
        for m in takers:
            found[m.path] = _PROPOSED.plus(m.quantity.value * (1 + released / held)) if released else m.quantity.value
    return found


def takers(all_levers: Iterable[Lever], lever: Lever) -> tuple[Lever, ...]:
    """The other lines of a lever's mix."""
    return tuple(m for m in all_levers if lever.mix and m.mix == lever.mix and m.path != lever.path)


def limits_of(keys: Keys, known: Iterable[Lever], settings: Iterable[tuple[str, str]]) -> dict[str, Decimal]:
    """Largest relative change by path [%], from ``KEY=PERCENT``.

    Raises
    ------
    InputError
        For a key that names no lever, and a percentage that is not between 0 and 100.
    """
    paths = {lever.path for lever in known}
    found: dict[str, Decimal] = {}
    problems: list[Problem] = []
    for key, text in settings:
        resolved = keys.resolve(key, "--max-change")
        if isinstance(resolved, Problem):
            problems.append(resolved)
            continue
        path = resolved[0].removesuffix(".value")
        percent = _percent(text)
        if path not in paths:
            expected = Text("、".join(sorted(paths)), ", ".join(sorted(paths)))
            problems.append(
                _fault("whatif.lever", key, Text("不是可调的投入", "an input that does not move"), expected)
            )
        elif percent is None:
            expected = Text("0 至 100 的百分数", "a percentage from 0 to 100")
            problems.append(_fault("whatif.percent", key, Text(f"“{text}”", f"'{text}'"), expected))
        else:
            found[path] = percent
    if problems:
        raise InputError(problems)
    return found


def _percent(text: str) -> Decimal | None:
    bare = text.strip().removesuffix("%")
    if not bare.replace(".", "", 1).isascii() or not bare.replace(".", "", 1).isdigit():
        return None
    value = Decimal(bare)
    return value if value <= _HUNDRED else None


def _fault(code: str, key: str, found: Text, expected: Text) -> Problem:
    return Problem(code, f"--max-change {key}", found, expected, Text("改正后重试", "correct it and try again"))
