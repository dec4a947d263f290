"""What is exported gives the same scores in Brightway, and comes back as the same records."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse.linalg import spsolve

from footprint.brightway.exporting import Targets, export
from footprint.brightway.importing import import_database
from footprint.brightway.store import load_database, load_table
from footprint.brightway.table import ExchangeTable
from footprint.errors import InputError
from footprint.inventory.library import Library
from footprint.inventory.matrix import from_library
from footprint.pipeline.assess import assess
from footprint.pipeline.exchange import export_submission
from tests.golden.by_hand import factors
from tests.unit.brightway.conftest import ROOT, project_folder


@pytest.mark.parametrize("characterisation", ["ar6_gwp100", "ar5_gwp100"])
def test_brightway_finds_our_score_of_every_product(
    characterisation: str, exported: Targets, library: Library, ask_brightway: Callable[..., dict[str, float]]
) -> None:
    database = from_library(library)
    gwp = factors(characterisation)
    direct = database.biosphere.T @ np.array([gwp[f.id] for f in database.flows])
    ours = dict(zip(database.processes, spsolve(database.technosphere.T.tocsc(), direct), strict=True))

    theirs = ask_brightway(
        do="project",
        dir=str(exported.folder),
        project="out",
        database="footprint",
        method=["footprint", characterisation],
    )

    assert theirs == pytest.approx(ours, rel=1e-6)
    assert len(theirs) == len(library.processes)


def test_categories_are_tuples(
    exported: Targets, library: Library, ask_brightway: Callable[..., dict[str, float]]
) -> None:
    """Lists would break linking and methods without a word."""
    found = ask_brightway(do="categories", dir=str(exported.folder), project="out", database="footprint")

    assert set(library.flows) <= set(found)
    assert min(found.values()) >= 1


@pytest.mark.parametrize(("form", "digits"), [("bw2package", 17), ("brightway-project", 17), ("excel", 15)])
def test_what_was_exported_comes_back(
    form: str, digits: int, *, exported: Targets, ours: ExchangeTable, library: Library, tmp_path: Path
) -> None:
    assert exported.folder is not None
    path = project_folder(exported.folder) if form == "brightway-project" else getattr(exported, form)

    done = import_database(form, path, tmp_path, library.flows, name="again", trust_pickles=True)
    back = load_table(done.folder)

    assert back.digest(digits) == ours.digest(digits)
    assert back.scopes == ours.scopes
    assert {label.name.zh for label in back.labels} == {label.name.zh for label in ours.labels}
    assert done.notices == ()
    assert load_database(done.folder).name == "again"


def test_the_digest_sees_a_changed_amount_and_distribution(ours: ExchangeTable) -> None:
    for field in ("amount", "scale"):
        changed = ours.records.copy()
        row = int(np.flatnonzero(changed["uncertainty"] == 2)[0])
        changed[field][row] = np.nextafter(changed[field][row], np.inf)
        other = ExchangeTable(ours.processes, ours.units, ours.scopes, ours.labels, ours.flows, changed)
        assert other.digest() != ours.digest()
        assert other.digest(15) == ours.digest(15)


def test_a_submissions_product_system_gives_its_footprint(
    tmp_path: Path, ask_brightway: Callable[..., dict[str, float]]
) -> None:
    submission = ROOT / "examples" / "jewelry_gold" / "ring_recycled.yaml"
    targets = Targets(folder=tmp_path / "project")
    export_submission(submission, "review", targets)
    case = assess(submission).case
    plan = case.plans["label"]

    theirs = ask_brightway(
        do="project",
        dir=str(targets.folder),
        project="review",
        database="ring_recycled",
        method=["footprint", plan.characterisation],
    )
    output = next(a.output.unit for a in plan.activities if a.id == plan.demand)

    assert theirs[plan.demand] * float(plan.declared_unit.to(output)) == pytest.approx(case.result.total, rel=1e-6)


def test_nothing_is_overwritten(tmp_path: Path, ours: ExchangeTable, library: Library) -> None:
    (tmp_path / "there.xlsx").write_text("mine")
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "file").write_text("mine")

    with pytest.raises(InputError) as error:
        export(
            ours,
            library.characterisations,
            "footprint",
            "out",
            Targets(folder=tmp_path / "there", bw2package=tmp_path / "new", excel=tmp_path / "there.xlsx"),
        )

    assert [p.code for p in error.value.problems] == ["brightway.exists", "brightway.exists"]
    assert (tmp_path / "there.xlsx").read_text() == "mine"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["there", "there.xlsx"]
