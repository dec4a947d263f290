"""Accounts: gross stays gross, every unit counts once, and a statement needs all its conditions."""

import copy
import hashlib
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from footprint.accounts.definition import load_terms
from footprint.accounts.statement import as_data, lines, statement
from footprint.accounts.statement_text import as_page, as_text
from footprint.errors import InputError
from footprint.inventory.library import Library
from footprint.pipeline.account import Accounted, account
from footprint.pipeline.account_meter import meter, write_results
from footprint.rules.registry import edition_folder, edition_ids, load_edition
from tests.unit.metering.metered_exports import Exports

DIGEST = hashlib.sha256(b"proof").hexdigest()
WITH_TERMS = [e for e in edition_ids() if (edition_folder(e) / "neutrality.yaml").is_file()]
STANDARD = WITH_TERMS[0]
Change = Callable[[dict[str, Any]], object]


def proof() -> dict[str, str]:
    return {"file": "proof.pdf", "sha256": DIGEST}


def credit(first: int, last: int, **changes: object) -> dict[str, Any]:
    return {
        "kind": "forest",
        "registry": "ccer_registry",
        "first": f"S-{first:06d}",
        "last": f"S-{last:06d}",
        "amount": {"value": last - first + 1, "unit": "t"},
        "vintage": 2024,
        "method": "forest",
        "plant": None,
        "cancelled_on": "2025-06-30",
        "beneficiary": "测试场",
        "proof": proof(),
    } | changes


def certificate(**changes: object) -> dict[str, Any]:
    return {
        "registry": "nea_gec",
        "first": "G-0001",
        "last": "G-0002",
        "energy": {"value": 2000, "unit": "kWh"},
        "generated": "2025-01",
        "plant": "风场一号",
        "replaces": "electricity_cn_2024",
        "by": "electricity_wind_cn_2024",
        "cancelled_on": "2025-05-01",
        "beneficiary": "测试场",
        "proof": proof(),
    } | changes


BASE_OF_THE_PERIOD = {
    "first": "2025-01-01",
    "last": "2025-02-28",
    "gross": {"value": 40, "unit": "t"},
    "proof": proof(),
}


class Folder:
    """An account over two months of one meter: 5,900 kWh."""

    def __init__(self, exports: Exports, library: Library) -> None:
        self.path, self.library = exports.folder, library
        days = [f"2025-01-{d:02d}" for d in range(1, 32)] + [f"2025-02-{d:02d}" for d in range(1, 29)]
        exports.write("time,kwh\n" + "".join(f"{day},100\n" for day in days))
        self.digest = exports.read().digest
        self.account: dict[str, Any] = {
            "format": "footprint-account/1",
            "standard": STANDARD,
            "claim": "net_zero",
            "subject": "event",
            "entity": {"zh": "测试场", "en": "Test site"},
            "period_from": "2025-01-01",
            "period_to": "2025-02-28",
            "gross": [{"kind": "meters", "file": "meters.yaml", "sha256": self.digest}],
            "reductions": {
                "base": {
                    "first": "2020-01-01",
                    "last": "2020-02-29",
                    "gross": {"value": 40, "unit": "t"},
                    "proof": proof(),
                },
                "plan": proof(),
                "measures": [
                    {"name": "LED", "amount": {"value": 3, "unit": "t"}, "attributes_sold": False, "proof": proof()}
                ],
            },
            "green_power": [certificate()],
            "sinks": [
                {
                    "name": "林地",
                    "amount": {"value": 9, "unit": "t"},
                    "method": "plots",
                    "measured_on": "2025-02-01",
                    "issued_as_credit": False,
                    "proof": proof(),
                }
            ],
            "credits": [credit(1, 4)],
            "disclosure": {"page": proof(), "url": "https://example.org", "published_on": "2025-03-01"},
            "verification": {"body": "V", "stated_on": "2025-07-01", "proof": proof()},
        }

    def run(self, name: str = "account.yaml") -> Accounted:
        self.write(self.account, name)
        return account(self.path / name, self.library)

    def write(self, content: dict[str, Any], name: str) -> None:
        self.path.joinpath(name).write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")

    def codes(self, name: str = "account.yaml") -> set[str]:
        with pytest.raises(InputError) as caught:
            self.run(name)
        for problem in caught.value.problems:
            assert problem.place.split(":")[0].endswith(".yaml")
        return {p.code for p in caught.value.problems}


