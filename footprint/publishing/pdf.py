"""A document as PDF, set in the form of a Chinese standard: cover, contents, running number, page numbers outside."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from footprint.errors import FootprintError, InputError, Problem, Text
from footprint.label.fonts import missing
from footprint.publishing import pdf_cover
from footprint.publishing.flowables import Block
from footprint.publishing.nodes import Document
from footprint.publishing.pdf_story import story

INNER, OUTER, TOP, BOTTOM = 25 * mm, 20 * mm, 30 * mm, 25 * mm
_ROUNDS = 6
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LANGUAGE = {"zh": "zh-CN", "en": "en"}


def pdf(document: Document) -> bytes:
    """The document as PDF; the same document gives the same bytes.

    Raises
    ------
    InputError
        If the fonts lack a character.
    FootprintError
        If the contents do not settle.
    """
    _require_drawable(document)
    pages: Mapping[int, str] = {}
    for _ in range(_ROUNDS):
        written = _Written(document)
        content = written.write(pages)
        if written.found == pages:
            return content
        pages = written.found
    raise FootprintError(Text("目次的页码无法确定", "the page numbers of the contents do not settle"))


class _Written(BaseDocTemplate):
    """One pass: draws everything with the page numbers of the pass before, and notes its own."""

    def __init__(self, document: Document) -> None:
        self.buffer = io.BytesIO()
        self.document = document
        self.found: dict[int, str] = {}
        self.section = ""
        self.count = 0
        self.label = ""
        super().__init__(
            self.buffer,
            pagesize=A4,
            invariant=1,
            title=" ".join(document.cover.title),
            subject=document.cover.edition,
            lang=_LANGUAGE[document.lang],
            pageTemplates=[
                PageTemplate("cover", [_frame(odd=True)], onPage=self._cover),
                *(
                    PageTemplate(f"{section}_{side}", [_frame(odd=side == "odd")], onPage=self._page)
                    for section in ("front", "body")
                    for side in ("odd", "even")
                ),
            ],
        )

    def write(self, pages: Mapping[int, str]) -> bytes:
        """Draw the document with the page numbers given, by heading."""
        self.build(story(self.document, pages))
        return self.buffer.getvalue()

    def _cover(self, canvas: Any, _template: Any) -> None:
        pdf_cover.draw_cover(canvas, self.document)

    def _page(self, canvas: Any, template: Any) -> None:
        section, side = template.pageTemplate.id.split("_")
        self.count = self.count + 1 if section == self.section else 1
        self.section = section
        self.label = roman(self.count) if section == "front" else str(self.count)
        pdf_cover.draw_margins(canvas, self.document.cover.number, self.label, odd=side == "odd")

    def afterFlowable(self, flowable: Any) -> None:
        """Note the page of a heading and give it a bookmark."""
        if not (isinstance(flowable, Block) and flowable.tag is not None):
            return
        key = len(self.found)
        self.found[key] = self.label
        self.canv.bookmarkPage(f"h{key}")
        self.canv.addOutlineEntry(flowable.tag.text, f"h{key}", level=flowable.tag.level - 1, closed=1)


def roman(number: int) -> str:
    """Roman figure of a page of the front matter."""
    found = ""
    for value, figure in _ROMAN:
        while number >= value:
            found += figure
            number -= value
    return found


def _require_drawable(document: Document) -> None:
    text = "".join(_texts(document.cover)) + "".join(t for node in document.nodes for t in _texts(node))
    lacking = [c for c in dict.fromkeys(text) if c.isprintable() and (missing(c, "regular") or missing(c, "bold"))]
    if lacking:
        found = Text.same(" ".join(f"{c} (U+{ord(c):04X})" for c in lacking))
        expected = Text("字体能画的字符", "characters that the fonts draw")
        todo = Text("在文本或数据中换用规范字", "use a standard character in the text or the data")
        raise InputError([Problem("document.character", document.cover.edition, found, expected, todo)])


def _texts(value: object) -> Iterator[str]:
    """Every text inside a node."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _frame(*, odd: bool) -> Any:
    width, height = A4
    left = INNER if odd else OUTER
    padding = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    return Frame(left, BOTTOM, width - INNER - OUTER, height - TOP - BOTTOM, **padding)
