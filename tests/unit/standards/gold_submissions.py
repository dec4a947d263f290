"""Submissions under the gold draft that conform, built from the examples."""

import copy
from decimal import Decimal
from typing import Any

from footprint import resources
from footprint.pipeline.assess import Assessment
from footprint.strict_yaml.reader import load
from standards.jewelry_gold.ed2026.vocabulary import Article, Material
from tests.contract.test_standard_cases import assess_data, changed

EDITION = "jewelry_gold@2026"
Data = dict[str, Any]


def example(name: str) -> Data:
    data = load(resources.folder("examples") / "jewelry_gold" / f"{name}.yaml").data
    return {k: v for k, v in copy.deepcopy(data).items() if k != "standard"}


def assess(data: Data, changes: Data | None = None) -> Assessment:
    return assess_data(EDITION, changed(data, changes or {}))


def headline(data: Data, changes: Data | None = None) -> Decimal:
    return assess(data, changes).case.numbers["per_fine_gold"].value


def quantity(value: object, unit: str) -> Data:
    return {"value": value, "unit": unit}


def paper(data: Data, kind: str, name: str = "") -> str:
    """Add a document and return a reference into it."""
    number = len(data["documents"]) + 1
    data["documents"].append(
        {"id": f"D{number:02d}", "kind": kind, "file": f"{kind}{name}.pdf", "sha256": f"{number:064x}"}
        | {"issued_on": "2026-03-02"}
    )
    return f"D{number:02d}#1"


def everything() -> Data:
    """The ring with a fitting, a supplier's footprint, own generation, a shared refining step, stones and the rest."""
    data = example("ring_recycled")
    data["parts"].append(
        {"name": "扣圈", "mass": quantity("0.01", "g"), "fineness": quantity(916, "‰"), "fitting": True}
        | {"documents": ["D05#2"]}
    )
    verified, generated = paper(data, "verified_footprint"), paper(data, "own_generation")
    cancelled, prices, report = paper(data, "green_power"), paper(data, "prices"), paper(data, "stone_report")
    data["metals"][0] |= {"footprint": quantity(40, "kg/kg"), "footprint_gwp": "ar6"}
    data["metals"][0]["documents"].append(verified)
    data["metals"].append(
        {"name": "补购标准金", "kind": "unproven", "mass": quantity(1, "g"), "fineness": quantity("999.9", "‰")}
        | {"supplier": "虚构交割仓库", "from_stock": False, "documents": ["D08#2"]}
    )
    data["activities"][0]["amount"]["value"] = 254650
    data["activities"].append(
        {"name": "屋顶光伏", "process": "electricity_pv_on_site_cn_2024", "amount": quantity(8000, "kWh")}
        | {"sharing": "site", "basis": "metered", "months": 12, "documents": [generated]}
    )
    data["activities"][2]["sharing"] = "joint"
    money = {"price_1": quantity(450, "CNY/g"), "price_2": quantity(560, "CNY/g"), "price_3": quantity(780, "CNY/g")}
    small = {"price_1": quantity("5.6", "CNY/g"), "price_2": quantity("7.2", "CNY/g")}
    data["coproducts"] = [
        {"metal": "gold", "mass": quantity(30, "kg"), "for_product": quantity("1.2", "kg"), "documents": [prices]}
        | money,
        {"metal": "silver", "mass": quantity(200, "kg"), "for_product": quantity(0, "kg"), "documents": [prices]}
        | small
        | {"price_3": quantity("9.5", "CNY/g")},
    ]
    data["product"]["set_with_stones"] = True
    data["stones"] = [{"name": "主石", "kind": "natural_diamond", "mass": quantity("0.1", "ct"), "documents": [report]}]
    data["green_power"] = [
        {"certificate": "GEC-1", "amount": quantity(1000, "kWh"), "technology": "wind", "generated_in": 2025}
        | {"documents": [cancelled]}
    ]
    data["adverts"] = [{"text": "产品部分碳足迹（草案），每克纯金"}]
    return with_history(data)


def with_history(data: Data) -> Data:
    """Add a member of the family and the previous certificate, both at the product's own numbers."""
    numbers = {k: quantity(n.printed, "kg/g") for k, n in assess(data).case.numbers.items() if n.unit == "kg CO2e/g"}
    shares = {k: quantity(n.printed, "%") for k, n in assess(data).case.numbers.items() if n.unit == "%"}
    same = {"material": data["product"]["material"], "technique": data["product"]["technique"]}
    own = {k: numbers[k] for k in ("without_gold", "own_manufacturing")}
    data["family"] = [{"model": "XJ-R-0421", "documents": ["D12#9"]} | same | {k: dict(v) for k, v in own.items()}]
    data["application"]["purpose"] = "surveillance"
    data["previous"] = (
        {"certificate": "JG-2025-000007", "issued_on": "2025-05-06", "per_fine_gold": numbers["per_fine_gold"]}
        | same
        | own
        | {"post_consumer_share": shares["post_consumer_share"], "unproven_share": quantity("1.2", "%")}
    )
    return data


def alloyed(material: str, permille: str, technique: str = "chain", article: str = "necklace", **changes: Any) -> Data:
    """The necklace in another alloy, technique and article, with a ledger that closes."""
    data = example("necklace_18k_unproven")
    word, kind = Material(material).text, Article(article).text
    data["product"] |= {"material": material, "technique": technique, "article": article}
    data["product"] |= {"name_zh": word.zh + kind.zh, "name_en": f"{word.en} {kind.en}"}
    for part in data["parts"]:
        part["fineness"] = quantity(permille, "‰")
    fraction = Decimal(permille) / 1000
    gold = 42000 * fraction
    data["balance"] |= {"product": quantity(gold, "g"), "received": quantity(gold + 173, "g")}
    data["metals"][0]["mass"] = quantity(((gold + 173) / Decimal("0.9999")).quantize(Decimal("0.01")), "g")
    rest = 42000 - gold + 150
    for metal, share in zip(data["metals"][1:4], ("0.5", "0.45", "0.05"), strict=True):
        metal["mass"] = quantity((rest * Decimal(share)).quantize(Decimal("0.01")), "g")
    if material == "pure":
        del data["metals"][1:4]
    data["scrap"]["remelted"] = quantity((gold * 3 / 7).quantize(Decimal(1)), "g")
    return changed(data, {k.replace("__", "."): v for k, v in changes.items()})