@pytest.fixture
def folder(exports: Exports, library: Library) -> Folder:
    return Folder(exports, library)


def test_all_conditions_met(folder: Folder) -> None:
    found = folder.run().balance

    assert [o.condition.value for o in found.outcomes if not o.met] == []
    assert found.met
    assert found.conforms
    assert found.gross == Decimal("3.40843")
    assert found.counted == 4
    assert found.remaining == found.gross - 4


def test_nothing_beside_gross_changes_gross(folder: Folder) -> None:
    """Reductions, green power, sinks and credits may come and go: the first line is the same."""
    everything = folder.run().balance
    for name in ("green_power", "sinks", "credits"):
        folder.account[name] = []
    folder.account["reductions"] = {}
    nothing = folder.run().balance

    assert nothing.gross == everything.gross
    assert next(iter(lines(nothing))).tonnes == next(iter(lines(everything))).tonnes
    assert [line.key for line in lines(everything)] == [
        "gross", "reductions", "on_green_power", "sinks", "credits.forest", "counted", "balance",
    ]  # fmt: skip
    assert nothing.remaining == nothing.gross
    assert not nothing.conforms


def test_green_power_is_a_result_beside(folder: Folder) -> None:
    found = folder.run().balance
    factors = [
        float(sum(x.amount.value for x in folder.library.process(p).exchanges if x.emission))
        for p in ("electricity_cn_2024",)
    ]

    assert 0 < found.green_change < Decimal(2000 * factors[0]) / 1000
    assert found.on_green_power == found.gross - found.green_change


def refuse(path: str, value: object) -> Change:
    """A change of one value, by dotted path."""

    def change(account: dict[str, Any]) -> None:
        *steps, last = [int(s) if s.isdigit() else s for s in path.split(".")]
        target: Any = account
        for step in steps:
            target = target[step]
        target[last] = value

    return change


@pytest.mark.parametrize(
    ("change", "condition"),
    [
        (refuse("credits.0.cancelled_on", "2026-03-01"), "cancelled_in_time"),
        (refuse("credits.0.vintage", 2019), "vintage"),
        (refuse("credits.0.kind", "ccer"), "permitted"),
        (refuse("credits.0.beneficiary", "别人"), "beneficiary"),
        (refuse("green_power.0.beneficiary", "别人"), "beneficiary"),
        (refuse("credits", [credit(1, 3)]), "covered"),
        (refuse("disclosure", None), "gross_disclosed"),
        (refuse("verification", None), "verified"),
        (refuse("reductions.plan", None), "reduction_plan"),
        (refuse("reductions.base.gross.value", 30), "reduced"),
        (refuse("reductions.base", None), "reduced"),
        (refuse("reductions.base.last", "2020-12-31"), "reduced"),
        (refuse("reductions.base.last", "2020-02-26"), "reduced"),
        (refuse("reductions.base", BASE_OF_THE_PERIOD), "reduced"),
        (refuse("credits.0.cancelled_on", "2024-12-31"), "cancelled_in_time"),
        (refuse("subject", "nothing_known"), "subject"),
    ],
)
def test_each_condition_can_fail(folder: Folder, change: Change, condition: str) -> None:
    change(folder.account)
    found = folder.run().balance

    assert condition in {o.condition.value for o in found.outcomes if not o.met}
    assert not found.conforms
    assert "不得作出" in statement(found).zh


def test_what_fails_a_condition_of_its_own_counts_for_nothing(folder: Folder) -> None:
    folder.account["credits"] = [credit(1, 2), credit(3, 4, cancelled_on="2027-01-01")]

    assert folder.run().balance.counted == 2


def test_cancelled_on_the_last_day_of_the_window(folder: Folder) -> None:
    folder.account["credits"][0]["cancelled_on"] = "2026-02-28"
    assert folder.run().balance.met


def test_a_gap_of_the_meters_fails_the_statement(folder: Folder, exports: Exports) -> None:
    content = exports.folder.joinpath("power.csv").read_text()
    exports.write(content.replace("2025-01-15,100\n", ""))
    folder.account["gross"][0]["sha256"] = exports.read().digest
    found = folder.run().balance

    assert [o.condition.value for o in found.outcomes if not o.met] == ["gross_complete"]


