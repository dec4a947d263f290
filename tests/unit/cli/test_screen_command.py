"""``footprint screen`` as a person and a script see it: questions, exit code 0."""

import json
from pathlib import Path
from typing import Any

import pytest

from footprint import resources
from footprint.strict_yaml.reader import load
from tests.unit.cli.test_commands import footprint

EXAMPLES = resources.folder("examples") / "jewelry_gold"
HONEST = EXAMPLES / "ring_recycled.yaml"


@pytest.fixture(scope="module")
def suspect(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with bills that are output times a factor, rounded to hundreds; the evidence is the example's."""
    data: dict[str, Any] = load(HONEST).data
    data["application"]["factory_zh"] = "另一家工厂"
    for month in data["monthly"]:
        month["electricity"]["value"] = 100 * round(1.8 * float(month["site_output"]["value"]))
    path = tmp_path_factory.mktemp("suspect") / "suspect.json"
    path.write_text(json.dumps(data, ensure_ascii=False, default=float), "utf-8")
    return path


def test_questions_are_no_failure(suspect: Path) -> None:
    run = footprint("screen", HONEST, suspect, "--format", "json")
    honest, asked = json.loads(run.stdout)

    assert run.returncode == 0
    assert honest["standard"] == "jewelry_gold@2026"
    assert {q["kind"] for q in honest["questions"]} <= {"shared_item", "shared_amounts"}
    rules = [q for q in asked["questions"] if q["kind"] == "rule"]
    assert "JG-SCR-07" in {q["code"] for q in rules}
    assert all(q["clause"] == "10.1" for q in rules)
    amounts = next(q for q in asked["questions"] if q["kind"] == "shared_amounts")
    assert 0 < amounts["test"]["p"] <= amounts["test"]["adjusted_p"] <= 0.01
    assert {"zh", "en"} == set(amounts["message"])
    assert any("comparable products" in text["en"] for text in asked["not_tested"])


def test_both_languages(suspect: Path) -> None:
    chinese, english = (footprint("screen", HONEST, suspect, "--lang", lang).stdout for lang in ("zh", "en"))

    assert "另一工厂" in chinese
    assert "不决定是否符合" in chinese
    assert "of another factory" in english
    assert "they decide nothing and prove nothing" in english


def test_a_check_lists_the_same_questions(suspect: Path) -> None:
    found = json.loads(footprint("check", suspect, "--format", "json").stdout)

    assert found["rules"]["JG-SCR-07"] == "failed"
    assert {f["severity"] for f in found["findings"] if f["code"].startswith("JG-SCR")} == {"question"}


def test_certificates_in_force_are_counted_on_standard_error(tmp_path: Path) -> None:
    assert footprint("demo", "-o", tmp_path, "--standard", "jewelry_gold").returncode == 0
    (tmp_path / "stray.json").write_text("{}", "utf-8")
    issued = len(list(tmp_path.glob("DEMO-*.json")))

    run = footprint("screen", HONEST, "--register", tmp_path, "--format", "json", "--lang", "en")

    assert run.returncode == 0
    assert f"compared with: {issued}" in run.stderr
    assert "stray.json" in run.stderr
    assert len(json.loads(run.stdout)) == 1


def test_unusable_input_exits_3(tmp_path: Path) -> None:
    for arguments in ([tmp_path / "none.xlsx"], [HONEST, "--register", tmp_path], [HONEST, "--register", "db://x"]):
        run = footprint("screen", *arguments)
        assert run.returncode == 3
        assert run.stdout == ""
        assert "Traceback" not in run.stderr


def test_nothing_to_screen_is_a_wrong_call() -> None:
    assert footprint("screen").returncode == 2
