"""Shares on the certificate: what is there, and nothing that is only round-off."""

from datetime import date
from decimal import Decimal

from footprint import resources
from footprint.errors import Text
from footprint.model.certificate import Issuer
from footprint.pipeline.assess import assess
from footprint.pipeline.payload import make_payload

ISSUER = Issuer(name=Text("示例", "sample"))


def test_round_off_of_solving_is_no_gas() -> None:
    assessment = assess(resources.folder("examples") / "tourism" / "forum_300.yaml")
    rows = assessment.case.result.by(lambda row: row.gas_key)
    payload = make_payload(
        assessment, number="TEST-TO-2026-000001", issuer=ISSUER, sample=True, issued_on=date(2026, 3, 20)
    )

    total = Decimal(assessment.case.result.total)
    assert all(abs(Decimal(share.value)) > total * Decimal("1E-12") for share in (*payload.gases, *payload.stages))
    kept = {share.key for share in payload.gases}
    assert {gas for gas, value in rows.items() if abs(value) > 1e-9} == kept
    assert abs(sum(Decimal(share.value) for share in payload.gases) - total) < total * Decimal("1E-5")
