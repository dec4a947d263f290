"""Spread of the results as text and as plain data."""

import json
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.table import Table

from footprint.errors import Lang, Text
from footprint.model.uncertainty import Summary, Uncertainty
from footprint.rules.edition import Edition
from footprint.rules.rounding import plain, signed

_DRIVERS = 6
"""Listed of each kind."""
_CHANCE = 3.0
"""Correlations below this many standard errors, 1 / sqrt(draws - 1), are not listed for a person."""

_WORDS = {
    "title": Text("不确定度（{draws} 次抽样，种子 {seed}）", "Uncertainty ({draws} draws, seed {seed})"),
    "rule": Text(
        "标签数值仍为确定值。等级概率只计申报人自测数据的离散；规定因子为约定值，其离散另列。",
        "The deterministic value stays the label's number. Band probabilities take the spread of what the applicant "
        "measures; prescribed factors are conventional, their spread stands apart.",
    ),
    "result": Text("结果", "Result"),
    "value": Text("确定值", "Value"),
    "median": Text("中位数", "Median"),
    "measured": Text("自测数据 95 %", "Measured data, 95 %"),
    "cv": Text("变异系数", "CV"),
    "joint": Text("连同规定因子 95 %", "With prescribed factors, 95 %"),
    "band": Text("等级", "Band"),
    "probability": Text("概率", "Probability"),
    "information": Text("连同规定因子（参考）", "With prescribed factors (information)"),
    "driver": Text("影响最大的不确定量", "Numbers the spread goes with"),
    "kind": Text("类别", "Kind"),
    "rank": Text("秩相关", "Rank correlation"),
    "kind.measured": Text("自测", "measured"),
    "kind.prescribed": Text("规定", "prescribed"),
    "fixed": Text(
        "未抽样 {count} 项（保持所给数值；明细见 --format json）：{names}",
        "Not sampled, kept at their stated values: {count} numbers (listed by --format json): {names}",
    ),
}
_NUMBERS = frozenset({"value", "median", "measured", "cv", "joint", "probability", "information", "rank"})


def as_data(uncertainty: Uncertainty) -> dict[str, object]:
    """For JSON; its schema is in docs/uncertainty.md."""
    data: dict[str, object] = json.loads(uncertainty.model_dump_json())
    return data


def with_uncertainty(document: str, uncertainty: Uncertainty) -> str:
    """The JSON of an assessment with the key ``uncertainty`` added."""
    whole = json.loads(document) | {"uncertainty": as_data(uncertainty)}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def as_text(uncertainty: Uncertainty, edition: Edition, lang: Lang) -> str:
    """The spread of the results for a terminal."""
    title = _WORDS["title"].format(draws=uncertainty.draws, seed=uncertainty.seed).of(lang)
    parts: list[RenderableType] = [
        title,
        _WORDS["rule"].of(lang),
        _results(uncertainty, edition, lang),
        _bands(uncertainty, lang),
        _drivers(uncertainty, lang),
    ]
    if uncertainty.not_sampled:
        places = ", ".join(dict.fromkeys(n.place for n in uncertainty.not_sampled))
        parts.append(_WORDS["fixed"].format(count=len(uncertainty.not_sampled), names=places).of(lang))
    console = Console(file=StringIO(), width=110, color_system=None, highlight=False, markup=False, emoji=False)
    console.print(Group(*parts))
    stream = console.file
    assert isinstance(stream, StringIO)
    return stream.getvalue().rstrip()


def _table(lang: Lang, *columns: str) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        number = column in _NUMBERS
        table.add_column(
            _WORDS[column].of(lang), justify="right" if number else "left", no_wrap=number, overflow="fold"
        )
    return table


def _results(uncertainty: Uncertainty, edition: Edition, lang: Lang) -> Table:
    table = _table(lang, "result", "value", "median", "measured", "cv", "joint")
    labels = {spec.key: spec.label for spec in edition.data.numbers}
    for number in uncertainty.numbers:
        table.add_row(
            labels[number.key].of(lang),
            plain(number.value),
            _short(number.measured.median),
            _interval(number.measured),
            "" if number.measured.cv is None else f"{100 * number.measured.cv:.1f} %",
            _interval(number.joint),
        )
    return table


def _bands(uncertainty: Uncertainty, lang: Lang) -> Table:
    table = _table(lang, "band", "probability", "information")
    for band, share in uncertainty.bands.items():
        table.add_row(band, f"{100 * share:.1f} %", f"{100 * uncertainty.bands_joint[band]:.1f} %")
    return table


def _drivers(uncertainty: Uncertainty, lang: Lang) -> Table:
    table = _table(lang, "driver", "kind", "rank")
    least = _CHANCE / (uncertainty.draws - 1) ** 0.5
    for kind in ("measured", "prescribed"):
        listed = [d for d in uncertainty.drivers if d.kind == kind and abs(d.correlation) >= least]
        for driver in listed[:_DRIVERS]:
            line = driver.line.of(lang)
            where = line if kind == "prescribed" else f"{line}  {driver.place}"
            table.add_row(where, _WORDS[f"kind.{kind}"].of(lang), f"{driver.correlation:+.2f}")
    return table


def _interval(summary: Summary) -> str:
    return f"{_short(summary.low)} – {_short(summary.high)}"


def _short(value: float) -> str:
    return plain(signed(float(f"{value:.4g}")))
