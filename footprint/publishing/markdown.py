"""A document as Markdown."""

import re
from collections.abc import Iterator
from string import ascii_lowercase

from footprint.errors import Text
from footprint.publishing import words
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

_LOWERED = re.compile(r"_\{([^{}]*)\}")
_RAISED = re.compile(r"\^\{([^{}]*)\}")


def markdown(document: Document) -> str:
    """The document as Markdown text."""
    return "\n".join(_lines(document)).rstrip() + "\n"


def _lines(document: Document) -> Iterator[str]:
    cover = document.cover
    yield f"# {'　'.join(cover.title) if document.lang == 'zh' else ' — '.join(cover.title)}"
    yield ""
    yield " — ".join(cover.other_title) if document.lang == "zh" else "　".join(cover.other_title)
    yield ""
    for line in (cover.number, cover.state, *cover.notice, f"`{cover.edition}`"):
        yield f"{line}  "
    for node in document.nodes:
        yield ""
        yield from _node(document, node)


def _node(document: Document, node: Node) -> Iterator[str]:
    def of(text: Text) -> str:
        return text.of(document.lang)

    if isinstance(node, Heading):
        yield _heading(of(words.ANNEX), node)
    elif isinstance(node, Paragraph):
        code = of(words.CODE).format(code=node.code) if node.code else ""
        yield f"**{node.number}** {text(node.text)}{code}" if node.number else text(node.text)
    elif isinstance(node, Items):
        yield from (f"- {letter}) {text(item)}" for letter, item in zip(ascii_lowercase, node.items, strict=False))
    elif isinstance(node, Note):
        yield f"> {of(words.note(node.mark))}{' ' if document.lang == 'en' else ''}{text(node.text)}"
    elif isinstance(node, Equation):
        yield f"{text(node.text)}　　{of(words.NUMBER_OF_FORMULA).format(number=node.number)}"
        if node.where:
            yield ""
            yield of(words.WHERE)
            yield ""
            yield from (f"- {text(of(words.MEANS).format(symbol=s, means=m))}" for s, m in node.where)
    elif isinstance(node, Entry):
        yield f"**{node.number}** **{node.name}** {node.equivalent}"
        yield ""
        yield text(node.definition)
    elif isinstance(node, Reference):
        yield f"- {node.text}"
    elif isinstance(node, Table):
        yield f"**{of(words.TABLE).format(number=node.number)}　{text(node.caption)}**"
        yield ""
        yield row(node.columns)
        yield "|" + "|".join(":-:" if i in node.centred else "---" for i in range(len(node.columns))) + "|"
        yield from (row(cells) for cells in node.rows)


def _heading(annex: str, node: Heading) -> str:
    marks = "#" * (node.level + 1)
    if node.kind == "annex":
        nature = f"（{node.nature}）" if "附" in annex else f" ({node.nature})"
        return f"{marks} {annex.format(number=node.number)}{nature} {node.title}"
    return f"{marks} {node.number} {node.title}" if node.number else f"{marks} {node.title}"


def row(cells: tuple[str, ...]) -> str:
    """One row of a table."""
    return "| " + " | ".join(text(cell).replace("|", "\\|") for cell in cells) + " |"


def text(raw: str) -> str:
    """Lowered and raised text as Markdown has it."""
    return _RAISED.sub(r"<sup>\1</sup>", _LOWERED.sub(r"<sub>\1</sub>", raw))
