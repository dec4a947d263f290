"""The whole chain on the shipped examples, with throw-away keys."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from footprint import resources
from footprint.errors import FootprintError, InputError, NotConformingError, Problem, Text
from footprint.pipeline.assess import assess
from footprint.pipeline.certify import Issued, certify, open_office
from footprint.pipeline.verify import VerifyReport, verify
from footprint.register.setup import set_up_sample
from footprint.rules.registry import edition_ids
from footprint.strict_yaml.reader import load

_NAME = Text("示例评价机构（仅供演示）", "Sample Evaluation Body (demonstration only)")
_KEY_LIFE = timedelta(days=3 * 365)


@dataclass(frozen=True)
class Outcome:
    """What became of one example: issued and verified, or refused for a reason."""

    example: Path
    issued: Issued | None
    report: VerifyReport | None
    refusal: FootprintError | None
    expected: bool
    """Whether this example is meant to conform."""

    @property
    def as_expected(self) -> bool:
        """Whether it did what it is meant to show."""
        return (self.issued is not None) == self.expected


def run_demo(folder: Path, standard: str | None, *, today: date, tell: Callable[[Text], None]) -> list[Outcome]:
    """Make an issuer, certify every example of a standard, verify what was issued.

    Parameters
    ----------
    folder
        Where everything is written; must not hold a register yet.
    standard
        Id of the standard; the first one found if not given.
    today
        Day of issue.
    tell
        Called with each step, for progress.

    Raises
    ------
    InputError
        If the folder is in use or there are no examples.
    """
    name = (standard or edition_ids()[0]).split("@")[0]
    examples = sorted((resources.folder("examples") / name).glob("*.xlsx"))
    if not examples:
        raise InputError([_no_examples(name)])
    tell(Text(f"在 {folder} 生成一次性密钥与登记簿", f"making throw-away keys and a register in {folder}"))
    set_up(folder, today)
    expected = _expected(examples[0].parent)
    outcomes = []
    with open_office(folder, issued_on=today) as office:
        for example in examples:
            tell(Text(f"评价 {example.name}", f"assessing {example.name}"))
            try:
                issued = certify(assess(example), office, folder, issued_on=today)
            except NotConformingError as refusal:
                outcomes.append(Outcome(example, None, None, refusal, expected[example.stem]))
            else:
                report = verify(issued.certificate, at=today)
                outcomes.append(Outcome(example, issued, report, None, expected[example.stem]))
    return outcomes


def _expected(folder: Path) -> dict[str, bool]:
    """Whether each example is meant to conform, from ``expected.yaml`` beside the examples."""
    data = load(folder / "expected.yaml").data
    assert isinstance(data, dict)
    return {name: verdict == "conforms" for name, verdict in data.items()}


def set_up(folder: Path, today: date) -> None:
    """Make a throw-away issuer, a register and the settings that name them, in `folder`.

    Raises
    ------
    InputError
        If something is in the way.
    """
    set_up_sample(
        folder, name=_NAME, number_prefix="DEMO", valid_from=today - timedelta(days=1), valid_to=today + _KEY_LIFE
    )


def _no_examples(standard: str) -> Problem:
    return Problem(
        "demo.no_examples",
        standard,
        Text("没有示例", "no examples"),
        Text("examples 中有示例的标准", "a standard with a folder in examples"),
        Text("用 footprint standards list 查看", "see footprint standards list"),
    )
