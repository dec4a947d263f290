import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bakery import CHOICES, STANDARD, Bakery, good
from tampering import found, problems, workbook

from footprint.intake.read import peek_standard, read_submission

YAML = """\
standard: bakery@2026
shop:
  name_zh: 麦香坊
  opened: "2020-05-17"
  loaf: {value: 512.50, unit: g}
  ovens: 3
  organic: true
  licence: A1234567890123456789
doughs:
  - name: Levain
    flour: rye
    mass: {value: 12.5, unit: kg}
    share: 0.25
    process: mixing
    papers: [P1, P2]
  - name: Poolish
    flour: wheat
    mass: {value: 800.0, unit: g}
    share: 0.750
    water: {value: 0.6, unit: L}
"""


def content() -> dict[str, Any]:
    return {"standard": STANDARD, **json.loads(good().model_dump_json())}


def written(path: Path, data: object) -> Path:
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def test_one_content_has_one_digest_in_every_format(tmp_path: Path) -> None:
    yaml = tmp_path / "a.yaml"
    yaml.write_text(YAML, encoding="utf-8")
    paths = [yaml, written(tmp_path / "a.json", content()), workbook(tmp_path / "a.xlsx")]
    read = [read_submission(path, standard=STANDARD, submission=Bakery, choices=CHOICES) for path in paths]
    assert all(submission.data == good() for submission in read)
    assert len({submission.digest for submission in read}) == 1
    assert {peek_standard(path) for path in paths} == {STANDARD}


def test_another_content_has_another_digest(tmp_path: Path) -> None:
    other = content()
    other["doughs"][0]["share"] = 0.26
    first, second = (
        read_submission(written(tmp_path / "a.json", data), standard=STANDARD, submission=Bakery)
        for data in (content(), other)
    )
    assert first.digest != second.digest


def test_places_are_lines_and_pointers(tmp_path: Path) -> None:
    yaml = tmp_path / "a.yaml"
    yaml.write_text(YAML, encoding="utf-8")
    read = read_submission(yaml, standard=STANDARD, submission=Bakery)
    assert read.place("doughs", 1, "mass") == "a.yaml:18"
    read = read_submission(written(tmp_path / "a.json", content()), standard=STANDARD, submission=Bakery)
    assert read.place("doughs", 1, "mass") == "a.json#/doughs/1/mass"


def setter(*path: Any) -> Callable[[dict[str, Any]], None]:
    *steps, key, value = path

    def change(data: dict[str, Any]) -> None:
        item: Any = data
        for step in steps:
            item = item[step]
        item[key] = value

    return change


