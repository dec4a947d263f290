"""Draws a certificate on trial, so that an applicant learns before submission what cannot be printed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from footprint.certificate.document import render_certificate
from footprint.errors import InputError, Problem, Text
from footprint.model.certificate import Issuer
from footprint.pipeline.assess import Assessment
from footprint.pipeline.payload import make_payload
from footprint.pipeline.wording import certificate_wording

_POINTER = "payload.json#"
_ISSUER = Issuer(name=Text("签发机构", "Issuing body"))


def check_printable(assessment: Assessment) -> None:
    """Draw the certificate that a conforming assessment would get.

    Raises
    ------
    InputError
        If a text cannot be printed, at the cell it was read from: a character without glyph, or no room.
    """
    paper = assessment.edition.paper(assessment.submission.data, assessment.library)
    day: date = paper.applied_on
    number = f"TRIAL-{assessment.edition.data.number_code}-{day.year}-000000"
    payload = make_payload(assessment, number=number, issuer=_ISSUER, sample=True, issued_on=day)
    wording = certificate_wording(assessment.edition, assessment.library, payload.characterisation)
    try:
        render_certificate(payload, wording)
    except InputError as error:
        raise InputError(_placed(problem, assessment, paper.places) for problem in error.problems) from None


def _placed(problem: Problem, assessment: Assessment, places: Mapping[str, tuple[str, ...]]) -> Problem:
    pointer = problem.place.removeprefix(_POINTER)
    path = next((path for key, path in places.items() if f"{key}/".startswith(f"{pointer}/")), None)
    source = assessment.submission.source
    place = assessment.submission.place(*path) if path else f"{source} → {problem.place}"
    return replace(problem, place=place)
