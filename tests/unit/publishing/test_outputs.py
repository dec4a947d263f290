"""The same document as Markdown and as PDF: whole, readable, with page numbers that are true."""

import io
import re

import pypdf
import pytest

from footprint.errors import InputError
from footprint.publishing.markdown import markdown
from footprint.publishing.pdf import pdf, roman
from tests.unit.publishing.manuscript_cases import built, clause

LONG = clause(
    """
- text: {zh: "按{ref:table}。", en: "By {ref:table}."}
- generated: {what: exchanges, caption: {zh: 组成, en: make-up}, of: [offered_processes]}
  label: table
- formula: {text: "I = F_{p} / w", where: [{symbol: "F_{p}", means: {zh: 包装, en: packaging}}]}
- note: {zh: 注文, en: a note}
"""
)
FRONT = "kind: foreword\nblocks:\n  - text: {zh: 前言的话, en: words}\n"
ANNEX = "kind: annex\nnature: informative\ntitle: {zh: 附的, en: annexed}\nblocks:\n  - text: {zh: 附文, en: text}\n"
DOCUMENT = built(FRONT, clause("- text: {zh: 文, en: text}"), LONG, ANNEX).document
PAGES = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf(DOCUMENT))).pages]


def solid(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pdf(DOCUMENT) == pdf(DOCUMENT)


def test_contents_give_the_page_a_heading_is_on() -> None:
    entries = dict(line.rsplit(" ", 1) for line in PAGES[1].splitlines() if re.search(r" (\d+|[IVX]+)$", line))

    assert entries == {"前言": "II", "1　章": "1", "2　章": "1", "附录 A（资料性）　附的": "5"}
    assert "前言的话" in PAGES[2]
    assert "附文" in PAGES[2 + 5]
    assert all("2　章" not in page for page in PAGES[4:])


def test_a_long_table_says_that_it_continues() -> None:
    assert sum("表1组成（续）" in solid(page) for page in PAGES) >= 2


def test_front_matter_has_roman_and_the_body_arabic_numbers() -> None:
    assert [roman(n) for n in (1, 4, 9, 14)] == ["I", "IV", "IX", "XIV"]
    assert solid(PAGES[2]).endswith("II") or "II" in PAGES[2].split()
    assert "1" in PAGES[3].split()


def test_the_draft_number_stands_on_every_page() -> None:
    assert all("T/XXX" in page for page in PAGES)


def test_a_character_the_fonts_lack_is_refused_by_name() -> None:
    document = built(clause("- text: {zh: 硫磺, en: sulphur}")).document

    with pytest.raises(InputError) as caught:
        pdf(document)

    assert "磺 (U+78FA)" in caught.value.problems[0].found.en


def test_markdown_says_what_the_pdf_says() -> None:
    text = markdown(DOCUMENT)

    assert "## 1 章" in text
    assert "## 附录A（资料性） 附的" in text
    assert "I = F<sub>p</sub> / w　　（1）" in text
    assert "> 注：注文" in text
    assert "**表1　组成**" in text


def test_cells_of_markdown_tables_keep_their_bars() -> None:
    block = """
- table:
    caption: {zh: 表, en: table}
    columns:
      - {title: {zh: 列, en: column}, width: 50}
    rows:
      - [{zh: "甲|乙", en: "a|b"}]
"""

    assert "| 甲\\|乙 |" in markdown(built(clause(block)).document)
