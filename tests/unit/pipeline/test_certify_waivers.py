"""A waived finding lets a certificate out, for no longer than the waiver and with its terms on the paper."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from footprint.errors import InputError, NotConformingError
from footprint.model.verdict import Severity, State
from footprint.model.waiver import Waiver
from footprint.pipeline.assess import Assessment, assess_submission
from footprint.pipeline.certify import Office, certify, open_office
from footprint.pipeline.demo import set_up
from footprint.pipeline.payload import make_payload
from footprint.pipeline.trial import check_printable
from footprint.pipeline.verify import verify
from footprint.rules.rule import Rule
from footprint.rules.waivers import Granted, WaiverFile, may_be_waived, read_waivers
from tests.contract.test_standard_cases import EDITIONS, assess_changed, cases

DAY = date(2026, 11, 22)
END = DAY + timedelta(days=60)


def waivable() -> tuple[Assessment, Rule]:
    """A shipped case that fails by one requirement that may be waived."""
    for param in cases():
        edition, case = param.values
        if edition != EDITIONS[0] or case["expect"] != State.FAILED:
            continue
        found = assess_changed(edition, case["base"], case.get("set", {}))
        rule = next(r for r in found.edition.rules if r.code == case["rule"])
        blocking = {f.code for f in found.verdict.findings if f.severity is Severity.BLOCKER}
        if rule.severity is Severity.BLOCKER and may_be_waived(rule, found.edition) and blocking == {rule.code}:
            return found, rule
    raise AssertionError("no case fails by a waivable requirement alone")


@pytest.fixture(scope="module")
def failing() -> Assessment:
    return waivable()[0]


def granted(failing: Assessment, until: date = END, since: date = DAY) -> tuple[Granted, ...]:
    path = "waivers.yaml:1"
    return tuple(
        Granted(
            Waiver(
                edition=failing.edition.id,
                submission=failing.submission.digest,
                rule=f.code,
                place=f.place,
                author="Li, 技术委员会",
                reason=failing.edition.data.title,
                granted_on=since,
                expires=until,
            ),
            path,
        )
        for f in failing.verdict.findings
        if f.severity is Severity.BLOCKER and f.state is State.FAILED
    )


def waived(failing: Assessment, until: date = END, since: date = DAY) -> Assessment:
    return assess_submission(
        failing.submission, failing.edition, failing.library, granted(failing, until=until, since=since)
    )


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    set_up(tmp_path, DAY)
    with open_office(tmp_path, issued_on=DAY) as opened:
        yield opened


def test_without_the_waiver_there_is_no_certificate(failing: Assessment, office: Office, tmp_path: Path) -> None:
    with pytest.raises(NotConformingError):
        certify(failing, office, tmp_path, issued_on=DAY)


def test_the_certificate_says_what_was_waived_and_ends_with_the_waiver(
    failing: Assessment, office: Office, tmp_path: Path
) -> None:
    found = waived(failing)
    check_printable(found)
    issued = certify(found, office, tmp_path, issued_on=DAY)

    assert issued.payload.valid_until == END
    remark = next(r for r in issued.payload.remarks if "Waived" in r.en)
    for part in (found.verdict.waived[0].code, "Li, 技术委员会", str(END)):
        assert part in remark.zh
        assert part in remark.en
    assert verify(issued.certificate, at=END).status.state == "valid"


def test_a_waiver_does_not_lengthen_the_validity(failing: Assessment, office: Office) -> None:
    long = waived(failing, until=date(2099, 1, 1))
    payload = make_payload(long, number="X", issuer=office.issuer, sample=True, issued_on=DAY)

    assert payload.valid_until < date(2030, 1, 1)


@pytest.mark.parametrize("on", [DAY + timedelta(days=1), DAY - timedelta(days=3)])
def test_a_waiver_that_does_not_hold_on_the_day_of_issue_lets_nothing_out(
    failing: Assessment, office: Office, tmp_path: Path, on: date
) -> None:
    short = waived(failing, until=DAY, since=DAY - timedelta(days=2))

    with pytest.raises(NotConformingError, match=short.verdict.waived[0].code):
        certify(short, office, tmp_path, issued_on=on)
    assert not list(tmp_path.glob("DEMO-*"))


def test_the_numbers_are_untouched(failing: Assessment) -> None:
    found = waived(failing)

    assert found.case.numbers == failing.case.numbers
    assert found.verdict.band == failing.verdict.band


def test_a_file_for_another_submission_is_refused(failing: Assessment, tmp_path: Path) -> None:
    one = granted(failing)[0].waiver
    path = tmp_path / "waivers.yaml"
    path.write_text(
        f'- edition: "{one.edition}"\n  submission: "{"f" * 64}"\n  rule: "{one.rule}"\n  place: "{one.place}"\n'
        f'  author: "{one.author}"\n  reason: {{zh: "甲", en: "a"}}\n'
        f'  granted_on: "{one.granted_on}"\n  expires: "{one.expires}"\n',
        encoding="utf-8",
    )
    submission = replace(failing.submission, source="a.yaml")

    with pytest.raises(InputError) as caught:
        read_waivers(WaiverFile(path, DAY), failing.edition, submission)
    assert [p.code for p in caught.value.problems] == ["waiver.submission"]
