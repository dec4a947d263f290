"""Whether the printed form is as it was written, and whether anything stands outside it."""

from collections.abc import Iterable

from openpyxl.utils import get_column_letter

from footprint.errors import Problem, Text
from footprint.intake.faults import quoted, shown
from footprint.intake.grid import Book, Grid
from footprint.intake.layout import Cell, Layout, place
from footprint.intake.words import nearest

_RESTORE = Text("恢复模板原样，或把数据填入新模板", "restore the template, or move the data into a fresh one")


def check_form(layout: Layout, grid: Grid) -> tuple[list[Problem], bool]:
    """Faults of a sheet's form, and whether its cells can still be told apart.

    Where more than one label is not in its place, rows or columns were moved: what stands under a label
    may belong to another one, and nothing of the sheet is read.
    """
    moved = [cell for cell, text in layout.labels.items() if grid.at(*cell).value != text]
    problems = [_moved(layout, grid, moved)] if moved else []
    if len(moved) > 1:
        return problems, False
    return [*problems, *_outside(layout, grid), *_merged(layout, grid), *_hidden(layout, grid)], True


def merged_over(grid: Grid, row: int, column: int) -> bool:
    """Whether the cell is part of a merged range."""
    return any(top <= row <= bottom and left <= column <= right for _, (top, left, bottom, right) in grid.merged)


def missing_sheet(name: str, others: Iterable[str]) -> Problem:
    """The problem of a sheet that is not there."""
    near = nearest(name, others)
    found = (
        quoted(near, "没有此表；有名称相近的", "no such sheet, but one called")
        if near
        else Text("没有此表", "no such sheet")
    )
    return Problem(
        "sheet.missing",
        name,
        found,
        quoted(name, "工作表", "the sheet"),
        Text("恢复工作表名称，或把数据填入新模板", "restore the sheet's name, or move the data into a fresh template"),
    )


def other_sheets(book: Book, others: Iterable[str], missing: set[str]) -> list[Problem]:
    """Problems of sheets that the template does not have: nobody would read what they say."""
    renamed = {nearest(name, others) for name in missing}
    problems = []
    for name in others:
        grid = book.grid(name)
        if name not in renamed and (grid is None or any(grid.filled())):
            problems.append(
                Problem(
                    "sheet.other",
                    name,
                    Text("模板以外的工作表", "a sheet that is not of the template"),
                    Text("只有模板的工作表", "only the sheets of the template"),
                    Text("删除该表，或另存到其他文件", "delete it or keep it in another file"),
                )
            )
    return problems


def _moved(layout: Layout, grid: Grid, moved: list[Cell]) -> Problem:
    first = moved[0]
    value = grid.at(*first).value
    more = len(moved) - 1
    found = Text("空", "nothing") if value is None else quoted(value)
    if more:
        found = Text(f"{found.zh}（另有 {more} 处标题不符）", f"{found.en} ({more} more labels differ)")
    return Problem(
        "form.moved", place(layout.name, *first), found, quoted(layout.labels[first], "标题", "the label"), _RESTORE
    )


def _outside(layout: Layout, grid: Grid) -> list[Problem]:
    """Content in cells that are not to be filled in: one problem a column of a table, else one a cell."""
    inputs = {column for slot in layout.slots for column in (slot.column, slot.unit_column)}
    cells = {(slot.row, column) for slot in layout.slots for column in (slot.column, slot.unit_column)}
    problems: dict[object, Problem] = {}
    for cell in grid.filled():
        row, column = cell
        if cell in layout.labels or cell == layout.computed or grid.at(row, column).value == layout.texts.get(cell, ""):
            continue
        table = layout.shape.table
        if (column in inputs and row >= layout.first_row) if table else cell in cells:
            continue
        key = column if table and row >= layout.first_row - 2 else cell
        problems.setdefault(key, _stray(layout, grid, cell))
    return list(problems.values())


def _stray(layout: Layout, grid: Grid, cell: Cell) -> Problem:
    content = grid.at(*cell)
    value = content.uncomputed or shown(content.value)
    return Problem(
        "form.outside",
        place(layout.name, *cell),
        quoted(value, "表单以外的内容", "content outside the form:"),
        Text("只填写着色单元格", "content in the tinted cells only"),
        Text("移入相应单元格，或删除", "move it into the cell it belongs to, or delete it"),
    )


def _merged(layout: Layout, grid: Grid) -> list[Problem]:
    columns = {column for slot in layout.slots for column in (slot.column, slot.unit_column) if column}
    problems = []
    for name, (_top, left, bottom, right) in grid.merged:
        if bottom >= layout.first_row and any(left <= column <= right for column in columns):
            problems.append(
                Problem(
                    "cell.merged",
                    f"{layout.name}!{name}",
                    Text("合并的单元格", "merged cells"),
                    Text("每格一个值", "one value a cell"),
                    Text("取消合并，逐格填写", "unmerge them and fill in each cell"),
                )
            )
    return problems


def _hidden(layout: Layout, grid: Grid) -> list[Problem]:
    """Rows, columns or the sheet itself, if hidden while holding input."""
    inputs = {column for slot in layout.slots for column in (slot.column, slot.unit_column) if column}
    values = {slot.column for slot in layout.slots}
    filled = [(r, c) for r, c in grid.filled() if r >= layout.first_row and c in inputs]
    if grid.hidden:
        return [_unseen(layout.name, Text("隐藏的工作表", "a hidden sheet"))]
    rows = sorted({r for r, c in filled if c in values} & grid.hidden_rows())
    columns = sorted({c for _, c in filled} & grid.hidden_columns())
    return [
        *(_unseen(f"{layout.name}!{r}:{r}", Text(f"隐藏的第 {r} 行", f"hidden row {r}")) for r in rows),
        *(
            _unseen(f"{layout.name}!{letter}:{letter}", Text(f"隐藏的 {letter} 列", f"hidden column {letter}"))
            for letter in map(get_column_letter, columns)
        ),
    ]


def _unseen(where: str, found: Text) -> Problem:
    return Problem(
        "cell.hidden",
        where,
        found,
        Text("填报内容都可见", "input that can be seen"),
        Text("取消隐藏，核对内容", "unhide it and check what it says"),
    )
