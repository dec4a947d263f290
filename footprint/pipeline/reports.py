"""Writes what a self-check found into a folder: a page for each submission, its workbook with notes at the cells."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from footprint.errors import FootprintError, InputError, Problem, Text, os_reason
from footprint.model.verdict import Severity, State
from footprint.model.whatif import Reach
from footprint.pipeline.assess import Assessment
from footprint.pipeline.check import Checked
from footprint.pipeline.whatif_reach import reach
from footprint.report.annotate import SUFFIX, Remark, annotated
from footprint.report.html import fault_page, page

PAGE = ".report.html"
NOTED = f".annotated{SUFFIX}"

_FAULT = Text("发现 {found}；应为 {expected}；处理：{todo}", "found {found}; expected {expected}; to do: {todo}")
_UNWRITABLE = Text("无法写入：{reason}", "cannot be written: {reason}")
_FOLDER = Text("可写的文件夹", "a writable folder")
_CHOOSE = Text("开放写权限，或换一个 --report 文件夹", "make it writable, or choose another --report folder")
_TAKEN = Text("申报文件本身", "the submission itself")
_ELSEWHERE = Text("不覆盖申报文件的文件夹", "a folder where no submission is overwritten")


def write_reports(
    folder: Path, checked: Sequence[Checked], unusable: Sequence[tuple[Path, FootprintError]]
) -> tuple[Path, ...]:
    """Write page and annotated workbook of every submission; earlier ones of the same name are replaced.

    Parameters
    ----------
    folder
        Made if it is not there.
    checked
        Submissions that came to a verdict.
    unusable
        Files that did not; input faults become a page and notes too.

    Returns
    -------
    tuple of Path
        What was written.

    Raises
    ------
    InputError
        If a file cannot be written, or would take the place of a submission.
    """
    paths = [c.path for c in checked] + [path for path, _ in unusable]
    stems = _stems(paths)
    files: dict[Path, bytes] = {}
    for one in checked:
        files |= dict(_files(folder / stems[one.path], _page(one), annotated(one.path, _remarks(one.assessment))))
    for path, error in unusable:
        if isinstance(error, InputError):
            remarks = [Remark(p.place, Severity.BLOCKER, p.code, _said(p)) for p in error.problems]
            files |= dict(_files(folder / stems[path], fault_page(path.name, error.problems), annotated(path, remarks)))
    _write(folder, files, {path.resolve() for path in paths})
    return tuple(files)


def _page(one: Checked) -> str:
    return page(one.assessment.case, one.assessment.verdict, one.uncertainty, _ways_up(one.assessment))


def _ways_up(assessment: Assessment) -> Reach | None:
    """Ways to the next better band; none if there is none, findings come first, or the edition names no levers."""
    names = [band.name for band in assessment.edition.data.bands]
    position = names.index(assessment.case.band)
    if not assessment.verdict.conforms or position == 0:
        return None
    try:
        return reach(assessment, names[position - 1])
    except InputError:
        return None


def _remarks(assessment: Assessment) -> list[Remark]:
    return [
        Remark(f.place, f.severity, f.code, f.message)
        for f in assessment.verdict.findings
        if f.state in {State.FAILED, State.NOT_EVALUATED}
    ]


def _said(problem: Problem) -> Text:
    return _FAULT.format(found=problem.found, expected=problem.expected, todo=problem.todo)


def _stems(paths: Sequence[Path]) -> dict[Path, str]:
    """A name for each file: its stem, its whole name where stems meet, a number where names meet too."""
    stems = [path.stem for path in paths]
    names = [path.stem if stems.count(path.stem) == 1 else path.name for path in paths]
    return {
        path: name if names.count(name) == 1 else f"{name}-{names[:i].count(name) + 1}"
        for i, (path, name) in enumerate(zip(paths, names, strict=True))
    }


def _files(base: Path, html: str, workbook: bytes | None) -> Iterator[tuple[Path, bytes]]:
    yield base.with_name(base.name + PAGE), html.encode()
    if workbook is not None:
        yield base.with_name(base.name + NOTED), workbook


def _write(folder: Path, files: dict[Path, bytes], submissions: set[Path]) -> None:
    taken = [path for path in files if path.resolve() in submissions]
    if taken:
        raise InputError(Problem("report.in_the_way", str(path), _TAKEN, _ELSEWHERE, _CHOOSE) for path in taken)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in files.items():
            path.write_bytes(content)
    except OSError as exc:
        found = _UNWRITABLE.format(reason=os_reason(exc))
        raise InputError([Problem("report.unwritable", str(exc.filename or folder), found, _FOLDER, _CHOOSE)]) from exc
