"""What the certificate says about the product, by the fields of the certificate rules."""

from decimal import Decimal

from footprint.engine.background import Background
from footprint.errors import Text
from footprint.model.certificate import Fact, Party
from footprint.model.certificate import Product as PaperProduct
from footprint.model.inventory import Process
from footprint.rules.edition import Edition, Paper
from footprint.rules.rounding import plain, printed
from standards.jewelry_gold.ed2026.planning import data_year, electricity_process
from standards.jewelry_gold.ed2026.submission import GoldSubmission

_PLACES = {
    **{
        f"/{party}/{field}/{lang}": ("application", f"{party}_{'' if field == 'name' else 'address_'}{lang}")
        for party in ("client", "manufacturer", "factory")
        for field in ("name", "address")
        for lang in ("zh", "en")
    },
    **{
        f"/product/{field}/{lang}": ("product", f"{field}_{lang}")
        for field in ("name", "specification")
        for lang in ("zh", "en")
    },
    "/product/model": ("product", "model"),
    "/product/trademark": ("product", "trademark"),
}


def paper(edition: Edition, data: GoldSubmission, background: Background) -> Paper:
    """Parties, product and facts."""
    a, p = data.application, data.product

    def party(name: str) -> Party:
        return Party(
            name=Text(getattr(a, f"{name}_zh"), getattr(a, f"{name}_en")),
            address=Text(getattr(a, f"{name}_address_zh"), getattr(a, f"{name}_address_en")),
        )

    decimals = edition.data.tables["fact_decimals"]

    def digits(key: str, value: Decimal) -> str:
        return plain(printed(value, int(decimals[key])))

    electricity = background.processes[electricity_process(edition, data)]
    permille = edition.parameters["min_gold_fraction"]
    return Paper(
        client=party("client"),
        manufacturer=party("manufacturer"),
        factory=party("factory"),
        product=PaperProduct(
            name=Text(p.name_zh, p.name_en),
            model=p.model,
            specification=Text(p.specification_zh, p.specification_en),
            trademark=p.trademark,
        ),
        facts=(
            Fact(key="fineness", value=digits("fineness", data.fineness / permille.unit_fraction), unit="‰"),
            Fact(key="net_mass", value=digits("mass", data.piece_mass), unit="g"),
            Fact(key="fine_gold", value=digits("mass", data.piece_gold), unit="g"),
            Fact(key="technique", value=p.technique.text),
            Fact(key="electricity", value=electricity.name),
            Fact(key="electricity_factor", value=plain(_factor(electricity)), unit="kg CO2e/kWh"),
            Fact(key="data_year", value=str(data_year(data))),
        ),
        period=(data.site.period_from, data.site.period_to),
        applied_on=data.application.applied_on,
        places=_PLACES,
    )


def _factor(process: Process) -> Decimal:
    """Official footprint per unit of an aggregated process, as its notice states it."""
    return sum((x.amount.value for x in process.exchanges), Decimal(0)) / process.reference.amount
