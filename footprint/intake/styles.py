"""How the workbook looks."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

_FACE = "Microsoft YaHei"
_INK = "1F3A44"


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", start_color=colour, end_color=colour)


_LINE = Side(style="thin", color="B8C4C8")

TITLE = Font(name=_FACE, size=15, bold=True, color=_INK)
HEAD = Font(name=_FACE, size=10, bold=True, color="FFFFFF")
BODY = Font(name=_FACE, size=10, color="222222")
STRONG = Font(name=_FACE, size=10, bold=True, color=_INK)
QUIET = Font(name=_FACE, size=9, color="5B6B70")
COMPUTED = Font(name=_FACE, size=9, italic=True, color="808080")
LINK = Font(name=_FACE, size=10, underline="single", color="0B5C8A")

HEAD_FILL = _fill("2F5D6B")
REQUIRED_FILL = _fill("FFEFC2")
OPTIONAL_FILL = _fill("FFFBEF")
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)

WRAP = Alignment(wrap_text=True, vertical="center")
INPUT = Alignment(wrap_text=True, vertical="center", horizontal="left", indent=1)
AMOUNT = Alignment(vertical="center", horizontal="right", indent=1)
CENTRE = Alignment(wrap_text=True, vertical="center", horizontal="center")
