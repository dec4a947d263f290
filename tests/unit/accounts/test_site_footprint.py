"""Monthly footprints: by hand, by gas, by meter, and what is said about the factors."""

import math
from decimal import Decimal

import pytest

from footprint.accounts.plain import as_data
from footprint.accounts.site import SiteFootprint, footprint_of
from footprint.errors import InputError
from footprint.inventory.library import Library
from tests.unit.metering.metered_exports import Exports


def daily(amount: str, unit: str = "kwh") -> str:
    days = [f"2025-01-{d:02d}" for d in range(1, 32)] + [f"2025-02-{d:02d}" for d in range(1, 29)]
    return f"time,{unit}\n" + "".join(f"{day},{amount}\n" for day in days)


def computed(exports: Exports, library: Library) -> SiteFootprint:
    return footprint_of(exports.read(), library)


def test_electricity_by_hand(exports: Exports, library: Library) -> None:
    exports.write(daily("100"))
    site = computed(exports, library)
    factor = float(library.process("electricity_cn_2024").exchanges[0].amount.value)

    assert [m.total for m in site.months] == pytest.approx([3100 * factor, 2800 * factor], rel=1e-12)
    assert site.total == math.fsum(m.total for m in site.months)
    assert site.run is not None
    assert site.run.adjoint_total == pytest.approx(site.total, rel=1e-9)
    assert site.drawn == {"electricity_cn_2024": Decimal(5900)}
    assert site.factors[0].intensity == pytest.approx(factor)
    assert site.factors[0].sources == ("mee_electricity_footprint_2024",)
    assert "2025" in site.notes[0].en


def test_gas_meter_by_gas(exports: Exports, library: Library) -> None:
    exports.settings["meters"] += [
        exports.meter(
            id="gas", process="natural_gas_combustion_cn", files=["gas.csv"], value={"column": "nm3", "unit": "Nm3"}
        )
    ]
    exports.write(daily("100"))
    exports.write(daily("7", "nm3"), "gas.csv")
    site = computed(exports, library)
    burnt = library.process("natural_gas_combustion_cn")
    co2 = next(x.amount.value for x in burnt.exchanges if x.emission == "co2_fossil")

    for month in site.months:
        assert sum(month.meters.values()) == pytest.approx(month.total, rel=1e-9)
        assert sum(month.gases.values()) == pytest.approx(month.total, rel=1e-9)
    assert site.months[0].gases["co2_fossil"] >= 31 * 7 * float(co2) * (1 - 1e-12)  # the engine's own rounding


def test_estimates_are_scored_apart(exports: Exports, library: Library) -> None:
    exports.settings["estimation"] = {"longest": {"value": 1, "unit": "day"}, "reason": {"zh": "短", "en": "short"}}
    exports.write(daily("100").replace("2025-01-15,100\n", ""))
    site = computed(exports, library)

    assert [m.status for m in site.months] == ["estimated", "complete"]
    assert site.estimated == pytest.approx(site.total / 59, rel=1e-9)
    assert site.complete


def test_unit_results_need_whole_data(exports: Exports, library: Library) -> None:
    persons = exports.meter(id="persons", files=["persons.csv"], value={"column": "n", "unit": "person"})
    exports.settings["activities"] = [{k: v for k, v in persons.items() if k not in {"carrier", "process"}}]
    exports.write(daily("100"))
    exports.write(daily("20", "n"), "persons.csv")
    site = computed(exports, library)
    assert site.per("persons") == pytest.approx(site.total / (59 * 20))

    exports.write(daily("20", "n").replace("2025-02-03,20\n", ""), "persons.csv")
    assert computed(exports, library).per("persons") is None
    exports.write(daily("0", "n"), "persons.csv")
    assert computed(exports, library).per("persons") is None


def test_a_month_without_consumption_emits_nothing(exports: Exports, library: Library) -> None:
    exports.write(daily("100").replace(",100", ",0"))
    site = computed(exports, library)

    assert (site.total, site.run, site.complete) == (0.0, None, True)
    assert as_data(site)["gross_kg_co2e"] == "0"


def test_a_process_by_year_and_a_conversion(exports: Exports, library: Library) -> None:
    reason = {"zh": "密度", "en": "density"}
    exports.settings["meters"] = [
        exports.meter(
            process={"2025": "tap_water_cn"},
            value={"column": "kwh", "unit": "L"},
            conversion={"source": "m3", "target": "t", "value": 1, "reason": reason},
        )
    ]
    exports.write(daily("500"))
    assert computed(exports, library).drawn == {"tap_water_cn": Decimal("29.5")}


@pytest.mark.parametrize(
    ("process", "code"),
    [
        ("electricity_cn_2042", "meter.process"),
        ({"2024": "electricity_cn_2024"}, "meter.process"),
        ("grid_co2_cn_2023", "input.direct_factor"),
        ("natural_gas_combustion_cn", "unit.kind"),
    ],
)
def test_processes_that_do_not_fit(exports: Exports, library: Library, process: object, code: str) -> None:
    exports.settings["meters"] = [exports.meter(process=process)]
    exports.write(daily("100"))
    with pytest.raises(InputError) as caught:
        computed(exports, library)

    assert {p.code for p in caught.value.problems} == {code}
    assert all(p.place.startswith("meters.yaml:") for p in caught.value.problems)
