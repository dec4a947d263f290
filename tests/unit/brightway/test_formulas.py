"""Amounts that a workbook states as formulas are evaluated, never read as the zero beside them."""

import csv
import importlib.util
from pathlib import Path

import openpyxl
import pytest

from footprint.brightway.importing import import_database
from footprint.brightway.store import load_database
from footprint.errors import InputError
from footprint.inventory.library import Library
from tests.unit.brightway import mill as by_hand
from tests.unit.brightway.test_importers import scores


def example() -> Path:
    """The parameterised workbook that bw2io ships (BSD-3-Clause); finding it does not import bw2io."""
    spec = importlib.util.find_spec("bw2io")
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "data" / "examples" / "sample_parameterized_database.xlsx"


def with_formulas(source: Path, target: Path, parameters: dict[str, float | str], formulas: dict[float, str]) -> Path:
    """The mill's workbook with parameters, and formulas in place of some of its amounts."""
    book = openpyxl.load_workbook(source)
    for sheet in book:
        amounts = 0
        for row in list(sheet.iter_rows()):
            values = [cell.value for cell in row]
            if "amount" in values and "type" in values:
                amounts = values.index("amount")
                sheet.cell(row[0].row, len(row) + 1, "formula")
            elif amounts and values[amounts] in formulas:
                sheet.cell(row[0].row, len(row) + 1, formulas[values[amounts]])
                sheet.cell(row[0].row, amounts + 1, 0)
        first = next(i for i, row in enumerate(sheet.iter_rows(), start=1) if row[0].value == "Activity")
        sheet.insert_rows(first, len(parameters) + 3)
        sheet.cell(first, 1, "Database parameters")
        for column, head in enumerate(("name", "amount", "formula"), start=1):
            sheet.cell(first + 1, column, head)
        for line, (name, value) in enumerate(parameters.items(), start=first + 2):
            sheet.cell(line, 1, name)
            sheet.cell(line, 3 if isinstance(value, str) else 2, value)
    book.save(target)
    return target


def test_formulas_give_the_amounts_they_state(mill: dict[str, Path], library: Library, tmp_path: Path) -> None:
    path = with_formulas(
        mill["excel"], tmp_path / "f.xlsx", {"half": 1.5, "whole": "2 * half"}, {3.0: "whole", 0.4: "half - 1.1"}
    )

    done = import_database("excel", path, tmp_path, library.flows)

    assert scores(load_database(done.folder)) == pytest.approx(by_hand.scores(), rel=1e-12)
    assert {n.code: n.count for n in done.notices} == {"formula.evaluated": 2}


def test_a_formula_that_fails_is_named(mill: dict[str, Path], library: Library, tmp_path: Path) -> None:
    path = with_formulas(mill["excel"], tmp_path / "f.xlsx", {"half": 1.5}, {3.0: "hlaf * 2", 0.4: "1 / (half - 1.5)"})

    with pytest.raises(InputError) as error:
        import_database("excel", path, tmp_path / "out", library.flows)

    assert [p.code for p in error.value.problems] == ["brightway.formula"] * 2
    assert all("f.xlsx: Part, machined" in p.place for p in error.value.problems)
    assert "hlaf * 2" in error.value.problems[0].found.en
    assert not (tmp_path / "out").exists()


def test_the_example_of_the_format_is_read_whole(library: Library, tmp_path: Path) -> None:
    """Its suppliers do not link by Brightway's rules: all of them are listed, with amounts from their parameters."""
    with pytest.raises(InputError) as error:
        import_database("excel", example(), tmp_path, library.flows)

    assert {p.code for p in error.value.problems} == {"brightway.unlinked"}
    with (tmp_path / f"{example().stem}.unlinked.csv").open(encoding="utf-8", newline="") as file:
        rows = {(row["name"], row["target"].split(" {")[0]): float(row["amount"]) for row in csv.DictReader(file)}
    assert rows == pytest.approx(
        {
            ("Driving an electric car", "Electric car"): 1 / 200_000,
            ("Driving an electric car", "Electricity"): 0.27,
            ("Electric car", "Electric car battery"): 1.0,
            ("Electric car", "Steel"): 1931 - 0.2 * 50,
            ("Electric car battery", "Steel"): 0.2 * 50 * (1 - 0.012),
            ("Electric car battery", "Lithium"): 0.2 * 50 * 0.012,
            ("Electric car battery", "Electricity"): 50 / 0.2 * 8,
            ("Driving an combustion car", "Combustion car"): 1 / 200_000,
            ("Combustion car", "Steel"): 1641.0,
        },
        rel=1e-12,
    )


def test_formulas_of_other_formats_are_counted(mill: dict[str, Path], library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "spold"
    folder.mkdir()
    for path in mill["ecospold2"].iterdir():
        text = path.read_text("utf-8")
        (folder / path.name).write_text(
            text.replace('amount="3.0"', 'amount="3.0" mathematicalRelation="1+2"'), "utf-8"
        )

    done = import_database("ecospold2", folder, tmp_path / "out", library.flows)

    assert {n.code: n.count for n in done.notices}["formula.stored"] == 1
