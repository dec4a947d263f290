"""From the nodes of a document to the flowables of its pages."""

from collections.abc import Iterator, Mapping
from string import ascii_lowercase
from typing import Any

from reportlab.lib.colors import black
from reportlab.platypus import NextPageTemplate, PageBreak, TableStyle
from reportlab.platypus import Table as Grid

from footprint.errors import Text
from footprint.publishing import words
from footprint.publishing.flowables import Block, Captioned, Contents, Formula, Lead, Rule, Style, Tag
from footprint.publishing.nodes import (
    Document,
    Entry,
    Equation,
    Heading,
    Items,
    Node,
    Note,
    Paragraph,
    Reference,
    Table,
)
from footprint.publishing.type_lines import Align
from footprint.publishing.type_runs import Run, runs

ROOM = 467.7165
"""Width of the text: A4 less 25 mm and 20 mm [pt]."""
_EM = 10.5
_GAP = "　"
"""Between a number and its title."""
_BODY = Style()
_FRONT = Style(size=16, leading=24, before=8, after=24, weight="bold", align="centre", with_next=True)
_TITLE = Style(size=16, leading=25, weight="bold", align="centre")
_CHAPTER = Style(before=15, after=12, weight="bold", align="left", with_next=True)
_SECTION = Style(before=8, after=6, weight="bold", align="left", with_next=True)
_ANNEX = Style(weight="bold", align="centre", with_next=True)
_ITEM = Style(first=4 * _EM, left=4 * _EM)
_TERM = Style(first=2 * _EM, weight="bold", align="left", with_next=True)
_NOTE = 9.0
_CAPTION = Style(leading=18, weight="bold", align="centre", with_next=True)
_SHORT = 9
"""Rows up to which a table is not cut."""
_BORDER = 0.8
_INSIDE = 0.4


def story(document: Document, pages: Mapping[int, str]) -> list[Any]:
    """Flowables of the whole document.

    Parameters
    ----------
    document
        The document.
    pages
        Page of every heading, by its place among the headings; empty in the first pass.
    """
    return list(_Story(document, pages).flow())


