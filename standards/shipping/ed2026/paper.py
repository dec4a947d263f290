"""What the certificate says about the service, by the fields of the certificate rules."""

from decimal import Decimal

from footprint.engine.background import Background
from footprint.errors import Text
from footprint.model.certificate import Fact, Party
from footprint.model.certificate import Product as PaperProduct
from footprint.rules.edition import Edition, Paper
from footprint.rules.rounding import plain, printed
from standards.shipping.ed2026 import sea
from standards.shipping.ed2026.submission import ServiceSubmission
from standards.shipping.ed2026.vocabulary import Kind, Method

_ROLES = {"client": "client", "manufacturer": "provider", "factory": "operator"}
"""Parties of the certificate, and what a service calls them."""

_PLACES = {
    **{
        f"/{party}/{field}/{lang}": ("application", f"{role}_{'' if field == 'name' else 'address_'}{lang}")
        for party, role in _ROLES.items()
        for field in ("name", "address")
        for lang in ("zh", "en")
    },
    **{f"/product/name/{lang}": ("service", f"name_{lang}") for lang in ("zh", "en")},
    **{f"/product/specification/{lang}": ("service", f"route_{lang}") for lang in ("zh", "en")},
    "/product/model": ("service", "code"),
    "/product/trademark": ("service", "trademark"),
}


def paper(edition: Edition, data: ServiceSubmission, background: Background) -> Paper:
    """Parties, service and facts."""
    a, s = data.application, data.service

    def party(role: str) -> Party:
        return Party(
            name=Text(getattr(a, f"{role}_zh"), getattr(a, f"{role}_en")),
            address=Text(getattr(a, f"{role}_address_zh"), getattr(a, f"{role}_address_en")),
        )

    parties = {name: party(role) for name, role in _ROLES.items()}
    facts = _bunkering if s.kind is Kind.BUNKERING else _transport
    return Paper(
        client=parties["client"],
        manufacturer=parties["manufacturer"],
        factory=parties["factory"],
        product=PaperProduct(
            name=Text(s.name_zh, s.name_en),
            model=s.code,
            specification=Text(s.route_zh, s.route_en),
            trademark=s.trademark,
        ),
        facts=facts(edition, data, background),
        period=(s.period_from, s.period_to),
        applied_on=a.applied_on,
        places=_PLACES,
    )


def _digits(edition: Edition, key: str, value: Decimal) -> str:
    return plain(printed(value, int(edition.data.tables["fact_decimals"][key])))


def _transport(edition: Edition, data: ServiceSubmission, background: Background) -> tuple[Fact, ...]:
    s, wording = data.service, edition.data.wording
    distance = sum((sea.shortest(edition, background, v) for v in data.voyages), Decimal(0))
    ways = [wording[f"way.{background.distances[v.route].route.value}"] for v in data.voyages if v.route]
    methods = [m.text for m in Method if any(v.method is m for v in data.voyages)]
    return (
        Fact(
            key="container",
            value=Text(f"{s.cargo.text.zh}，{s.loading.text.zh}", f"{s.cargo.text.en}, {s.loading.text.en}"),
        ),
        Fact(key="cargo_mass", value=_digits(edition, "mass", data.mass), unit="t/TEU"),
        Fact(key="sea_distance", value=_digits(edition, "distance", distance), unit="km"),
        *((Fact(key="way", value=_joined(ways)),) if ways else ()),
        Fact(key="method", value=_joined(methods)),
    )


def _bunkering(edition: Edition, data: ServiceSubmission, background: Background) -> tuple[Fact, ...]:
    (line,) = data.bunkering
    slip = sea.slip_of(edition, line.engine, line.slip.to("kg/kg") if line.slip else None)
    percent = edition.parameters["share_unit"].unit_fraction
    return (
        Fact(key="engine", value=line.engine.text),
        Fact(key="delivered", value=_digits(edition, "delivered", line.delivered.to("t")), unit="t"),
        Fact(key="slip", value=_digits(edition, "slip", slip / percent), unit="%"),
    )


def _joined(texts: list[Text]) -> Text:
    once = list(dict.fromkeys(texts))
    return Text("、".join(t.zh for t in once), ", ".join(t.en for t in once))
