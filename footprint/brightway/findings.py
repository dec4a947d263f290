"""What checking an import turned up, apart from faults that refuse it."""

import csv
import io
from collections import Counter
from dataclasses import dataclass, field

from footprint.errors import Text

UNLINKED_COLUMNS = ("process", "code", "name", "type", "target", "amount", "unit")
FLOW_COLUMNS = ("name", "categories", "unit", "exchanges", "sign", "flow", "factor", "note")


@dataclass(frozen=True)
class Notice:
    """Something the importer changed or could not carry over.

    Attributes
    ----------
    code
        Stable name such as ``unit.converted``.
    count
        How many exchanges or processes.
    text
        What it means.
    """

    code: str
    count: int
    text: Text

    def as_dict(self) -> dict[str, object]:
        """Plain data."""
        return {"code": self.code, "count": self.count, "zh": self.text.zh, "en": self.text.en}


@dataclass
class Findings:
    """Notices, and the lists a user has to see in full.

    Attributes
    ----------
    notices
        What was changed.
    unlinked
        Every exchange left out, as rows of `UNLINKED_COLUMNS`.
    flows
        Every elementary flow and its match, as rows of `FLOW_COLUMNS`.
    """

    notices: list[Notice] = field(default_factory=list)
    unlinked: list[tuple[str, ...]] = field(default_factory=list)
    flows: list[tuple[str, ...]] = field(default_factory=list)

    def note(self, code: str, count: int, text: Text) -> None:
        """Add a notice if there is anything to note."""
        if count:
            self.notices.append(Notice(code, count, text))

    @property
    def items(self) -> tuple[str, ...]:
        """What has to be accepted in writing: one line for each thing missing, with the number of exchanges."""
        counts = Counter((row[3], row[4], row[6]) for row in self.unlinked)
        return tuple(f"{kind}: {target} [{unit}] × {n}" for (kind, target, unit), n in sorted(counts.items()))

    def unlinked_csv(self) -> str:
        """Every exchange left out, one a line."""
        return _csv(UNLINKED_COLUMNS, self.unlinked)

    def flows_csv(self) -> str:
        """Every elementary flow and what became of it, one a line."""
        return _csv(FLOW_COLUMNS, self.flows)


def _csv(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(tuple(_inert(cell) for cell in row) for row in rows)
    return text.getvalue()


def _inert(cell: str) -> str:
    """Text that a spreadsheet would run as a formula, made plain; numbers stay."""
    if cell[:1] in {"=", "@", "\t", "\r"} or (cell[:1] in {"+", "-"} and not _is_number(cell)):
        return "'" + cell
    return cell


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
