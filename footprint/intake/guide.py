"""What the first sheet tells the applicant."""

from footprint.errors import Text
from footprint.intake.layout import Layout

_STEPS = (
    Text(
        "逐张填写下列工作表的着色单元格；深色为必填，浅色为选填。",
        "Fill in the tinted cells of the sheets below; the darker tint is required, the lighter optional.",
    ),
    Text("有下拉箭头的单元格请从列表选取。", "Where a cell has a drop-down arrow, choose from the list."),
    Text(
        "数填在数值格，单位在旁边的单位格选取；不要写千分位逗号、百分号或全角数字。",
        "Enter a number in the value cell and choose its unit beside it; "
        "no thousands commas, percent signs or full-width digits.",
    ),
    Text(
        "质量用克、千克或吨；钱、两、斤因市场而异，不予接受。",
        "Give masses in grams, kilograms or tonnes; qian, liang and jin differ between markets and are refused.",
    ),
    Text("日期按 年-月-日 填写，如 2026-01-31。", "Enter dates as year-month-day, such as 2026-01-31."),
    Text("一格多个编号用英文分号 ; 隔开。", "Separate several ids in one cell by a semicolon ;"),
    Text(
        "不要改动表名、标题、行列位置，不要合并或隐藏单元格，不要在表格以外书写。",
        "Do not rename sheets, change labels, move rows or columns, merge or hide cells, or write outside the form.",
    ),
    Text(
        "灰色斜体为自动计算，仅供查看，不作为填报内容。",
        "Grey italics are computed for your eyes only and are not part of the submission.",
    ),
    Text("以 .xlsx 格式保存，不要加密码。", "Save as .xlsx without a password."),
)
_SHEETS = Text("工作表", "Sheets")
_HOW = Text("填写方法", "How to fill in")
_STANDARD = Text("适用标准", "Standard")


def guide(title: Text, standard: str, layouts: tuple[Layout, ...]) -> list[tuple[str, Text]]:
    """Lines of the guide, each with its style: ``title``, ``head``, ``line`` or ``link``."""
    return [
        ("title", title),
        ("line", Text(f"{_STANDARD.zh}：{standard}", f"{_STANDARD.en}: {standard}")),
        ("head", _HOW),
        *(("line", Text(f"{n}. {step.zh}", f"{n}. {step.en}")) for n, step in enumerate(_STEPS, start=1)),
        ("head", _SHEETS),
        *(("link", layout.shape.title) for layout in layouts),
    ]