def test_no_statement_is_asked_for(folder: Folder) -> None:
    folder.account["claim"] = None
    found = folder.run().balance

    assert found.conforms
    assert not found.met
    assert found.counted == 0
    assert list(lines(found))[-1].tonnes is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (refuse("gross.0.sha256", "0" * 64), "account.digest"),
        (refuse("gross.0.file", "../meters.yaml"), "account.path"),
        (refuse("credits", [credit(1, 4), credit(4, 4)]), "account.used_twice"),
        (refuse("credits.0.amount.value", 5), "account.serials"),
        (refuse("credits.0.kind", "wishes"), "account.kind"),
        (refuse("credits.0.registry", "kitchen"), "account.registry"),
        (refuse("credits.0.vintage", 2026), "account.too_early"),
        (refuse("green_power.0.registry", "kitchen"), "account.registry"),
        (refuse("green_power.0.cancelled_on", "2027-01-02"), "account.expired"),
        (refuse("green_power.0.cancelled_on", "2024-12-31"), "account.too_early"),
        (refuse("green_power.0.by", "electricity_of_nowhere"), "account.process"),
        (refuse("green_power.0.energy.unit", "MWh"), "account.serials"),
        (
            refuse("green_power", [certificate(last="G-0006", energy={"value": 6, "unit": "MWh"})]),
            "account.more_than_used",
        ),
        (refuse("reductions.measures.0.attributes_sold", True), "account.sold"),
        (refuse("sinks.0.issued_as_credit", True), "account.sold"),
        (refuse("claim", "perfect"), "account.claim"),
        (refuse("period_to", "2025-03-31"), "account.period"),
        (refuse("period_to", "2024-12-31"), "schema.value_error"),
        (refuse("credits.0.amount.value", 0), "schema.value_error"),
        (refuse("credits.0.amount.unit", "kWh"), "schema.value_error"),
        (refuse("credits.0.cancelled_on", 20250630), "schema.value_error"),
        (refuse("net_footprint", 0), "schema.extra_forbidden"),
    ],
)
def test_faults_are_refused(folder: Folder, change: Change, code: str) -> None:
    change(folder.account)

    assert code in folder.codes()


def test_one_kwh_takes_a_certificate_or_a_credit(folder: Folder) -> None:
    same = credit(1, 4, kind="ccer", plant=" 风场１号".replace("１", "一"), vintage=2025)
    folder.account["credits"] = [same]
    assert folder.codes() == {"account.same_energy"}
    folder.account["credits"] = [same | {"vintage": 2024}]
    assert not folder.run().balance.met


def test_numbers_are_used_once_over_all_accounts_of_a_folder(folder: Folder) -> None:
    other = copy.deepcopy(folder.account)
    other |= {"green_power": [], "credits": [credit(4, 9)]}
    folder.write(other, "other.yaml")
    assert folder.codes() == {"account.used_twice"}
    folder.write(other | {"credits": [credit(5, 9)]}, "other.yaml")
    assert folder.run().others == ("other.yaml",)
    folder.path.joinpath("other.yaml").write_text('format: "footprint-account/1"\ncredits: [', "utf-8")
    assert "yaml.syntax" in folder.codes()


def test_the_public_page_is_the_one_of_this_result(folder: Folder) -> None:
    write_results(meter(folder.path, folder.library), folder.path / "out")
    page = folder.path / "out" / "disclosure.html"
    folder.account["disclosure"]["page"] = {
        "file": "out/disclosure.html",
        "sha256": hashlib.sha256(page.read_bytes()).hexdigest(),
    }
    assert folder.run().balance.met
    page.write_bytes(page.read_bytes().replace(folder.digest.encode(), b"0" * 64))
    assert folder.codes() == {"account.digest"}
    folder.account["disclosure"]["page"]["sha256"] = hashlib.sha256(page.read_bytes()).hexdigest()
    assert folder.codes() == {"account.other_page"}


