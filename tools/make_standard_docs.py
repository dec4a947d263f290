"""Writes ``docs/standards/<standard>.md`` from the editions that have a text; a test holds the pages to them."""

from pathlib import Path

from footprint.pipeline.documents import overview
from footprint.publishing.reading import manuscripts
from footprint.rules.registry import edition_ids, load_edition

FOLDER = Path(__file__).parent.parent / "docs" / "standards"
_HEAD = """# {zh} / {en}

Written from edition `{id}` by `tools/make_standard_docs.py`; edit the edition, its rules or its text, not this page.
本页由版次 `{id}` 生成。

每条依次为：检查项及其在标准文本中的条款，参数及其数值、类别和来源。
标准文本由命令 `footprint standards document {id}` 生成，
`--part quantification` 为量化标准，`--part evaluation` 为评价标准；中英文、PDF 与 Markdown 同源。

Clause by clause: the checks with the clause of the documents that states them, then the parameters with value,
kind and source. The documents come from `footprint standards document {id}`, in both languages, as PDF or Markdown.

"""


def path_of(edition: str) -> Path:
    """Where the page of an edition stands."""
    return FOLDER / f"{edition.split('@', maxsplit=1)[0]}.md"


def page(edition: str) -> str:
    """The page as it should be."""
    loaded = load_edition(edition)
    title = loaded.data.title
    return _HEAD.format(zh=title.zh, en=title.en, id=edition) + overview(loaded)


def main() -> None:
    """Write the page of every edition that has a text."""
    for edition in edition_ids():
        if manuscripts(load_edition(edition)):
            path_of(edition).write_text(page(edition), "utf-8")


if __name__ == "__main__":
    main()
