"""Several submissions at once: peers, reused evidence, copied amounts, certificates in force; never a failure."""

import copy
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from footprint import resources
from footprint.errors import InputError
from footprint.pipeline.demo import run_demo
from footprint.pipeline.peer_numbers import Known, known_certificates, payload_folder, peers_of
from footprint.pipeline.peers import screen
from footprint.rules.registry import load_edition
from footprint.strict_yaml.reader import load

EDITION = load_edition("jewelry_gold@2026")
EXAMPLE = resources.folder("examples") / "jewelry_gold" / "ring_recycled.yaml"
DAY = date(2026, 5, 4)

Change = Callable[[dict[str, Any]], None]


def written(folder: Path, name: str, *changes: Change) -> Path:
    """The example as another factory's submission: evidence, bills and scales of its own, then `changes`."""
    data = copy.deepcopy(load(EXAMPLE).data)
    random = np.random.default_rng(list(name.encode()))

    def redraw(quantity: dict[str, Any]) -> None:
        value = Decimal(quantity["value"])
        place = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
        quantity["value"] = (value * Decimal(random.lognormal(0, 0.05))).quantize(place)

    data["application"]["factory_zh"] += name
    for document in data["documents"]:
        document["sha256"] = random.bytes(32).hex()
    for line in data["activities"]:
        redraw(line["amount"])
    for month in data["monthly"]:
        redraw(month["electricity"])
        redraw(month["site_output"])
    for change in changes:
        change(data)
    path = folder / f"{name}.json"
    path.write_text(json.dumps(data, ensure_ascii=False, default=float), "utf-8")
    return path


def kinds(screened: Any) -> list[str]:
    return [q.kind for q in screened.questions if q.kind != "rule"]


def known(source: str, value: str, technique: str = "倒模铸造", **numbers: str) -> Known:
    values = {"per_fine_gold": value, "own_manufacturing": value, **numbers}
    return Known(
        source,
        EDITION.id,
        (source, source),
        (source, source),
        {"technique": technique, "band": "A"},
        {k: Decimal(v) for k, v in values.items()},
    )


CERTIFICATES = [known(f"C{i}", f"{0.8 + 0.05 * i:.2f}") for i in range(9)]


def test_one_submission_alone_says_what_was_not_compared(tmp_path: Path) -> None:
    (one,) = screen([written(tmp_path, "甲")])

    assert kinds(one) == []
    assert [text.en for text in one.not_tested if "comparable products" in text.en]


def test_a_number_far_from_certificates_in_force_is_asked_about(tmp_path: Path) -> None:
    """Own making is an eighth of what nine certified castings show; the whole is like theirs."""
    (one,) = screen([written(tmp_path, "甲")], CERTIFICATES)

    (question,) = [q for q in one.questions if q.kind == "peers"]
    assert "'of which making" in question.message.en
    assert question.odds is not None
    assert question.odds.evidence.n == 9
    assert question.odds.adjusted <= 0.01
    assert set(question.others) == {c.source for c in CERTIFICATES}


def test_other_techniques_are_no_peers(tmp_path: Path) -> None:
    others = [known(f"E{i}", f"{0.8 + 0.05 * i:.2f}", technique="电铸") for i in range(9)]

    (one,) = screen([written(tmp_path, "甲")], others)

    assert "peers" not in kinds(one)


def test_a_product_is_not_its_own_peer() -> None:
    one = CERTIFICATES[0]

    assert peers_of(one, "per_fine_gold", ["technique"], [one, *CERTIFICATES]) == CERTIFICATES[1:]


def test_evidence_of_another_factory_is_asked_about_on_both_sides(tmp_path: Path) -> None:
    first = written(tmp_path, "甲")
    digest = json.loads(first.read_text("utf-8"))["documents"][2]["sha256"]
    second = written(tmp_path, "乙二", lambda d: d["documents"][2].update(sha256=digest))

    one, other = screen([first, second])

    assert kinds(one) == kinds(other) == ["shared_item"]
    (question,) = [q for q in one.questions if q.kind == "shared_item"]
    assert question.others[0].startswith(other.source)


def test_the_same_factory_may_use_its_evidence_twice(tmp_path: Path) -> None:
    def same(data: dict[str, Any]) -> None:
        data.update(copy.deepcopy(json.loads(first.read_text("utf-8"))))
        data["product"]["model"] = "XJ-R-0421"

    first = written(tmp_path, "甲")
    second = written(tmp_path, "乙二", same)

    assert [kinds(s) for s in screen([first, second])] == [[], []]


def test_bills_copied_from_another_factory_are_found(tmp_path: Path) -> None:
    def five_months(data: dict[str, Any]) -> None:
        theirs = json.loads(first.read_text("utf-8"))["monthly"]
        for month, their in zip(data["monthly"][:5], theirs, strict=False):
            month["electricity"] = their["electricity"]

    first = written(tmp_path, "甲")
    second = written(tmp_path, "乙二", five_months)

    one, other = screen([first, second])

    assert kinds(one) == kinds(other) == ["shared_amounts"]
    odds = next(q.odds for q in one.questions if q.kind == "shared_amounts")
    assert odds is not None
    assert odds.evidence.statistic == 5


def test_faults_of_all_submissions_come_together(tmp_path: Path) -> None:
    bad = [written(tmp_path, name, lambda d: d["site"].update(boundary="nowhere")) for name in ("甲", "乙二")]

    with pytest.raises(InputError) as caught:
        screen(bad)

    assert {p.place.split(":")[0].split("→")[0].split("#")[0].strip() for p in caught.value.problems} >= {
        p.name for p in bad
    }


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("issued")
    run_demo(folder, "jewelry_gold", today=DAY, tell=lambda _: None)
    return folder


def test_certificates_in_force_are_read_from_their_folder(issued: Path) -> None:
    found, left_out = known_certificates(issued, None, at=DAY)

    assert left_out == []
    assert {k.edition for k in found} == {EDITION.id}
    assert all({"per_fine_gold", "own_manufacturing"} <= set(k.numbers) and "technique" in k.traits for k in found)


def test_what_is_altered_or_not_in_force_is_left_out_and_said(issued: Path, tmp_path: Path) -> None:
    for path in issued.iterdir():
        if path.is_file():
            (tmp_path / path.name).write_bytes(path.read_bytes())
    first, *rest = sorted(tmp_path.glob("*.json"))
    first.write_bytes(first.read_bytes().replace(b'"reached":"', b'"reached":"X'))

    found, left_out = known_certificates(tmp_path, None, at=DAY)

    assert len(found) == len(rest)
    assert [first.name in text.en for text in left_out] == [True]

    found, left_out = known_certificates(tmp_path, None, at=date(2099, 1, 1))
    assert found == []
    assert len(left_out) == 1 + len(rest)


def test_a_database_elsewhere_holds_no_numbers(issued: Path) -> None:
    with pytest.raises(InputError, match="digests, not numbers"):
        payload_folder("postgresql://host/register", None)

    assert payload_folder(None, None) is None
    assert payload_folder(str(issued), None) == (issued, None)
    assert payload_folder("postgresql://host/register", issued) == (issued, "postgresql://host/register")


def test_an_empty_folder_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="payloads"):
        known_certificates(tmp_path, None)
