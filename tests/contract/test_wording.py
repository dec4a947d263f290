"""Whatever the inventory can emit and a plan can name has words for the certificate."""

from footprint.inventory.library import load_library
from footprint.label.wording import load_wording
from footprint.model.inventory import Origin
from footprint.model.plan import Stage


def test_every_gas_with_its_origin_has_words() -> None:
    keys = {
        f.gas.lower() if f.origin is Origin.UNSPECIFIED else f"{f.gas.lower()}_{f.origin.value}"
        for f in load_library().flows.values()
    }

    assert {key for key in keys if f"gas.{key}" not in load_wording()} == set()


def test_every_stage_has_words() -> None:
    assert {stage for stage in Stage if f"stage.{stage.value}" not in load_wording()} == set()
