"""Two products compared, as text and as JSON."""

import json

from footprint.errors import Lang, Text
from footprint.model.comparison import Comparison
from footprint.report.decision import percent
from footprint.report.words import WORDS
from footprint.rules.rounding import plain, signed

_LINES = (
    Text(
        "{first}：{first_value} {unit}，{first_band} 级，{first_outcome}",
        "{first}: {first_value} {unit}, band {first_band}, {first_outcome}",
    ),
    Text(
        "{second}：{second_value} {unit}，{second_band} 级，{second_outcome}",
        "{second}: {second_value} {unit}, band {second_band}, {second_outcome}",
    ),
    Text(
        "成对抽样 {draws} 次（种子 {seed}）：前者更低 {first_lower}，后者更低 {second_lower}；差（前者减后者）"
        "中位数 {median}，95 % 区间 {low} 至 {high} {unit}",
        "{draws} paired draws (seed {seed}): the first is lower in {first_lower}, the second in {second_lower}; "
        "difference (first less second) median {median}, 95 % interval {low} to {high} {unit}",
    ),
    Text(
        "本版至少 {confidence} 才称为不同；规定因子在每次抽样中两者相同。",
        "This edition calls products different from {confidence} on; prescribed factors are alike in every draw.",
    ),
)
_VERDICT = {
    "first_lower": Text("不同：{first} 更低", "Different: {first} is lower"),
    "second_lower": Text("不同：{second} 更低", "Different: {second} is lower"),
    "not_distinguishable": Text("不可区分", "Not distinguishable"),
}


def as_json(comparison: Comparison) -> str:
    """The comparison as one JSON object; its schema is in docs/json.md."""
    return json.dumps(comparison.model_dump(mode="json"), ensure_ascii=False, indent=2)


def as_text(comparison: Comparison, lang: Lang) -> str:
    """The comparison for a terminal, the verdict first."""
    values: dict[str, object] = {
        "first": comparison.first.source,
        "second": comparison.second.source,
        "first_value": plain(comparison.first.value),
        "second_value": plain(comparison.second.value),
        "first_band": comparison.first.band,
        "second_band": comparison.second.band,
        "first_outcome": WORDS[comparison.first.outcome.value],
        "second_outcome": WORDS[comparison.second.outcome.value],
        "unit": comparison.unit,
        "draws": comparison.draws,
        "seed": comparison.seed,
        "first_lower": percent(comparison.first_lower),
        "second_lower": percent(comparison.second_lower),
        "median": _short(comparison.difference.median),
        "low": _short(comparison.difference.low),
        "high": _short(comparison.difference.high),
        "confidence": percent(comparison.confidence),
    }
    return "\n".join(t.format(**values).of(lang) for t in (_VERDICT[comparison.verdict], *_LINES))


def _short(value: float) -> str:
    return plain(signed(float(f"{value:.3g}")))
