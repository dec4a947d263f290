"""What the certificate says about the service."""

from collections.abc import Iterator
from decimal import Decimal

from footprint.engine.background import Background
from footprint.errors import Text
from footprint.model.certificate import Fact, Party
from footprint.model.certificate import Product as PaperProduct
from footprint.model.inventory import Process
from footprint.rules.edition import Edition, Paper
from footprint.rules.rounding import plain
from standards.tourism.ed2026.planning import data_year, electricity_process, uses_grid
from standards.tourism.ed2026.submission import TourismSubmission
from standards.tourism.ed2026.vocabulary import Claim

_PARTIES = {"client": "client", "manufacturer": "provider", "factory": "site"}
_PLACES = {
    **{
        f"/{party}/{field}/{lang}": ("application", f"{own}_{'' if field == 'name' else 'address_'}{lang}")
        for party, own in _PARTIES.items()
        for field in ("name", "address")
        for lang in ("zh", "en")
    },
    **{
        f"/product/{field}/{lang}": ("service", f"{field}_{lang}")
        for field in ("name", "specification")
        for lang in ("zh", "en")
    },
    "/product/model": ("service", "model"),
    "/product/trademark": ("service", "trademark"),
}


def paper(edition: Edition, data: TourismSubmission, background: Background) -> Paper:
    """Parties, service and facts."""
    a, s = data.application, data.service

    def party(name: str) -> Party:
        return Party(
            name=Text(getattr(a, f"{name}_zh"), getattr(a, f"{name}_en")),
            address=Text(getattr(a, f"{name}_address_zh"), getattr(a, f"{name}_address_en")),
        )

    return Paper(
        client=party("client"),
        manufacturer=party("provider"),
        factory=party("site"),
        product=PaperProduct(
            name=Text(s.name_zh, s.name_en),
            model=s.model,
            specification=Text(s.specification_zh, s.specification_en),
            trademark=s.trademark,
        ),
        facts=tuple(_facts(edition, data, background)),
        period=(s.period_from, s.period_to),
        applied_on=a.applied_on,
        places=_PLACES,
    )


def _facts(edition: Edition, data: TourismSubmission, background: Background) -> Iterator[Fact]:
    yield Fact(key="group", value=data.service.group.text)
    yield Fact(key=edition.data.tables["units_fact"][data.service.group.value], value=plain(data.units.value))
    if uses_grid(edition, data):
        electricity = background.processes[electricity_process(edition, data)]
        yield Fact(key="electricity", value=electricity.name)
        yield Fact(key="electricity_factor", value=plain(_factor(electricity)), unit="kg CO2e/kWh")
    yield Fact(key="data_year", value=str(data_year(data)))
    if data.hotel is not None:
        direct = edition.parameters["hcmi_electricity"]
        yield Fact(key="hcmi_electricity", value=plain(direct.value), unit="kg CO2/kWh")
    if data.declarations.claim is not Claim.NONE:
        yield Fact(key="statement", value=edition.data.wording[f"statement.{data.declarations.claim.value}"])


def _factor(process: Process) -> Decimal:
    """Official footprint per unit of an aggregated process, as its notice states it."""
    return sum((x.amount.value for x in process.exchanges), Decimal(0)) / process.reference.amount
