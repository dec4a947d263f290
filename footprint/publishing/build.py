"""From a manuscript to a numbered document: numbers first, so that references know them, then the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from footprint.errors import InputError, Lang, Problem, Text
from footprint.model.verdict import Obligation
from footprint.publishing import words
from footprint.publishing.context import Context
from footprint.publishing.filling import FORMS, Filler, FillingError
from footprint.publishing.generated import MAKERS
from footprint.publishing.nodes import (
    Document,
    Entry,
    Equation,
    Front,
    Heading,
    Items,
    Node,
    Note,
    Paragraph,
    Reference,
    Table,
)
from footprint.publishing.reading import Manuscript, Read
from footprint.publishing.requirements import Requirement, of_block
from footprint.publishing.source import Block, Cover

_FRONT = {"foreword": words.FOREWORD, "introduction": words.INTRODUCTION}
_NUMBERED = ("section", "item", "term")


@dataclass
class _Numbers:
    """Counters of one document."""

    clauses: int = 0
    annexes: int = 0
    tables: int = 0
    formulas: int = 0
    prefix: str = ""
    """Letter of the annex and a point, or nothing in the body."""
    number: dict[int, str] = field(default_factory=dict)
    """Number of a block by its identity."""

    def next_chapter(self, kind: str) -> str:
        """Number of the next clause or letter of the next annex; other chapters have none."""
        if kind == "clause":
            self.clauses += 1
            return str(self.clauses)
        if kind == "annex":
            self.annexes += 1
            self.tables = self.formulas = 0
            letter = chr(ord("A") + self.annexes - 1)
            self.prefix = f"{letter}."
            return letter
        return ""

    def next_table(self) -> str:
        """Number of the next table."""
        self.tables += 1
        return f"{self.prefix}{self.tables}"

    def next_formula(self) -> str:
        """Number of the next formula."""
        self.formulas += 1
        return f"{self.prefix}{self.formulas}"


@dataclass(frozen=True)
class Built:
    """A document, and what the checks over all documents of an edition need to know."""

    document: Document
    clauses: tuple[str, ...]
    """Clauses of the edition whose rules the document states."""
    requirements: tuple[Requirement, ...]
    parameters: frozenset[str]


def build(manuscript: Manuscript, context: Context) -> Built:
    """Number and fill in a manuscript.

    Raises
    ------
    InputError
        With every placeholder that names nothing, label that is taken twice, standard that is listed but not cited,
        and generated table that cannot be made.
    """
    return _Builder(manuscript, context).build()


class _Builder:
    def __init__(self, manuscript: Manuscript, context: Context) -> None:
        self.manuscript = manuscript
        self.context = context
        self.problems: list[Problem] = []
        self.requirements: list[Requirement] = []
        self.numbers: dict[int, str] = {}
        self.targets: dict[str, str] = {}
        self.standards = {
            b.standard.id: b.standard.number for r in manuscript.chapters for b in _all(r.chapter.blocks) if b.standard
        }
        self._number()
        self.filler = Filler(context, self.targets, self.standards)

    def build(self) -> Built:
        nodes: list[Node] = []
        for read in self.manuscript.chapters:
            nodes.append(self._heading(read))
            nodes.extend(self._blocks(read, read.chapter.blocks, ("blocks",), 1))
        cover = self._cover()
        self._uncited()
        if self.problems:
            raise InputError(self.problems)
        used = self.context.used
        document = Document(self.context.lang, cover, tuple(_numbered_notes(nodes)))
        return Built(document, tuple(used.clauses), tuple(self.requirements), frozenset(used.parameters))

    # ---- numbers -----------------------------------------------------------------------------------------------

    def _number(self) -> None:
        count = _Numbers()
        for read in self.manuscript.chapters:
            chapter = read.chapter
            number = count.next_chapter(chapter.kind)
            self.numbers[id(chapter)] = number
            if chapter.kind == "annex":
                self._name(read, chapter.label, words.ANNEX.format(number=number), ())
            else:
                self._name(read, chapter.label, Text.same(number or "—"), ())
            self._number_blocks(read, chapter.blocks, number, count, ("blocks",))

    def _number_blocks(
        self, read: Read, blocks: Sequence[Block], above: str, count: _Numbers, path: tuple[object, ...]
    ) -> None:
        below = 0
        for index, block in enumerate(blocks):
            here = (*path, index)
            if block.table is not None or (block.generated is not None and block.generated.caption is not None):
                number = count.next_table()
                self._name(read, block.label, words.TABLE.format(number=number), here)
            elif block.formula is not None:
                number = count.next_formula()
                self._name(read, block.label, words.FORMULA.format(number=number), here)
            elif block.rules is not None:
                number = f"{above}.{below + 1}"
                below += len(of_block(block, self.context.edition))
                self._name(read, block.label, Text.same(number), here)
            elif any(getattr(block, name) is not None for name in _NUMBERED):
                below += 1
                number = f"{above}.{below}"
                self._name(read, block.label, Text.same(number), here)
            else:
                number = above
            self.numbers[id(block)] = number
            self._number_blocks(read, block.blocks, number, count, (*here, "blocks"))

    def _name(self, read: Read, label: str | None, name: Text, path: tuple[object, ...]) -> None:
        if label is None:
            return
        if label in self.targets:
            self._fault(read, path, "document.label", Text.same(label), Text("未用过的标签", "a label not used before"))
        self.targets[label] = self.context.of(name)

    # ---- text --------------------------------------------------------------------------------------------------

    def _heading(self, read: Read) -> Heading:
        chapter, number = read.chapter, self.numbers[id(read.chapter)]
        of = self.context.of
        if chapter.kind in _FRONT:
            return Heading(1, "", of(_FRONT[chapter.kind]), kind="front")
        if chapter.kind == "bibliography":
            return Heading(1, "", of(words.BIBLIOGRAPHY), kind="back")
        title = self._fill(read, chapter.title or words.ANNEX, ("title",))
        if chapter.kind == "clause":
            return Heading(1, number, title)
        nature = words.NORMATIVE if chapter.nature == "normative" else words.INFORMATIVE
        return Heading(1, number, title, of(nature), "annex")

    def _blocks(self, read: Read, blocks: Sequence[Block], path: tuple[object, ...], level: int) -> Iterator[Node]:
        for index, block in enumerate(blocks):
            here = (*path, index)
            if block.section is not None:
                title = self._fill(read, block.section, (*here, "section"))
                yield Heading(level + 1, self.numbers[id(block)], title)
                yield from self._blocks(read, block.blocks, (*here, "blocks"), level + 1)
            else:
                yield from self._block(read, block, here)

    def _block(self, read: Read, block: Block, here: tuple[object, ...]) -> Iterator[Node]:
        number = self.numbers[id(block)]
        if block.text is not None:
            yield Paragraph(self._fill(read, block.text, here))
        elif block.item is not None:
            yield Paragraph(self._fill(read, block.item, here), number)
        elif block.list:
            yield Items(tuple(self._fill(read, text, (*here, "list", i)) for i, text in enumerate(block.list)))
        elif block.note is not None:
            yield Note(self._fill(read, block.note, here))
        elif block.formula is not None:
            comma = "、" if self.context.lang == "zh" else ", "
            where = tuple((s.symbol.replace("、", comma), self._fill(read, s.means, here)) for s in block.formula.where)
            yield Equation(block.formula.text, number, where)
        elif block.term is not None:
            yield self._term(read, block, here)
        elif block.standard is not None:
            title = self._fill(read, block.standard.title, here)
            between = "　" if self.context.lang == "zh" else ", "
            yield Reference(f"{block.standard.number}{between}{title}")
        elif block.rules is not None:
            yield from self._rules(read, block, here)
        elif block.table is not None:
            yield self._table(read, block, here)
        elif block.generated is not None:
            yield from self._generated(read, block, here)

    def _term(self, read: Read, block: Block, here: tuple[object, ...]) -> Entry:
        term = block.term
        assert term is not None
        zh, en = term.name.zh, term.name.en
        name, other = (zh, en) if self.context.lang == "zh" else (en, zh)
        equivalent = f"{other}; {term.short}" if term.short else other
        return Entry(self.numbers[id(block)], name, equivalent, self._fill(read, term.definition, here))

    def _rules(self, read: Read, block: Block, here: tuple[object, ...]) -> Iterator[Node]:
        assert block.rules is not None
        clause = block.rules
        if clause not in self.context.edition.data.clauses:
            expected = Text("版次的条款", "a clause of the edition")
            self._fault(read, (*here, "rules"), "document.clause", Text.same(clause), expected)
            return
        self.context.used.clauses.append(clause)
        codes = {r.code for r in self.context.edition.rules if r.clause == clause}
        for code in sorted(set(block.sentences) - codes):
            expected = Text(f"条款 {clause} 的规则编号", f"the code of a rule of clause {clause}")
            self._fault(read, (*here, "sentences", code), "document.rule", Text.same(code), expected)
        base, first = self.numbers[id(block)].rsplit(".", 1)
        for index, (rule, sentence) in enumerate(of_block(block, self.context.edition)):
            number = f"{base}.{int(first) + index}"
            said = self._fill(read, sentence, (*here, "sentences", rule.code))
            if not _has_verb(said, rule.obligation, self.context.lang):
                zh, en = words.VERBS[rule.obligation]
                expected = Text(f"含有“{'、'.join(zh)}”之一的句子", f"a sentence with {' or '.join(en)}")
                self._fault(read, (*here, "sentences", rule.code), "document.verb", Text.same(said[:60]), expected)
            self.requirements.append(Requirement(number, rule, rule.code in block.sentences))
            yield Paragraph(said, number, rule.code)

    def _table(self, read: Read, block: Block, here: tuple[object, ...]) -> Table:
        table = block.table
        assert table is not None
        return Table(
            number=self.numbers[id(block)],
            caption=self._fill(read, table.caption, (*here, "table", "caption")),
            columns=tuple(
                self._fill(read, c.title, (*here, "table", "columns", i)) for i, c in enumerate(table.columns)
            ),
            widths=tuple(c.width for c in table.columns),
            centred=tuple(i for i, c in enumerate(table.columns) if c.centred),
            rows=tuple(
                tuple(self._fill(read, cell, (*here, "table", "rows", i)) for cell in row)
                for i, row in enumerate(table.rows)
            ),
        )

    def _generated(self, read: Read, block: Block, here: tuple[object, ...]) -> Iterator[Node]:
        wanted = block.generated
        assert wanted is not None
        maker = MAKERS.get(wanted.what)
        place = (*here, "generated", "what")
        if maker is None:
            expected = Text("、".join(MAKERS), ", ".join(MAKERS))
            self._fault(read, place, "document.maker", Text.same(wanted.what), expected)
            return
        caption = self._fill(read, wanted.caption, place) if wanted.caption else ""
        try:
            yield from maker(self.context, wanted.of, self.numbers[id(block)], caption, self.requirements)
        except KeyError as error:
            expected = Text("版次或清单中有的名称", "a name that the edition or the inventory has")
            self._fault(read, place, "document.generated", Text.same(str(error.args[0])), expected)

    def _cover(self) -> Front:
        cover: Cover = self.manuscript.cover
        notice = tuple(self._fill(self.manuscript, text, ("notice", i)) for i, text in enumerate(cover.notice))
        of, other = self.context.of, "en" if self.context.lang == "zh" else "zh"
        return Front(
            number=of(cover.number),
            level=of(cover.level),
            title=tuple(of(t) for t in cover.title),
            other_title=tuple(t.en if other == "en" else t.zh for t in cover.title),
            state=of(cover.state),
            notice=notice,
            issued=of(cover.issued),
            takes_effect=of(cover.takes_effect),
            publisher=of(cover.publisher),
            edition=f"{self.context.edition.id}  sha256 {self.context.edition.digest[:16]}",
        )

    # ---- faults ------------------------------------------------------------------------------------------------

    def _fill(self, read: Read | Manuscript, text: Text, path: tuple[object, ...]) -> str:
        try:
            return self.filler.fill(text)
        except FillingError as error:
            self._fault(read, path, "document.placeholder", Text.same(str(error)), FORMS)
            return self.context.of(text)

    def _uncited(self) -> None:
        for read in self.manuscript.chapters:
            for index, block in enumerate(read.chapter.blocks):
                if block.standard is not None and block.standard.id not in self.context.used.cited:
                    expected = Text("正文用 {std:…} 引用的文件", "a document that the text cites with {std:…}")
                    found = Text.same(block.standard.number)
                    self._fault(read, ("blocks", index), "document.uncited", found, expected)

    def _fault(self, read: Read | Manuscript, path: tuple[object, ...], code: str, found: Text, expected: Text) -> None:
        todo = Text("改正该处", "correct it there")
        self.problems.append(Problem(code, read.file.place(*path), found, expected, todo))


def _numbered_notes(nodes: Sequence[Node]) -> Iterator[Node]:
    """Notes that follow one another get numbers; a note alone has none."""
    for several, group in groupby(nodes, key=lambda node: isinstance(node, Note)):
        found = list(group)
        if several and len(found) > 1:
            yield from (Note(n.text, i) for i, n in enumerate(found, start=1) if isinstance(n, Note))
        else:
            yield from found


def _all(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _all(block.blocks)


def _has_verb(text: str, obligation: Obligation, lang: Lang) -> bool:
    zh, en = words.VERBS[obligation]
    return any(verb in text for verb in (zh if lang == "zh" else en))
