"""Changed values are checked like the intake's, and every proposed way to a band is confirmed by recomputing."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from footprint import resources
from footprint.errors import InputError
from footprint.intake.shape import form_of
from footprint.model.whatif import Proposal, Reach
from footprint.pipeline.assess import Assessment, assess
from footprint.pipeline.uncertainty_inputs import quantities
from footprint.pipeline.whatif import what_if
from footprint.pipeline.whatif_levers import levers
from footprint.pipeline.whatif_reach import reach
from footprint.report.whatif import changes_as_json, changes_as_text, reach_as_text
from footprint.rules.decide import judged
from footprint.rules.rounding import printed
from footprint.units import same_kind

EXAMPLES = sorted(p for p in resources.folder("examples").glob("*/*.xlsx"))


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda p: p.stem)
def assessment(request: pytest.FixtureRequest) -> Assessment:
    return assess(Path(request.param))


def moving_lever(assessment: Assessment) -> str | None:
    """First lever that lowers the number that is judged; a service on defaults alone may have none."""
    now = judged(assessment.edition, assessment.case.numbers).value
    for lever in levers(assessment.edition, assessment.submission, {}):
        after = what_if(assessment, [f"{lever.path}={lever.quantity.value / 2}"]).after
        if judged(after.edition, after.case.numbers).value < now:
            return lever.path
    return None


def lever_of(assessment: Assessment) -> str:
    path = moving_lever(assessment)
    if path is None:
        pytest.skip("nothing in this example lowers the number that is judged")
    return path


def quantity(assessment: Assessment, path: str) -> Decimal:
    return dict(quantities(assessment.submission.data))[path].value


def codes(caught: pytest.ExceptionInfo[InputError]) -> list[tuple[str, str]]:
    return [(p.code, p.place) for p in caught.value.problems]


def test_a_change_equals_the_assessment_of_a_changed_file(assessment: Assessment) -> None:
    path = lever_of(assessment)
    half = quantity(assessment, path) / 2
    found = what_if(assessment, [f"{path}={half}"])

    place = assessment.submission.place(*path.split("."))
    again = what_if(assessment, [f"{place.rsplit(' ', 1)[-1]}={half}"])
    assert again.after.case.numbers == found.after.case.numbers
    assert (
        judged(found.after.edition, found.after.case.numbers).value
        < judged(found.before.edition, found.before.case.numbers).value
    )
    assert [(c.path, c.place) for c in found.changes] == [(f"{path}.value", place)]
    assert found.after.submission.digest != found.before.submission.digest


def test_nothing_changed_changes_nothing(assessment: Assessment) -> None:
    path = lever_of(assessment)
    found = what_if(assessment, [f"{path}={quantity(assessment, path)}"])

    assert found.changes == ()
    assert found.after.verdict == assessment.verdict
    assert found.after.submission.digest == assessment.submission.digest


def test_a_unit_is_converted(assessment: Assessment) -> None:
    form = form_of(assessment.edition.submission, assessment.edition.choices(assessment.library))
    path, stated, unit = next(
        (p, q, other)
        for p, q in quantities(assessment.submission.data)
        if (field := form.find(tuple(p.split("."))))
        for other in field.units
        if other != q.unit and same_kind(other, q.unit)
    )
    found = what_if(assessment, [f"{path}.value={stated.to(unit):f}", f"{path}.unit={unit}"])

    assert found.after.case.numbers == assessment.case.numbers


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        ("{path}x=1", "whatif.key"),
        ("ZZ99=1", "whatif.key"),
        ("{path}=abc", "number.text"),
        ("{path}=1,000", "number.comma"),
        ("{path}=nan", "number.infinite"),
        ("{path}=1e40", "number.text"),
        ("{path}.unit=cats", "unit.unknown"),
    ],
)
def test_a_fault_is_named_at_its_option(assessment: Assessment, setting: str, code: str) -> None:
    text = setting.format(path=lever_of(assessment))

    with pytest.raises(InputError) as caught:
        what_if(assessment, [text])
    assert codes(caught) == [(code, f"--set {text.split('=')[0]}")]


def test_a_negative_amount_is_refused(assessment: Assessment) -> None:
    with pytest.raises(InputError):
        what_if(assessment, [f"{lever_of(assessment)}=-1"])


def test_the_nearest_keys_are_proposed(assessment: Assessment) -> None:
    path = lever_of(assessment)
    with pytest.raises(InputError) as caught:
        what_if(assessment, [f"{path[:-1]}=1"])

    assert path in caught.value.problems[0].expected.en


def test_all_faults_come_at_once(assessment: Assessment) -> None:
    path = lever_of(assessment)
    with pytest.raises(InputError) as caught:
        what_if(assessment, ["no.such=1", f"{path}=abc"])
    assert len(caught.value.problems) == 2

    with pytest.raises(InputError) as caught:
        what_if(assessment, [f"{path}=1", f"{path}=2", "nothing"])
    assert [p.code for p in caught.value.problems] == ["whatif.setting", "whatif.setting"]


def test_a_place_that_holds_several_values_names_them() -> None:
    source = next(p for p in EXAMPLES if moving_lever(assess(p))).with_suffix(".yaml")
    found = assess(source)
    place = found.submission.place(*lever_of(found).split("."))

    with pytest.raises(InputError) as caught:
        what_if(found, [f"{place}=1"])
    assert caught.value.problems[0].code == "whatif.ambiguous"
    assert lever_of(found) in caught.value.problems[0].expected.en


def confirm(base: Assessment, ways: Reach, proposal: Proposal) -> None:
    """Recompute at the proposed point, from the outside, and one step short of it."""
    moves = [*proposal.shifts, *proposal.follows]
    assert moves
    settings = [f"{m.path}.value={m.after:f}" for m in moves]
    after = what_if(base, settings).after
    assert judged(after.edition, after.case.numbers).printed == proposal.headline <= ways.bound
    assert after.verdict.conforms == proposal.conforms
    for move in proposal.shifts:
        assert 0 <= move.after < move.before
        assert -100 <= move.percent < 0


def test_ways_to_every_band_are_confirmed_by_recomputing(assessment: Assessment) -> None:
    now = judged(assessment.edition, assessment.case.numbers).printed
    for band in assessment.edition.data.bands[:-1]:
        ways = reach(assessment, band.name)
        assert ways.reached == (now <= ways.bound)
        for proposal in (*ways.singles, *filter(None, [ways.combined])):
            confirm(assessment, ways, proposal)
        for proposal in ways.substitutions:
            assert proposal.headline <= ways.bound
        assert ways.reached or ways.combined or ways.limit
        assert all(b.headline is None or b.headline > ways.bound for b in ways.blocked)
        for lang in ("zh", "en"):
            assert ways.band in reach_as_text(ways, lang)


def nudged(assessment: Assessment, share: Decimal) -> tuple[Assessment, str]:
    """The example with more of its first lever."""
    path = moving_lever(assessment)
    assert path is not None
    return what_if(assessment, [f"{path}={quantity(assessment, path) * share}"]).after, path


def crossing() -> tuple[Assessment, str, str]:
    """A submission one band worse than its example for the amount of one input alone."""
    for example in EXAMPLES:
        base = assess(example)
        if moving_lever(base) is None:
            continue
        for share in (Decimal(2), Decimal(5), Decimal(10), Decimal(50), Decimal(200)):
            worse, path = nudged(base, share)
            if worse.case.band != base.case.band:
                return worse, path, base.case.band
    raise AssertionError("no example leaves its band")


def test_the_smallest_change_of_one_input_is_smallest() -> None:
    worse, path, band = crossing()
    ways = reach(worse, band)
    single = next(p for p in ways.singles if p.shifts[0].path == path)
    confirm(worse, ways, single)

    shift = single.shifts[0]
    step = Decimal(1).scaleb(shift.before.adjusted() - 5)
    short = what_if(worse, [f"{path}={shift.after + step:f}"]).after
    assert judged(short.edition, short.case.numbers).printed > ways.bound


def test_the_least_combined_change_is_confirmed_and_no_larger_than_any_single_one() -> None:
    worse, _, band = crossing()
    ways = reach(worse, band)
    assert ways.combined is not None
    confirm(worse, ways, ways.combined)

    total = sum(abs(s.percent) for s in ways.combined.shifts)
    assert total <= min(abs(s.shifts[0].percent) for s in ways.singles) + Decimal("0.001")


def test_bounds_of_the_user_hold() -> None:
    worse, path, band = crossing()
    free = reach(worse, band)
    needed = abs(next(p for p in free.singles if p.shifts[0].path == path).shifts[0].percent)
    limit = printed(needed * Decimal("0.98"), 1)
    bound = reach(worse, band, [f"{path}={limit}"])

    assert path not in {p.shifts[0].path for p in bound.singles}
    assert path in {b.path for b in bound.blocked}
    if bound.combined:
        confirm(worse, bound, bound.combined)
        assert all(abs(s.percent) <= limit for s in bound.combined.shifts if s.path == path)
    else:
        assert bound.limit is not None
    nothing = reach(worse, band, [f"{path}=0"])
    assert path not in {s.path for s in (nothing.combined.shifts if nothing.combined else ())}


@pytest.mark.parametrize(
    ("band", "limit", "code"),
    [
        ("Z", "{path}=10", "whatif.band"),
        (None, "{path}=101", "whatif.percent"),
        (None, "{path}=-5", "whatif.percent"),
        (None, "{path}=much", "whatif.percent"),
        (None, "nothing.at.all=5", "whatif.key"),
        (None, "{other}=5", "whatif.lever"),
    ],
)
def test_unusable_goals_are_refused(assessment: Assessment, band: str | None, limit: str, code: str) -> None:
    path = lever_of(assessment)
    other = next(
        p
        for p, _ in quantities(assessment.submission.data)
        if p.split(".")[0] != path.split(".")[0]
        and "." in p
        and not any(p.startswith(t.split(".")[0]) for t in assessment.edition.data.tables["levers"])
    )
    goal = band or assessment.edition.data.bands[0].name

    with pytest.raises(InputError) as caught:
        reach(assessment, goal, [limit.format(path=path, other=other)])
    assert [p.code for p in caught.value.problems] == [code]


def test_an_edition_without_levers_says_so(assessment: Assessment, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = {k: v for k, v in assessment.edition.data.tables.items() if k != "levers"}
    monkeypatch.setitem(assessment.edition.data.__dict__, "tables", tables)

    with pytest.raises(InputError, match="no levers"):
        reach(assessment, assessment.edition.data.bands[0].name)


def test_the_report_of_a_change_shows_what_moved(assessment: Assessment) -> None:
    found = what_if(assessment, [f"{lever_of(assessment)}=1"])
    sides = ((a.case, a.verdict) for a in (found.before, found.after))
    before, after = sides
    data = json.loads(changes_as_json([(c.path, c.place, c.before, c.after) for c in found.changes], before, after))

    number = judged(found.after.edition, found.after.case.numbers)
    assert data["changes"][0]["after"] == "1"
    assert {n["key"]: n["printed"] for n in data["after"]["numbers"]}[number.key] == str(number.printed)
    for lang in ("zh", "en"):
        text = changes_as_text([(c.place, c.before, c.after) for c in found.changes], before, after, lang)
        assert str(number.printed) in text
        assert found.changes[0].place in text
