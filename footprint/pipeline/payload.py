"""Puts an assessment into the words of the certificate."""

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from footprint import __version__
from footprint.errors import NotConformingError, Text
from footprint.model.certificate import Band, Issuer, Payload, PrintedNumber, Share, StandardRef
from footprint.model.result import Row
from footprint.model.verdict import Severity, State
from footprint.pipeline.assess import Assessment
from footprint.pipeline.background import background_remarks, imported_background, shipped_library
from footprint.rules.edition import Edition, Paper
from footprint.rules.rounding import plain, printed, signed

_EARLY = Text(
    "签发日期 {issued_on} 早于申请日期 {applied_on}",
    "the day of issue, {issued_on}, is before the application, {applied_on}",
)
_WAIVED = Text(
    "豁免 {code}：{message}。由 {author} 准予，至 {expires} 止；理由：{reason}。",
    "Waived, {code}: {message}. Granted by {author} until {expires}; reason: {reason}.",
)
_STALE = Text(
    "数据期止于 {last}，最迟应于 {latest} 签发，而签发日期为 {issued_on}",
    "the data end on {last}, so a certificate may be issued until {latest}; the day of issue is {issued_on}",
)
_ROUND_OFF = 1e-12
"""Part of the total below which a share is what solving leaves of a zero: no gas, and no stage, is there."""


def make_payload(assessment: Assessment, *, number: str, issuer: Issuer, sample: bool, issued_on: date) -> Payload:
    """Payload of the certificate for a conforming assessment.

    Parameters
    ----------
    assessment
        What was computed and decided.
    number
        Certificate number.
    issuer
        Who signs.
    sample
        Whether this is demonstration output.
    issued_on
        Day of issue; validity counts from it.

    Raises
    ------
    NotConformingError
        If the day is before the application, or the data are older than the edition allows. A demonstration is not
        bound to the calendar and is exempt from the age of its data.
    """
    case, verdict, edition = assessment.case, assessment.verdict, assessment.edition
    paper = edition.paper(assessment.submission.data, assessment.library)
    _check_day(edition, paper, issued_on, sample)
    plan = case.plans["label"]
    bands = edition.data.bands
    background = imported_background(assessment)
    return Payload(
        number=number,
        sample=sample,
        standard=StandardRef(
            id=edition.id, title=edition.data.title, status=edition.data.status, digest=edition.digest
        ),
        inventory_digest=shipped_library(assessment.library).digest,
        background=background,
        submission_digest=assessment.submission.digest,
        issuer=issuer,
        client=paper.client,
        manufacturer=paper.manufacturer,
        factory=paper.factory,
        product=paper.product,
        facts=paper.facts,
        declared_unit=plan.declared_unit_name,
        boundary=plan.boundary,
        characterisation=plan.characterisation,
        period_from=paper.period[0],
        period_to=paper.period[1],
        numbers=tuple(
            PrintedNumber(key=n.key, value=plain(n.value), printed=plain(n.printed), unit=n.unit, role=n.role)
            for n in verdict.numbers
        ),
        band=Band(
            reached=case.band,
            scale=tuple(b.name for b in bands),
            bounds=tuple(plain(edition.parameters[b.max].value) for b in bands if b.max),
            number=edition.data.judged,
        ),
        stages=_shares(assessment, lambda row: row.stage),
        gases=_shares(assessment, lambda row: row.gas_key, ranked=True),
        remarks=(*edition.data.remarks, *background_remarks(background, assessment.library), *_disclosed(assessment)),
        software=f"footprint {__version__}",
        issued_on=issued_on,
        valid_until=_last_day(assessment, issued_on),
    )


def _check_day(edition: Edition, paper: Paper, issued_on: date, sample: bool) -> None:
    months = edition.parameters[edition.data.max_age_at_issue].value
    latest = paper.period[1] + relativedelta(months=int(months))
    if issued_on < paper.applied_on:
        raise NotConformingError(_EARLY.format(issued_on=issued_on, applied_on=paper.applied_on))
    if issued_on > latest and not sample:
        raise NotConformingError(_STALE.format(issued_on=issued_on, latest=latest, last=paper.period[1]))


def _last_day(assessment: Assessment, issued_on: date) -> date:
    """As long as the edition says, and no longer than any waiver that the decision rests on."""
    edition = assessment.edition
    years = int(edition.parameters[edition.data.validity_years].value)
    ends = [finding.waiver.expires for finding in assessment.verdict.waived if finding.waiver]
    return min([valid_until(issued_on, years), *ends])


def valid_until(issued_on: date, years: int) -> date:
    """Last day of validity: the day before the anniversary; 29 February counts as 28."""
    return issued_on + relativedelta(years=years) - timedelta(days=1)


def _shares(assessment: Assessment, key: Callable[[Row], str], *, ranked: bool = False) -> tuple[Share, ...]:
    result = assessment.case.result
    parts = sorted(result.by(key).items(), key=lambda item: -abs(item[1]) if ranked else 0)
    return tuple(
        Share(key=name, value=plain(signed(value)), printed=plain(printed(100 * value / result.total, 1)))
        for name, value in parts
        if abs(value) > _ROUND_OFF * abs(result.total)
    )


def _disclosed(assessment: Assessment) -> list[Text]:
    """What goes on the certificate: failed requirements that do not block, and waived ones; questions do not."""
    findings = assessment.verdict.findings
    return [
        Text(f"{f.message.zh}（{f.code}）。", f"{f.message.en} ({f.code}).")
        for f in findings
        if f.state is State.FAILED and f.severity is Severity.MINOR
    ] + [
        _WAIVED.format(
            message=f.message, code=f.code, author=f.waiver.author, expires=f.waiver.expires, reason=f.waiver.reason
        )
        for f in findings
        if f.waiver
    ]
