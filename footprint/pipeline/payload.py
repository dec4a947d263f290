"""Puts an assessment into the words of the certificate."""

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from footprint import __version__
from footprint.errors import Text
from footprint.model.certificate import Band, Issuer, Payload, PrintedNumber, Share, StandardRef
from footprint.model.result import Row
from footprint.model.verdict import Severity, State
from footprint.pipeline.assess import Assessment
from footprint.rules.rounding import plain, printed, signed


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
    """
    case, verdict, edition = assessment.case, assessment.verdict, assessment.edition
    paper = edition.paper(assessment.submission.data, assessment.library)
    plan = case.plans["label"]
    bands = edition.data.bands
    return Payload(
        number=number,
        sample=sample,
        standard=StandardRef(
            id=edition.id, title=edition.data.title, status=edition.data.status, digest=edition.digest
        ),
        inventory_digest=assessment.library.digest,
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
        ),
        stages=_shares(assessment, lambda row: row.stage.value),
        gases=_shares(assessment, lambda row: row.gas_key),
        remarks=(*edition.data.remarks, *_disclosed(assessment)),
        software=f"footprint {__version__}",
        issued_on=issued_on,
        valid_until=valid_until(issued_on, int(edition.parameters[edition.data.validity_years].value)),
    )


def valid_until(issued_on: date, years: int) -> date:
    """Last day of validity: the day before the anniversary; 29 February counts as 28."""
    return issued_on + relativedelta(years=years) - timedelta(days=1)


def _shares(assessment: Assessment, key: Callable[[Row], str]) -> tuple[Share, ...]:
    result = assessment.case.result
    return tuple(
        Share(key=name, value=plain(signed(value)), printed=plain(printed(100 * value / result.total, 1)))
        for name, value in result.by(key).items()
    )


def _disclosed(assessment: Assessment) -> list[Text]:
    """Failed requirements that do not block: they go on the certificate."""
    return [
        Text(f"[{f.code}] {f.message.zh}", f"[{f.code}] {f.message.en}")
        for f in assessment.verdict.findings
        if f.state is State.FAILED and f.severity is Severity.MINOR
    ]
