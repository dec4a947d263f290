"""Placeholders in running text: values, references and names are pulled in, never typed."""

import re
from collections.abc import Callable, Mapping

from footprint.errors import Text
from footprint.publishing import figures
from footprint.publishing.context import Context
from footprint.rules.rounding import printed

_PLACEHOLDER = re.compile(r"\{([a-z]+):([^{}]*)\}")
_LOWERED = re.compile(r"[_^]\{[^{}]*\}")
_STRAY = re.compile(r"[{}]")

FORMS = Text(
    "{parameter:名} {value:名|位数} {unit:数} {number:数} {lookup:表.键} {process:过程} {score:过程|单位|位数} "
    "{ref:标签} {std:标准} {cite:来源} {edition:id|title} {characterisation:名称}",
    "{parameter:NAME} {value:NAME|DIGITS} {unit:NUMBER} {number:NUMBER} {lookup:TABLE.KEY} {process:ID} "
    "{score:ID|UNIT|DIGITS} {ref:LABEL} {std:ID} {cite:SOURCE} {edition:id|title} {characterisation:name}",
)


class FillingError(ValueError):
    """A placeholder that names nothing there is."""


class Filler:
    """Fills the placeholders of one document.

    Parameters
    ----------
    context
        What is pulled in.
    targets
        What the labels of the document are called, by label.
    standards
        Numbers of the standards that the document lists, by id.
    """

    def __init__(self, context: Context, targets: Mapping[str, str], standards: Mapping[str, str]) -> None:
        self._context = context
        self._targets = targets
        self._standards = standards
        self._forms: dict[str, Callable[[str], str]] = {
            "parameter": self._parameter,
            "value": self._value,
            "unit": lambda key: self._numbers()[key][1],
            "number": lambda key: self._numbers()[key][0],
            "lookup": self._lookup,
            "process": lambda name: context.of(context.library.processes[name].name),
            "score": self._score,
            "ref": lambda label: targets[label],
            "std": self._standard,
            "cite": lambda source: context.cite([source]),
            "edition": lambda what: {"id": context.edition.id, "title": context.of(context.edition.data.title)}[what],
            "characterisation": lambda _: context.of(context.library.characterisations[context.characterisation].name),
        }

    def fill(self, text: Text) -> str:
        """`text` in the document's language with every placeholder filled in.

        Raises
        ------
        FillingError
            Naming the first placeholder that names nothing.
        """
        raw = self._context.of(text)
        filled = _PLACEHOLDER.sub(self._replace, raw)
        if stray := _STRAY.search(_LOWERED.sub("", filled)):
            raise FillingError(f"{stray[0]} … {raw[:30]}")
        return filled

    def _replace(self, found: re.Match[str]) -> str:
        form, what = found[1], found[2]
        try:
            return self._forms[form](what)
        except (KeyError, IndexError, ValueError, ArithmeticError) as error:
            raise FillingError(found[0]) from error

    def _parameter(self, name: str) -> str:
        found = self._context.parameter(name)
        return self._context.with_unit(figures.number(found.value), found.unit)

    def _value(self, what: str) -> str:
        name, _, digits = what.partition("|")
        value = self._context.parameter(name).value
        return figures.number(printed(value, int(digits)) if digits else value)

    def _numbers(self) -> dict[str, tuple[str, str]]:
        return {n.key: (self._context.of(n.label), n.unit) for n in self._context.edition.data.numbers}

    def _lookup(self, what: str) -> str:
        table, key = what.split(".", 1)
        return self._context.edition.data.tables[table][key]

    def _score(self, what: str) -> str:
        process, unit, digits = what.split("|")
        value = self._context.score(process, unit)
        return figures.number(printed(value, int(digits)))

    def _standard(self, name: str) -> str:
        number = self._standards[name]
        self._context.used.cited.append(name)
        return number.replace(" ", "\u00a0")
