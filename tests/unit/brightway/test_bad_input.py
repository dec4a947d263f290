"""Files that are not what they seem: named, refused, nothing half imported."""

import bz2
import io
import json
import shutil
import tarfile
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.brightway.detect import prepare
from footprint.brightway.exporting import Targets
from footprint.brightway.importing import import_database
from footprint.brightway.store import load_database
from footprint.errors import InputError
from footprint.inventory.library import Library

BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>
<ecoSpold xmlns="http://www.EcoInvent.org/EcoSpold01">&b;</ecoSpold>"""


def refused(form: str, path: Path, parent: Path, library: Library, trust: bool = False) -> list[str]:
    """Codes of the problems; fails if anything was stored."""
    with pytest.raises(InputError) as error:
        import_database(form, path, parent, library.flows, trust_pickles=trust)
    assert not parent.exists() or not [p for p in parent.iterdir() if p.is_dir()]
    return [p.code.removeprefix("brightway.") for p in error.value.problems]


def archive(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return path


@pytest.mark.parametrize("form", ["bw2package", "excel", "simapro-csv", "ecospold1", "ecospold2", "jsonld"])
@pytest.mark.parametrize("content", [b"", b"hello", b"\x00" * 100, b"PK\x03\x04broken"])
def test_content_of_another_kind(form: str, content: bytes, tmp_path: Path, library: Library) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)

    (code,) = refused(form, path, tmp_path / "out", library)

    assert code in {"format", "damaged", "archive"}


@pytest.mark.parametrize("form", ["bw2package", "excel", "jsonld", "brightway-project", "ecospold2"])
def test_a_path_that_does_not_exist(form: str, tmp_path: Path, library: Library) -> None:
    assert refused(form, tmp_path / "none", tmp_path / "out", library, trust=True) == ["missing"]


@pytest.mark.parametrize("form", ["jsonld", "bw2package", "excel"])
@pytest.mark.parametrize("share", [0.3, 0.95])
def test_a_file_that_is_cut_off(
    form: str, share: float, mill: dict[str, Path], tmp_path: Path, library: Library
) -> None:
    content = mill[form].read_bytes()
    path = tmp_path / mill[form].name
    path.write_bytes(content[: int(len(content) * share)])

    (code,) = refused(form, path, tmp_path / "out", library)

    assert code in {"damaged", "archive"}


def test_ecospold_1_inside_a_file_named_ecospold_2(mill: dict[str, Path], tmp_path: Path, library: Library) -> None:
    path = tmp_path / "ecospold2.spold"
    shutil.copy(mill["ecospold1"], path)
    folder = tmp_path / "ecospold2"
    folder.mkdir()
    shutil.copy(mill["ecospold1"], folder / "one.spold")
    zipped = archive(tmp_path / "ecospold2.zip", **{"one.spold": path.read_bytes()})

    for wrong in (path, folder, zipped):
        assert refused("ecospold2", wrong, tmp_path / "out", library) == ["format"]
    assert refused("ecospold1", mill["ecospold2"], tmp_path / "out", library) == ["format"] * 3


def test_files_that_bw2io_would_leave_out_by_their_suffix(
    mill: dict[str, Path], tmp_path: Path, library: Library
) -> None:
    folder = tmp_path / "spold"
    shutil.copytree(mill["ecospold2"], folder)
    first = sorted(folder.iterdir())[0]
    first.rename(first.with_suffix(".xml"))

    assert refused("ecospold2", folder, tmp_path / "out", library) == ["format"]


@pytest.mark.parametrize("form", ["ecospold1", "ecospold2"])
def test_entities(form: str, tmp_path: Path, library: Library) -> None:
    (tmp_path / "plain.xml").write_bytes(BOMB)
    (tmp_path / "wide.xml").write_bytes(BOMB.decode().replace("?>", ' encoding="UTF-16"?>', 1).encode("utf-16"))

    for name in ("plain.xml", "wide.xml"):
        assert refused(form, tmp_path / name, tmp_path / "out", library) == ["entities"]


def test_entities_in_a_workbook(tmp_path: Path, library: Library) -> None:
    path = archive(tmp_path / "a.xlsx", **{"xl/workbook.xml": BOMB})

    assert refused("excel", path, tmp_path / "out", library) == ["entities"]


@pytest.mark.parametrize("name", ["../evil.json", "/etc/evil.json", "a/../../evil.json", "..\\evil.json", "c:evil"])
def test_members_that_lead_outside(name: str, tmp_path: Path, library: Library) -> None:
    path = archive(tmp_path / "a.zip", **{name: b"{}"})

    assert refused("jsonld", path, tmp_path / "out", library) == ["path"]
    assert not list(tmp_path.rglob("evil*"))


def test_links_in_archives(tmp_path: Path, library: Library) -> None:
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as target:
        link = tarfile.TarInfo("processes")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc"
        target.addfile(link)
    info = zipfile.ZipInfo("processes")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as zipped:
        zipped.writestr(info, "/etc")

    for name in ("a.tar.gz", "a.zip"):
        assert refused("jsonld", tmp_path / name, tmp_path / "out", library) == ["path"]


def test_bombs(tmp_path: Path, library: Library) -> None:
    zeros = b"\0" * 60_000_000
    (tmp_path / "a.bw2package").write_bytes(bz2.compress(zeros))
    archive(tmp_path / "a.zip", **{"processes/a.json": zeros})
    archive(tmp_path / "a.xlsx", **{"xl/workbook.xml": zeros})
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as target:
        info = tarfile.TarInfo("lci/databases.db")
        info.size = len(zeros)
        target.addfile(info, io.BytesIO(zeros))

    for form, name in (("bw2package", "a.bw2package"), ("jsonld", "a.zip"), ("excel", "a.xlsx")):
        assert refused(form, tmp_path / name, tmp_path / "out", library) == ["too_large"]
    assert refused("brightway-project", tmp_path / "a.tar.gz", tmp_path / "out", library, trust=True) == ["too_large"]


def test_an_archive_with_a_member_twice(tmp_path: Path, library: Library) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as target, pytest.warns(UserWarning):
        target.writestr("processes/a.json", "{}")
        target.writestr("processes/a.json", "[]")

    assert refused("jsonld", tmp_path / "a.zip", tmp_path / "out", library) == ["damaged"]


@pytest.mark.parametrize("form", ["jsonld", "excel", "bw2package", "ecospold1"])
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_any_damage_is_refused_or_harmless(form: str, mill: dict[str, Path], changes: list[tuple[float, int]]) -> None:
    content = bytearray(mill[form].read_bytes())
    for place, change in changes:
        content[int(place * len(content))] ^= change
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "file"
        path.write_bytes(content)
        (Path(name) / "unpacked").mkdir()
        try:
            prepare(form, path, Path(name) / "unpacked")
        except InputError as exc:
            assert all(p.found.en and p.expected.en and p.todo.en for p in exc.problems)


@pytest.mark.parametrize("encoding", ["UTFY8", "big5", "rot13"])
def test_an_encoding_nobody_knows_is_damage(encoding: str, mill: dict[str, Path], tmp_path: Path) -> None:
    content = mill["ecospold1"].read_text("utf-8").split("?>", 1)[1]
    (tmp_path / "odd.xml").write_text(f'<?xml version="1.0" encoding="{encoding}"?>{content}', "utf-8")

    with pytest.raises(InputError) as caught:
        prepare("ecospold1", tmp_path / "odd.xml", tmp_path)

    assert "odd.xml" in caught.value.problems[0].place


def test_a_project_needs_the_flag_that_says_why(mill: dict[str, Path], tmp_path: Path, library: Library) -> None:
    with pytest.raises(InputError) as error:
        import_database("brightway-project", mill["brightway-project"], tmp_path, library.flows)

    (problem,) = error.value.problems
    assert problem.code == "brightway.pickles"
    assert "runs the code" in problem.found.en


def test_a_project_is_only_copied(mill: dict[str, Path], tmp_path: Path, library: Library) -> None:
    copy = tmp_path / "mine"
    shutil.copytree(mill["brightway-project"], copy)
    before = {p: p.read_bytes() for p in copy.rglob("*") if p.is_file()}

    import_database("brightway-project", copy, tmp_path / "out", library.flows, trust_pickles=True)

    assert {p: p.read_bytes() for p in copy.rglob("*") if p.is_file()} == before


def test_broken_json_is_named_file_by_file(mill: dict[str, Path], tmp_path: Path, library: Library) -> None:
    folder = tmp_path / "unpacked"
    zipfile.ZipFile(mill["jsonld"]).extractall(folder)
    for file in sorted((folder / "processes").iterdir())[:2]:
        file.write_text("{")

    assert refused("jsonld", folder, tmp_path / "out", library) == ["damaged", "damaged"]


def test_an_importer_that_gives_up_says_why(mill: dict[str, Path], tmp_path: Path, library: Library) -> None:
    folder = tmp_path / "unpacked"
    zipfile.ZipFile(mill["jsonld"]).extractall(folder)
    file = sorted((folder / "processes").iterdir())[0]
    content = json.loads(file.read_text("utf-8"))
    content["exchanges"][0]["unit"]["@id"] = "nowhere"
    file.write_text(json.dumps(content))

    with pytest.raises(InputError) as error:
        import_database("jsonld", folder, tmp_path / "out", library.flows)

    (problem,) = error.value.problems
    assert problem.code == "brightway.unreadable"
    assert "nowhere" in problem.found.en


def test_a_real_workbook_without_production_is_refused(tmp_path: Path, library: Library) -> None:
    """bw2io's own example: one process has no exchanges, which Brightway reads as one unit made from nothing."""
    import importlib.util

    spec = importlib.util.find_spec("bw2io")
    assert spec is not None
    assert spec.origin is not None
    path = Path(spec.origin).parent / "data" / "examples" / "example.xlsx"

    assert refused("excel", path, tmp_path / "out", library) == ["production"]


@pytest.mark.parametrize("what", ["changed", "missing", "extra", "renamed"])
def test_a_stored_import_that_was_altered_is_refused(
    what: str, mill: dict[str, Path], tmp_path: Path, library: Library
) -> None:
    folder = import_database("jsonld", mill["jsonld"], tmp_path, library.flows).folder
    assert load_database(folder).digest == folder.name
    if what == "changed":
        path = folder / "matrices" / "biosphere.data.npy"
        content = bytearray(path.read_bytes())
        content[-1] ^= 1
        path.write_bytes(content)
    elif what == "missing":
        (folder / "flows.csv").unlink()
    elif what == "extra":
        (folder / "more.npy").write_bytes(b"")
    else:
        folder = folder.rename(folder.with_name("0" * 64))

    with pytest.raises(InputError) as error:
        load_database(folder)

    assert [p.code for p in error.value.problems] == ["brightway.store"]


def test_a_folder_that_is_no_import(exported: Targets) -> None:
    assert exported.folder is not None
    with pytest.raises(InputError):
        load_database(exported.folder)
