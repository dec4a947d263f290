"""Text of an export to rows: delimiter found by the columns asked for, every row with its line."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass

from footprint.errors import Problem, Text

_DELIMITERS = {",": Text("逗号", "comma"), ";": Text("分号", "semicolon"), "\t": Text("制表符", "tab")}
_CHECK = Text("核对导出文件；重新导出", "check the export; export it again")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an export: its cells by column name."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of an export."""

    delimiter: Text
    rows: tuple[Row, ...]
    unfinished: bool
    """The file ends without the end of a line: its last value may have been cut."""


def read_table(
    text: str, name: str, *, columns: Sequence[str], header_line: int, problems: list[Problem]
) -> Table | None:
    """Rows of `text`; None if its header cannot be used.

    Parameters
    ----------
    text
        Content of the file.
    name
        How messages call the file.
    columns
        Columns that must be there; others are left unread.
    header_line
        Line of the header, from 1.
    problems
        Gets every fault found.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    header_text = lines[header_line - 1] if header_line <= len(lines) else ""
    delimiter, header = _header(header_text, columns)
    if delimiter is None:
        problems.append(_no_columns(f"{name}:{header_line}", header, columns))
        return None
    twice = sorted({c for c in columns if header.count(c) > 1})
    if twice:
        problems.append(
            Problem(
                "meter.column_twice",
                f"{name}:{header_line}",
                Text(f"列名重复：{'、'.join(twice)}", f"columns named twice: {', '.join(twice)}"),
                Text("列名各不相同", "distinct column names"),
                Text("改列名", "rename the columns"),
            )
        )
        return None
    at = {column: header.index(column) for column in columns}
    rows = []
    reader = csv.reader((f"{line}\n" for line in lines[header_line:]), delimiter=delimiter, strict=True)
    last = len(lines) - (lines[-1] == "")
    while True:
        line = header_line + reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            problems.append(_broken(f"{name}:{line}", Text(f"CSV 语法错误（{error}）", f"a CSV error ({error})")))
            continue
        if cells is None:
            break
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            problems.append(_ragged(f"{name}:{line}", len(cells), len(header), cut=line == last))
            continue
        rows.append(Row(line, {column: cells[i].strip() for column, i in at.items()}))
    return Table(_DELIMITERS[delimiter], tuple(rows), unfinished=lines[-1] != "")


def _header(line: str, columns: Sequence[str]) -> tuple[str | None, list[str]]:
    """The delimiter that shows all columns, and the names it shows."""
    best: list[str] = []
    for delimiter in _DELIMITERS:
        try:
            names = [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter, strict=True), [])]
        except csv.Error:
            continue
        if set(columns) <= set(names):
            return delimiter, names
        best = max(best, names, key=len)
    return None, best


def _no_columns(place: str, header: list[str], columns: Sequence[str]) -> Problem:
    missing = [c for c in columns if c not in header]
    shown = " | ".join(header)[:120]
    return Problem(
        "meter.columns",
        place,
        Text(f"表头“{shown}”", f"the header '{shown}'"),
        Text(f"列 {'、'.join(missing)}", f"columns {', '.join(missing)}"),
        Text("核对 meters.yaml 的列名与 header_line", "check the column names and header_line in meters.yaml"),
    )


def _broken(place: str, found: Text) -> Problem:
    return Problem("meter.csv", place, found, Text("完整的 CSV 行", "a whole CSV row"), _CHECK)


def _ragged(place: str, found: int, expected: int, *, cut: bool) -> Problem:
    if cut and found < expected:
        return Problem(
            "meter.truncated",
            place,
            Text(f"最后一行被截断（{found} 列）", f"a last line cut short ({found} cells)"),
            Text(f"{expected} 列", f"{expected} cells"),
            _CHECK,
        )
    return _broken(place, Text(f"{found} 列，表头 {expected} 列", f"{found} cells under {expected} columns"))
