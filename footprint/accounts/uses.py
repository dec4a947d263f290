"""Every cancelled unit used once: within an account, across accounts, and by certificates and credits of one kWh."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from footprint.accounts.definition import Terms
from footprint.accounts.ledger import Account, Cancelled, Credit, GreenPower
from footprint.accounts.serials import Range, range_of
from footprint.errors import Problem, Text
from footprint.strict_yaml.document import Document

_CORRECT = Text("改正该条目", "correct the entry")


def entries(account: Account, document: Document) -> list[tuple[str, Cancelled]]:
    """Certificates and credits of an account with their places."""
    green = [(document.place("green_power", i), g) for i, g in enumerate(account.green_power)]
    return [*green, *((document.place("credits", i), c) for i, c in enumerate(account.credits))]


def ranges(account: Account, document: Document, terms: Terms, problems: list[Problem]) -> list[Range]:
    """Serial numbers of an account; entries that name none as many as their amount go to `problems`."""
    found = []
    for place, entry in entries(account, document):
        made = range_of(entry.registry, entry.first, entry.last, _units(entry, terms), place)
        if isinstance(made, Range):
            found.append(made)
        else:
            problems.append(made)
    return found


def _units(entry: Cancelled, terms: Terms) -> Decimal:
    """Certificates of the unit's energy, credits of a tonne."""
    if isinstance(entry, GreenPower):
        unit = terms.parameters[terms.definitions.green_power.unit]
        return entry.energy.to(unit.unit) / unit.value
    assert isinstance(entry, Credit)
    return entry.amount.tonnes


def kind_problems(account: Account, document: Document, terms: Terms) -> list[Problem]:
    """Kinds and registries that the definitions do not know."""
    problems = []
    for i, credit in enumerate(account.credits):
        instrument = terms.definitions.credits.get(credit.kind)
        place = document.place("credits", i)
        if instrument is None:
            problems.append(_fault("account.kind", place, credit.kind, terms.definitions.credits))
        elif credit.registry not in instrument.registries:
            problems.append(_fault("account.registry", place, credit.registry, instrument.registries))
        if credit.cancelled_on.year < credit.vintage:
            problems.append(_too_early(place, credit, str(credit.vintage)))
    known = terms.definitions.green_power.registries
    for i, green in enumerate(account.green_power):
        if green.registry not in known:
            problems.append(_fault("account.registry", document.place("green_power", i), green.registry, known))
        if green.cancelled_on.isoformat()[:7] < green.generated:
            problems.append(_too_early(document.place("green_power", i), green, green.generated))
        months = int(terms.parameters[terms.definitions.green_power.valid_months].value)
        last = date.fromisoformat(f"{green.generated}-01") + relativedelta(months=months)
        if green.cancelled_on >= last:
            problems.append(
                _said(
                    "account.expired",
                    document.place("green_power", i),
                    Text(f"{green.cancelled_on} 注销", f"cancelled on {green.cancelled_on}"),
                    Text(
                        f"发电后 {months} 个月内，早于 {last}", f"within {months} months of generation, before {last}"
                    ),
                )
            )
    return problems


def _too_early(place: str, entry: Cancelled, made: str) -> Problem:
    return _said(
        "account.too_early",
        place,
        Text(f"{entry.cancelled_on} 注销", f"cancelled on {entry.cancelled_on}"),
        Text(f"产生（{made}）之后的日期", f"a day after it came about ({made})"),
    )


def double_claims(accounts: Sequence[tuple[Account, Document]], terms: Terms) -> list[Problem]:
    """Certificates and credits of one plant for the same time, and measures or sinks that were sold."""
    problems = []
    for account, document in accounts:
        for i, measure in enumerate(account.reductions.measures):
            if measure.attributes_sold:
                problems.append(
                    _said(
                        "account.sold",
                        document.place("reductions", "measures", i),
                        Text("环境权益已出售的措施", "a measure whose attributes were sold"),
                        Text("权益仍属本主体的措施", "a measure whose attributes the entity still holds"),
                    )
                )
        for i, sink in enumerate(account.sinks):
            if sink.issued_as_credit:
                problems.append(
                    _said(
                        "account.sold",
                        document.place("sinks", i),
                        Text("已签发为减排量的碳汇", "a sink that was issued as credits"),
                        Text("未签发的碳汇", "a sink that was not issued"),
                    )
                )
    pairs = [(a, d) for a, d in accounts]
    green = [(d.place("green_power", i), g) for a, d in pairs for i, g in enumerate(a.green_power)]
    credits = [(d.place("credits", i), c) for a, d in pairs for i, c in enumerate(a.credits)]
    for exclusion in terms.definitions.exclusions:
        for there, certificate in green:
            for here, credit in credits:
                if credit.kind == exclusion.credit and _same_energy(certificate, credit):
                    problems.append(
                        _said(
                            "account.same_energy",
                            here,
                            Text(f"与 {there} 的绿证出自同一电站同一年", f"a credit of the plant and year of {there}"),
                            exclusion.reason,
                        )
                    )
    return problems


def _same_energy(certificate: GreenPower, credit: Credit) -> bool:
    if certificate.plant is None or credit.plant is None:
        return False
    same = _folded(certificate.plant) == _folded(credit.plant)
    return same and int(certificate.generated[:4]) == credit.vintage


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _fault(code: str, place: str, found: str, known: Iterable[str]) -> Problem:
    return _said(code, place, Text.same(found), Text.same(", ".join(known)))


def _said(code: str, place: str, found: Text, expected: Text) -> Problem:
    return Problem(code, place, found, expected, _CORRECT)