def test_a_result_file_follows_from_its_amounts(folder: Folder) -> None:
    write_results(meter(folder.path, folder.library), folder.path / "out")
    result = folder.path / "out" / "metered.json"
    data = json.loads(result.read_text("utf-8"))

    def stated() -> None:
        digest = hashlib.sha256(result.read_bytes()).hexdigest()
        folder.account["gross"] = [{"kind": "metered", "file": "out/metered.json", "sha256": digest}]

    stated()
    assert folder.run().balance.gross == Decimal("3.40843")
    result.write_text(json.dumps(data | {"gross_kg_co2e": "340.843"}), "utf-8")
    assert folder.codes() == {"account.digest"}
    stated()
    assert folder.codes() == {"account.gross_differs"}
    result.write_text(json.dumps(data | {"gross_kg_co2e": "1", "inventory_sha256": "0" * 64}), "utf-8")
    stated()
    assert folder.codes() == {"account.inventory"}
    for broken in ("{}", "[]", json.dumps(data | {"gross_kg_co2e": "NaN"}), json.dumps(data | {"gross_kg_co2e": "-1"})):
        result.write_text(broken, "utf-8")
        stated()
        assert folder.codes() == {"account.gross"}


def test_gross_of_an_assessment_or_a_certificate(folder: Folder) -> None:
    numbers = [{"key": "gross", "value": "3.5", "unit": "t CO2e"}, {"key": "ratio", "value": "70", "unit": "%"}]
    path = folder.path / "check.json"
    path.write_text(json.dumps({"numbers": numbers, "characterisation": "ar6_gwp100"}), "utf-8")
    source = {"kind": "certificate", "file": "check.json", "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    folder.account["gross"] = [source | {"number": "gross"}]
    assert folder.run().balance.gross == Decimal("3.5")
    folder.account["gross"] = [source | {"number": "ratio"}]
    assert folder.codes() == {"account.number", "account.gross"}


@pytest.mark.parametrize("key", ["per_participant", "reductions", "credits"])
def test_no_other_number_stands_for_gross_emissions(folder: Folder, key: str) -> None:
    """A number per unit, or of credits, would be balanced by next to nothing."""
    path = folder.path / "check.json"
    path.write_text(json.dumps({"numbers": [{"key": key, "value": "0.08", "unit": "t CO2e"}]}), "utf-8")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    folder.account["green_power"] = []
    folder.account["gross"] = [{"kind": "certificate", "file": "check.json", "sha256": digest, "number": key}]
    assert folder.codes() == {"account.number"}


@pytest.mark.parametrize("conforms", [True, False])
def test_an_assessment_that_does_not_conform_is_not_complete(folder: Folder, conforms: bool) -> None:
    numbers = [{"key": "gross", "value": "3.5", "unit": "t CO2e"}]
    path = folder.path / "check.json"
    path.write_text(json.dumps({"numbers": numbers, "conforms": conforms}), "utf-8")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    folder.account["green_power"] = []
    folder.account["gross"] = [{"kind": "assessment", "file": "check.json", "sha256": digest, "number": "gross"}]
    assert folder.run().balance.met is conforms


def test_words(folder: Folder) -> None:
    """Nothing that is net is called a footprint, in either language, in any form."""
    found = folder.run()
    data = as_data(found.balance, found.source, found.others)
    shown = [as_text(found.balance, "zh"), as_text(found.balance, "en"), json.dumps(data["lines"], ensure_ascii=False)]

    assert all("足迹" not in text for text in shown)
    assert all("footprint" not in text.lower() for text in shown)
    page = as_page(found.balance)
    assert "<script" not in page
    assert "http-equiv" in page
    assert statement(found.balance).zh in page


@pytest.mark.parametrize("name", WITH_TERMS)
def test_definitions_agree_with_their_edition(name: str) -> None:
    """Tables by which a submission's own statement is judged say the same kinds and subjects."""
    edition = load_edition(name)
    terms = load_terms(edition)
    for definition in terms.definitions.definitions:
        for table, mine in (("credits_of_claim", definition.permitted), ("groups_of_claim", definition.subjects)):
            if table in edition.data.tables:
                assert edition.data.tables[table][definition.id].split() == list(mine)


def test_an_edition_without_definitions(folder: Folder) -> None:
    others = [e for e in edition_ids() if e not in WITH_TERMS]
    folder.account["standard"] = others[0]
    with pytest.raises(InputError, match=r"neutrality\.yaml"):
        folder.run()


def test_the_shipped_example_reads(library: Library) -> None:
    from footprint import resources

    for path in sorted(Path(resources.folder("examples")).rglob("account*.yaml")):
        found = account(path, library)
        assert found.balance.gross > 0