class _Story:
    def __init__(self, document: Document, pages: Mapping[int, str]) -> None:
        self.document = document
        self.pages = pages
        self.zh = document.lang == "zh"
        self.indent = 2 * _EM if self.zh else 0.0

    def of(self, text: Text) -> str:
        """The wording in the document's language."""
        return text.of(self.document.lang)

    def flow(self) -> Iterator[Any]:
        """Cover, contents, front matter, body."""
        yield NextPageTemplate(["front_odd", "front_even"])
        yield PageBreak()
        yield Block(_wide(self.of(words.CONTENTS)), _FRONT)
        yield from self._contents()
        begun = False
        for node in self.document.nodes:
            if isinstance(node, Heading) and node.level == 1:
                yield from self._turn(node, begun=begun)
                begun = begun or node.kind != "front"
            yield from self._node(node)
        yield Rule()

    def _turn(self, node: Heading, *, begun: bool) -> Iterator[Any]:
        """New page where the form asks for one; the body opens with the title."""
        if node.kind != "front" and not begun:
            yield NextPageTemplate(["body_odd", "body_even"])
            yield PageBreak()
            for line in self.document.cover.title:
                yield Block(line, _TITLE)
            yield Block(" ", Style(leading=14))
        elif node.kind != "clause":
            yield PageBreak()

    def _contents(self) -> Iterator[Any]:
        headings = [n for n in self.document.nodes if isinstance(n, Heading)]
        for index, node in enumerate(headings):
            if node.level <= 2:
                yield Contents(self._entry(node), self.pages.get(index, ""), (node.level - 1) * 2 * _EM)

    def _entry(self, node: Heading) -> str:
        if node.kind == "annex" and node.level == 1:
            nature = f"（{node.nature}）" if self.zh else f" ({node.nature})"
            return f"{self.of(words.ANNEX).format(number=node.number)}{nature}{_GAP}{node.title}"
        return f"{node.number}{_GAP}{node.title}" if node.number else node.title

    def _node(self, node: Node) -> Iterator[Any]:
        if isinstance(node, Heading):
            yield from self._heading(node)
        elif isinstance(node, Paragraph):
            yield self._paragraph(node)
        elif isinstance(node, Items):
            for letter, item in zip(ascii_lowercase, node.items, strict=False):
                yield Block(item, _ITEM, lead=Lead(f"{letter})", 2 * _EM))
        elif isinstance(node, Note):
            mark = self.of(words.note(node.mark))
            left = 2 * _EM + (len(mark) * _NOTE if self.zh else (len(mark) + 1) * _NOTE * 0.6)
            yield Block(node.text, Style(_NOTE, 14, left, left), lead=Lead(mark, 2 * _EM))
        elif isinstance(node, Equation):
            yield from self._equation(node)
        elif isinstance(node, Entry):
            yield Block(node.number, Style(before=6, weight="bold", with_next=True))
            yield Block([Run(node.name, "bold"), Run("　", "bold"), *runs(node.equivalent, "bold")], _TERM)
            yield Block(node.definition, Style(first=2 * _EM))
        elif isinstance(node, Reference):
            yield Block(node.text, Style(first=2 * _EM, left=0, align="left"))
        elif isinstance(node, Table):
            yield self._table(node)

    def _heading(self, node: Heading) -> Iterator[Any]:
        tag = Tag(node.level, self._entry(node))
        if node.kind in {"front", "back"}:
            yield Block(_wide(node.title), _FRONT, tag)
        elif node.kind == "annex" and node.level == 1:
            name = self.of(words.ANNEX).format(number=node.number)
            yield Block(f"附　录　{node.number}" if self.zh else name, _ANNEX, tag)
            yield Block(f"（{node.nature}）" if self.zh else f"({node.nature})", _ANNEX)
            yield Block(node.title, Style(weight="bold", align="centre", after=14, with_next=True))
        else:
            style = _CHAPTER if node.level == 1 else _SECTION
            yield Block(f"{node.number}{_GAP}{node.title}", style, tag)

    def _paragraph(self, node: Paragraph) -> Block:
        if not node.number:
            return Block(node.text, Style(first=self.indent, after=0 if self.zh else 4))
        code = self.of(words.CODE).format(code=node.code) if node.code else ""
        text = [Run(f"{node.number}{_GAP}", "bold"), *runs(f"{node.text}{code}", "regular")]
        return Block(text, Style(after=2 if self.zh else 4))

    def _equation(self, node: Equation) -> Iterator[Any]:
        yield Formula(
            node.text, self.of(words.NUMBER_OF_FORMULA).format(number=node.number), _BODY, with_next=bool(node.where)
        )
        if node.where:
            yield Block(self.of(words.WHERE), Style(first=self.indent, with_next=True))
        for symbol, means in node.where:
            said = self.of(words.MEANS).format(symbol=symbol, means=means)
            yield Block(said, Style(first=self.indent, left=self.indent + 2 * _EM))

    def _table(self, node: Table) -> Captioned:
        size, leading = (7.5, 10.5) if node.dense else (9.0, 13.0)
        share = ROOM / sum(node.widths) if sum(node.widths) >= 99 else ROOM / 100
        widths = [w * share for w in node.widths]

        def cell(text: str, column: int, *, head: bool) -> Block:
            align: Align = "centre" if head or column in node.centred else "left"
            return Block(text, Style(size, leading, align=align, weight="bold" if head else "regular"))

        rows = [[cell(t, i, head=True) for i, t in enumerate(node.columns)]]
        rows += [[cell(t, i, head=False) for i, t in enumerate(row)] for row in node.rows]
        grid = Grid(rows, colWidths=widths, repeatRows=1, hAlign="CENTER")
        grid.setStyle(
            TableStyle(
                [
                    ("BOX", (0, 0), (-1, -1), _BORDER, black),
                    ("INNERGRID", (0, 0), (-1, -1), _INSIDE, black),
                    ("LINEBELOW", (0, 0), (-1, 0), _BORDER, black),
                    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                    ("LEFTPADDING", (0, 0), (-1, -1), 3),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
                    ("TOPPADDING", (0, 0), (-1, -1), 2),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
                ]
            )
        )
        name = self.of(words.TABLE).format(number=node.number)
        caption = f"{name}{_GAP}{node.caption}"
        more = f"{name}{_GAP}{node.caption}{self.of(words.CONTINUED)}"
        return Captioned(Block(caption, _CAPTION), Block(more, _CAPTION), grid, whole=len(node.rows) <= _SHORT)


def _wide(title: str) -> str:
    """Chinese titles of two characters are set with two spaces between."""
    return "　　".join(title) if len(title) == 2 and ord(title[0]) > 0x2E80 else title
