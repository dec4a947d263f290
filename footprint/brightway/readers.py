"""The importers of bw2io, each with the steps left out that would drop exchanges silently. Child process only."""

import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from footprint.brightway import archive, jsonld

Nodes = list[dict[str, Any]]

_MANY = 500
"""Files from which on several processes read them."""

# These steps of bw2io delete exchanges, need a biosphere database, or download; what they would remove or link is
# reported and mapped by footprint.brightway instead.
_LEFT_OUT = {
    "delete_exchanges_missing_activity",
    "delete_ghost_exchanges",
    "drop_temporary_outdated_biosphere_flows",
    "link_biosphere_by_flow_uuid",
    "update_social_flows_in_older_consequential",
    "normalize_simapro_biosphere_categories",
    "normalize_simapro_biosphere_names",
}


def _apply(importer: Any, left_out: Iterable[str] = ()) -> Nodes:
    kept = []
    for strategy in importer.strategies:
        name = getattr(strategy, "__name__", None) or strategy.func.__name__
        migration = getattr(strategy, "keywords", {}).get("migration", "")
        biosphere = "biosphere" in (getattr(strategy, "keywords", {}).get("edge_kinds") or ())
        if name in _LEFT_OUT or name in left_out or migration == "simapro-water":
            continue
        if biosphere and importer.format != "OLCA JSON-LD":
            continue
        kept.append(strategy)
    importer.apply_strategies(kept, verbose=False)
    for node in importer.data:
        node.setdefault("database", importer.db_name)
    return list(importer.data)


def read_bw2package(path: Path, name: str) -> Nodes:
    """Every database of a BW2Package."""
    from bw2data.serialization import JsonWrapper
    from bw2io import BW2Package

    # bw2data unpacks a file whatever its size; this stops where it grows out of all proportion.
    JsonWrapper.load_bz2 = staticmethod(lambda file: JsonWrapper.loads(archive.read_bz2(Path(file)).decode("utf-8")))
    loaded = BW2Package.load_file(str(path))
    nodes: Nodes = []
    for item in loaded if isinstance(loaded, list) else [loaded]:
        if isinstance(item["data"], Mapping):
            for (database, code), node in item["data"].items():
                nodes.append({**node, "database": database, "code": code})
    return nodes


def read_project(path: Path, name: str) -> Nodes:
    """Every database of a copied project folder."""
    from bw2data import Database, databases, projects

    projects.set_current("copy")
    target = Path(projects.dir)
    projects.set_current("default")
    shutil.rmtree(target)
    shutil.copytree(path, target)
    if not (target / "lci" / "databases.db").is_file():
        raise ValueError("no lci/databases.db")
    projects.set_current("copy")
    return [
        {**node, "database": key[0], "code": key[1]}
        for database in sorted(databases)
        for key, node in Database(database).load().items()
    ]


def read_excel(path: Path, name: str) -> Nodes:
    """A workbook in Brightway's layout, its formulas evaluated."""
    from bw2io import ExcelImporter

    from footprint.brightway import formulas

    importer = ExcelImporter(str(path))
    nodes = _apply(importer)
    formulas.evaluate(nodes, importer.project_parameters, importer.database_parameters, path.name)
    return nodes


def read_ecospold1(path: Path, name: str) -> Nodes:
    """One file or a folder of files; datasets with several products are allocated as they state."""
    from bw2io.importers.ecospold1 import SingleOutputEcospold1Importer
    from bw2io.strategies import es1_allocate_multioutput

    importer = SingleOutputEcospold1Importer(str(path), name, use_mp=False)
    importer.strategies.insert(0, es1_allocate_multioutput)
    return _apply(importer)


def read_ecospold2(path: Path, name: str) -> Nodes:
    """A folder of ``.spold`` files, one reference product each."""
    from bw2io import SingleOutputEcospold2Importer

    importer = SingleOutputEcospold2Importer(
        str(path),
        name,
        biosphere_database_name="none",
        use_mp=sum(1 for _ in path.iterdir()) > _MANY,
        add_product_information=False,
    )
    return _apply(importer)


def read_jsonld(path: Path, name: str) -> Nodes:
    """A folder in openLCA's schema, with distributions and waste flows that bw2io leaves out."""
    from bw2io.importers.json_ld import JSONLDImporter

    importer = type("Importer", (JSONLDImporter,), {"extractor": jsonld.Extractor})(str(path), name)
    importer.apply_strategies(verbose=False, no_warning=True)
    return [*importer.data, *importer.biosphere_database]


def read_simapro(path: Path, name: str) -> Nodes:
    """A CSV export of SimaPro."""
    from bw2io import SimaProCSVImporter
    from bw2io.migrations import Migration, get_default_units_migration_data

    # All of bw2io's migrations take ten seconds and 160 MB to write; this is the one that the importer applies.
    Migration("default-units").write(get_default_units_migration_data(), "Convert to default units")
    delimiter = "\t" if b"separator: Tab" in path.read_bytes()[:4000] else ";"
    return _apply(SimaProCSVImporter(str(path), name, delimiter=delimiter))


READERS: dict[str, Callable[[Path, str], Nodes]] = {
    "bw2package": read_bw2package,
    "brightway-project": read_project,
    "excel": read_excel,
    "ecospold1": read_ecospold1,
    "ecospold2": read_ecospold2,
    "jsonld": read_jsonld,
    "simapro-csv": read_simapro,
}