CASES: dict[str, tuple[Callable[[dict[str, Any]], None], str, str]] = {
    "full width": (setter("shop", "loaf", "value", "１２"), "shop/loaf/value", "number.full_width"),
    "unit": (setter("shop", "loaf", "unit", "两"), "shop/loaf/unit", "unit.refused"),
    "no unit": (setter("shop", "loaf", {"value": 1}), "shop/loaf", "value.missing"),
    "bare number": (setter("shop", "loaf", 12), "shop/loaf", "quantity.kind"),
    "list for a quantity": (setter("shop", "loaf", [12, "g"]), "shop/loaf", "quantity.kind"),
    "third key": (setter("shop", "loaf", "note", "x"), "shop/loaf/note", "value.extra_forbidden"),
    "list for a number": (setter("shop", "ovens", [3]), "shop/ovens", "number.text"),
    "fraction": (setter("shop", "ovens", 3.5), "shop/ovens", "number.whole"),
    "beyond a trillion": (setter("shop", "loaf", "value", "1000000000000.1"), "shop/loaf/value", "number.size"),
    "below a billionth": (setter("doughs", 0, "share", "0.0000000009"), "doughs/0/share", "number.size"),
    "long past": (setter("shop", "opened", "1999-12-31"), "shop/opened", "date.range"),
    "below zero": (setter("doughs", 0, "mass", "value", "-3.0"), "doughs/0/mass/value", "value.value_error"),
    "closed first": (setter("shop", "closed", "2019-01-01"), "shop/closed", "value.value_error"),
    "huge": (setter("doughs", 0, "share", 1e300), "doughs/0/share", "number.size"),
    "word": (setter("doughs", 0, "flour", "ry"), "doughs/0/flour", "word.unknown"),
    "choice": (setter("doughs", 0, "process", "mixng"), "doughs/0/process", "choice.unknown"),
    "truth": (setter("shop", "organic", "yes"), "shop/organic", "boolean.kind"),
    "day": (setter("shop", "opened", "2020-5-17"), "shop/opened", "date.text"),
    "basic day": (setter("shop", "opened", "20200517"), "shop/opened", "date.text"),
    "number for text": (setter("shop", "name_zh", 12), "shop/name_zh", "text.kind"),
    "invisible": (setter("shop", "name_zh", "麦\u202e香"), "shop/name_zh", "text.invisible"),
    "text for a list": (setter("doughs", 0, "papers", "P1"), "doughs/0/papers", "list.kind"),
    "null": (setter("shop", "ovens", None), "shop/ovens", "value.int_type"),
    "unknown field": (setter("doughs", 1, "colour", "brown"), "doughs/1/colour", "value.extra_forbidden"),
    "unknown sheet": (setter("ovens", []), "ovens", "value.extra_forbidden"),
    "row is no record": (setter("doughs", 1, "x"), "doughs/1", "value.model_type"),
    "table is no list": (setter("doughs", {}), "doughs", "value.tuple_type"),
    "empty table": (setter("doughs", []), "doughs", "value.too_short"),
    "record is a list": (setter("shop", ["x"]), "shop", "value.model_type"),
    "other standard": (setter("standard", "butchery@2026"), "standard", "template.standard"),
    "no standard": (setter("standard", None), "standard", "template.standard"),
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_seeded_fault_is_the_only_one_reported(name: str, tmp_path: Path) -> None:
    change, pointer, code = CASES[name]
    data = content()
    change(data)
    assert found(written(tmp_path / "a.json", data), choices=CHOICES) == [(f"a.json#/{pointer}", code)]


FOUND: dict[str, str | tuple[str, str]] = {
    "full width": "１２",
    "unit": "两",
    "no unit": ("每个质量：空", "Mass of a loaf: nothing"),
    "bare number": "12",
    "list for a quantity": ("一组值：12、“g”", "a group of values: 12, 'g'"),
    "third key": "note",
    "list for a number": ("一组值：3", "a group of values: 3"),
    "fraction": "3.5",
    "beyond a trillion": "1000000000000.1",
    "below a billionth": "9E-10",
    "long past": "1999-12-31",
    "below zero": ("质量：-3.0 kg", "Mass: -3.0 kg"),
    "closed first": ("停业日期：2019-01-01", "Closed on: 2019-01-01"),
    "huge": "1E+300",
    "word": "ry",
    "choice": "mixng",
    "truth": "yes",
    "day": "2020-5-17",
    "basic day": "20200517",
    "number for text": "12",
    "invisible": "U+202E",
    "text for a list": "P1",
    "null": ("烤炉数：空", "Ovens: nothing"),
    "unknown field": "colour",
    "unknown sheet": "ovens",
    "row is no record": ("面团：“x”", "Doughs: 'x'"),
    "table is no list": ("面团：空", "Doughs: nothing"),
    "empty table": ("面团：空", "Doughs: nothing"),
    "record is a list": ("店铺：“x”", "Shop: 'x'"),
    "other standard": "butchery@2026",
    "no standard": ("没有标准编号", "no id of a standard"),
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_problem_says_what_was_found(name: str, tmp_path: Path) -> None:
    data = content()
    CASES[name][0](data)
    (problem,) = problems(written(tmp_path / "a.json", data), choices=CHOICES)
    wanted = FOUND[name]
    zh, en = (wanted, wanted) if isinstance(wanted, str) else wanted
    assert zh in problem.found.zh
    assert en in problem.found.en


def test_a_digest_in_capitals_is_kept_in_lower_case(tmp_path: Path) -> None:
    data = content()
    data["shop"]["menu"] = "0AB9" * 16
    read = read_submission(written(tmp_path / "a.json", data), standard=STANDARD, submission=Bakery)
    assert read.data.model_dump()["shop"]["menu"] == "0ab9" * 16


def test_faults_are_reported_together(tmp_path: Path) -> None:
    data = content()
    for name in ("full width", "word", "fraction", "unknown field"):
        CASES[name][0](data)
    del data["doughs"][0]["share"]
    assert len(found(written(tmp_path / "a.json", data))) == 5


def test_identical_lines_are_refused(tmp_path: Path) -> None:
    data = content()
    data["doughs"].append(dict(data["doughs"][0]))
    assert found(written(tmp_path / "a.json", data)) == [("a.json#/doughs/2", "row.repeated")]


def test_yaml_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(YAML.replace("value: 800.0", 'value: "8,000"').replace("ovens: 3", "ovens: 3.5"), encoding="utf-8")
    assert found(path) == [("a.yaml:6", "number.whole"), ("a.yaml:18", "number.comma")]


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ('{"standard": "a", "shop": {"a": 1, "a": 2}}', "a.json#/shop", "json.duplicate_key"),
        ('{"standard": "a", "standard": "b"}', "a.json#/", "json.duplicate_key"),
        ('{"standard": }', "a.json:1", "json.syntax"),
        ('{"standard": NaN}', "a.json", "json.syntax"),
        ('{"standard": 1e9999999999999999999999}', "a.json", "json.syntax"),
        ('{"standard": ' + "1" * 5000 + "}", "a.json", "json.syntax"),
        ("[]", "a.json#", "structure.mapping"),
        ("[" * 100_000, "a.json", "json.too_deep"),
        ("[" * 40 + "]" * 40, "a.json#" + "/0" * 32, "json.too_deep"),
    ],
)
def test_json_is_strict(text: str, place: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    assert found(path) == [(place, code)]


def test_other_encodings_and_empty_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes('{"standard": "标准"}'.encode("gbk"))
    assert found(path) == [("a.json", "json.syntax")]
    for name in ("a.json", "a.yaml"):
        (tmp_path / name).write_bytes(b"")
        assert found(tmp_path / name) == [(name, "file.empty")]


def test_decimals_may_be_written_as_text(tmp_path: Path) -> None:
    data = content()
    data["doughs"][0]["share"] = "0.2500000000000000000001"
    read = read_submission(written(tmp_path / "a.json", data), standard=STANDARD, submission=Bakery)
    assert str(read.data.model_dump()["doughs"][0]["share"]) == "0.2500000000000000000001"


def test_numbers_are_read_exactly(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    text = json.dumps(content()).replace('"0.25"', "0.1000000000000000055511151231257827")
    path.write_text(text, encoding="utf-8")
    read = read_submission(path, standard=STANDARD, submission=Bakery)
    assert str(read.data.model_dump()["doughs"][0]["share"]) == "0.1000000000000000055511151231257827"


def test_a_fault_hides_the_rules_that_follow_from_it(tmp_path: Path) -> None:
    data = content()
    data["shop"]["closed"] = "2019"
    assert [p.code for p in problems(written(tmp_path / "a.json", data))] == ["date.text"]
