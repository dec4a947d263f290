"""Every subject of the benchmarks runs; both sides' scores are compared inside. Times are not judged."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.page import chart, page
from benchmarks.synthetic import background

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("subject", ["scoring", "growth", "library", "exchange"])
def test_subjects_run_on_tiny_data(subject: str) -> None:
    found = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--smoke", subject], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert found.returncode == 0, found.stderr


def test_the_synthetic_database_has_the_promised_shape() -> None:
    database = background(4000, "sparse").database

    assert 11 <= database.technosphere.nnz / 4000 <= 13
    assert 17 <= database.biosphere.nnz / 4000 <= 18
    assert (database.technosphere.diagonal() > 0).all()


def test_the_page_holds_every_entry_and_the_machine() -> None:
    entry = {"name": "work", "ours": 0.001, "theirs": 2.0, "unit": "s", "ratio": 2000.0, "floor_ratio": 1.2}

    assert "| work | 0.001 | 2 | s | 2,000 | 1.2 |" in page([entry], "a machine")
    assert "a machine" in page([entry], "a machine")
    assert "2,000 ×" in chart([entry])
