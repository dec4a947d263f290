"""Whether a file is of the format it is said to be, by what is in it."""

import json
import zipfile
from pathlib import Path

from footprint.brightway import archive
from footprint.errors import InputError, Problem, Text

FORMATS = ("bw2package", "brightway-project", "excel", "ecospold1", "ecospold2", "jsonld", "simapro-csv")
PICKLED = {"brightway-project"}

_SPACES = {
    "ecospold1": "http://www.EcoInvent.org/EcoSpold01",
    "ecospold2": "http://www.EcoInvent.org/EcoSpold02",
}
_SUFFIXES = {"ecospold1": ".xml", "ecospold2": ".spold"}


def prepare(form: str, path: Path, unpacked: Path) -> Path:
    """Examine `path` and give what bw2io may read.

    Parameters
    ----------
    form
        One of `FORMATS`.
    path
        File or folder the user named.
    unpacked
        Empty folder for the content of an archive.

    Raises
    ------
    footprint.errors.InputError
        If it is missing, damaged, dangerous, or of another format.
    """
    if not path.exists():
        raise archive.fault("missing", str(path), Text("不存在的路径", "a path that does not exist"))
    match form:
        case "bw2package":
            _need_file(path)
            with path.open("rb") as stream:
                if stream.read(3) != b"BZh":
                    raise _other(path.name, form, "?")
            return path
        case "excel":
            _need_file(path)
            archive.admit_workbook(path)
            return path
        case "simapro-csv":
            _need_file(path)
            if b"SimaPro" not in path.read_bytes()[:200]:
                raise _other(path.name, form, "?")
            return path
        case "brightway-project":
            return _project(_folder(path, unpacked))
        case "jsonld":
            return _jsonld(_folder(path, unpacked))
    return _ecospold(form, path, unpacked)


def _need_file(path: Path) -> None:
    if not path.is_file():
        raise archive.fault("format", path.name, Text("文件夹", "a folder"), Text("文件", "a file"))


def _folder(path: Path, unpacked: Path) -> Path:
    folder = path if path.is_dir() else archive.unpack(path, unpacked)
    for inside in folder.rglob("*"):
        if inside.is_symlink():
            raise archive.fault("path", f"{path.name}: {inside.name}", Text("符号链接", "a symbolic link"))
    return folder


def _project(folder: Path) -> Path:
    if not (folder / "lci" / "databases.db").is_file():
        found = Text("没有 lci/databases.db 的文件夹", "a folder without lci/databases.db")
        raise archive.fault("format", folder.name, found, Text("Brightway 项目文件夹", "a Brightway project folder"))
    return folder


def _jsonld(folder: Path) -> Path:
    if not any((folder / "processes").glob("*.json")):
        found = Text("没有 processes 的文件夹", "a folder without processes")
        raise archive.fault("format", folder.name, found, Text("openLCA JSON-LD", "openLCA JSON-LD"))
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*.json")):
        try:
            json.loads(path.read_bytes())
        except (ValueError, RecursionError) as exc:
            problems += archive.damaged(f"{path.parent.name}/{path.name}", type(exc).__name__).problems
    if problems:
        raise InputError(problems)
    return folder


def _ecospold(form: str, path: Path, unpacked: Path) -> Path:
    suffix = _SUFFIXES[form]
    if path.is_file() and not zipfile.is_zipfile(path):
        with path.open("rb") as stream:
            head = archive.root(stream, path.name)
        _require(form, path.name, head)
        if form == "ecospold1":
            return path
        target = unpacked / (path.stem + suffix)
        target.write_bytes(path.read_bytes())
        return unpacked
    folder = path if path.is_dir() else archive.unpack(path, unpacked)
    if (folder / "datasets").is_dir():
        folder = folder / "datasets"
    files = sorted(p for p in folder.iterdir() if p.suffix.lower() in {".xml", ".spold"} and p.is_file())
    if not files:
        raise archive.fault("format", path.name, Text("没有 .xml 或 .spold 文件", "no .xml or .spold file"))
    problems: list[Problem] = []
    for file, head in archive.roots(files):
        try:
            _require(form, file.name, head)
        except InputError as exc:
            problems += exc.problems
    if problems:
        raise InputError(problems)
    if any(p.suffix.lower() != suffix for p in files):
        # bw2io picks files by their suffix and would silently leave out the others.
        raise archive.fault(
            "format",
            path.name,
            Text(f"有文件的后缀不是 {suffix}", f"files with another suffix than {suffix}"),
            Text(f"全部为 {suffix}", f"only {suffix}"),
            Text("改名后重试", "rename them and try again"),
        )
    return folder


def _require(form: str, place: str, head: str) -> None:
    space = head.rpartition(" ")[0]
    if space.lower() != _SPACES[form].lower():
        real = next((f for f, s in _SPACES.items() if s.lower() == space.lower()), space or head)
        raise _other(place, form, real)


def _other(place: str, form: str, real: str) -> InputError:
    return archive.fault(
        "format",
        place,
        Text(f"内容不是 {form}（而是 {real}）", f"content that is not {form} (but {real})"),
        Text(f"{form} 文件", f"a file in {form}"),
        Text("改用正确的格式名，或换文件", "name the right format, or give another file"),
    )
