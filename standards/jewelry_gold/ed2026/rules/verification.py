"""Clause 8.4: what the submission knows of its verification."""

from collections.abc import Iterator

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.vocabulary import Assurance


@rule(
    "JG-VER-01",
    clause="8.4",
    title=Text("高等级须合理保证", "Upper bands need reasonable assurance"),
    message=Text(
        "{band} 级要求{required}，约定的是{measured}",
        "band {band} needs {required}; what is agreed is {measured}",
    ),
)
def assurance(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The upper bands rest on reasonable assurance, the others on limited assurance at least."""
    if case.band not in case.edition.data.tables["upper_bands"]:
        raise NotApplicable
    agreed, needed = case.data.application.assurance, Assurance.REASONABLE
    if agreed is not needed:
        yield Hit(
            case.place("application", "assurance"),
            agreed.value,
            needed.value,
            values=(("band", case.band), ("measured", agreed.text), ("required", needed.text)),
        )


@rule(
    "JG-VER-02",
    clause="8.4",
    title=Text("现场核查", "Site visit"),
    message=Text(
        "未同意现场核查（含金料台账逐笔核对）",
        "a site visit with a walk-through of the gold ledger is not agreed",
    ),
)
def site_visit(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Documents and the site are both seen."""
    if not case.data.declarations.site_visit:
        yield Hit(case.place("declarations", "site_visit"))


RULES = (assurance, site_visit)
