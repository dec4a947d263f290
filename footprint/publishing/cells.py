"""Cells that several tables share: where a number comes from, and its kind."""

from footprint.errors import Text
from footprint.model.cited import Cited
from footprint.publishing import figures, words
from footprint.publishing.context import Context
from footprint.rules.edition import Parameter

_FORMULA = Text("由 {formula} 计算", "computed as {formula}")
_AT = Text("{cited} {at}", "{cited} {at}")


def kind(context: Context, cited: Cited) -> str:
    """Kind of a number in words."""
    return context.of(words.KINDS[cited.kind])


def ground(context: Context, cited: Cited) -> str:
    """What a number rests on: source and locator, reason, or formula with the grounds of its parents."""
    if cited.source is not None:
        return context.of(_AT.format(cited=context.cite([cited.source]), at=cited.at or ""))
    if cited.reason is not None:
        return context.of(cited.reason)
    parts = [context.of(_FORMULA.format(formula=readable(cited.formula or "")))]
    for name, parent in cited.parents.items():
        value = context.with_unit(figures.number(parent.value), parent.unit)
        said = f"{name} = {value}"
        deeper = ground(context, parent)
        parts.append(f"{said}，{deeper}" if context.lang == "zh" else f"{said}, {deeper}")
    return ("；" if context.lang == "zh" else "; ").join(parts)


def ground_of(context: Context, parameter: Parameter) -> str:
    """What a parameter rests on: as `ground`, with its formula where it is derived from an anchor."""
    said = ground(context, parameter)
    if parameter.derivation is None:
        return said
    formula = context.of(_FORMULA.format(formula=readable(parameter.derivation.formula)))
    return f"{said}；{formula}" if context.lang == "zh" else f"{said}; {formula}"


def readable(formula: str) -> str:
    """A formula with the signs of print: × for *, − for -."""
    return formula.replace("*", "×").replace(" - ", " − ")
