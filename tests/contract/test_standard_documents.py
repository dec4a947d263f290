"""Every edition with a text: its documents are whole in both languages and say what the rules and numbers say."""

import importlib.util
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from footprint.cli.main import cli
from footprint.errors import Lang
from footprint.pipeline.documents import build_documents
from footprint.publishing.nodes import Equation, Heading, Items, Node, Paragraph, Table
from footprint.publishing.pdf import pdf
from footprint.publishing.reading import manuscripts
from footprint.rules.registry import edition_ids, load_edition

ROOT = Path(__file__).parents[2]
EDITIONS = [i for i in edition_ids() if manuscripts(load_edition(i))]
LANGUAGES: tuple[Lang, Lang] = ("zh", "en")


def test_every_edition_has_its_two_documents() -> None:
    assert list(edition_ids()) == EDITIONS
    for edition in EDITIONS:
        assert set(manuscripts(load_edition(edition))) == {"quantification", "evaluation"}


def shape(node: Node) -> tuple[object, ...]:
    """What must be alike in both languages: kind, numbers, codes, size."""
    number = node.number if isinstance(node, Heading | Paragraph | Equation | Table) else ""
    size: object = len(node.items) if isinstance(node, Items) else ""
    if isinstance(node, Table):
        size = (len(node.columns), len(node.rows))
    return type(node).__name__, number, node.code if isinstance(node, Paragraph) else "", size


@pytest.mark.parametrize("edition", EDITIONS)
def test_clauses_rules_and_parameters_are_all_there_and_both_languages_have_one_structure(edition: str) -> None:
    zh, en = (build_documents(load_edition(edition), lang) for lang in LANGUAGES)

    assert zh.keys() == en.keys()
    for part in zh:
        assert [shape(n) for n in zh[part].document.nodes] == [shape(n) for n in en[part].document.nodes]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_rule_has_a_sentence_of_its_own(edition: str) -> None:
    documents = build_documents(load_edition(edition), "zh")

    assert [r.rule.code for d in documents.values() for r in d.requirements if not r.written] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_parameter_is_printed_as_the_edition_has_it(edition: str) -> None:
    loaded = load_edition(edition)
    rows = {
        row
        for d in build_documents(loaded, "en").values()
        for n in d.document.nodes
        if isinstance(n, Table) and n.columns[:2] == ("Parameter", "Value")
        for row in n.rows
    }
    printed = {(name, Decimal(value.replace("−", "-"))) for name, value, *_ in rows}

    assert {(name, p.value) for name, p in loaded.parameters.items()} <= printed


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_every_document_can_be_set(edition: str, lang: Lang) -> None:
    for built in build_documents(load_edition(edition), lang).values():
        assert pdf(built.document).startswith(b"%PDF-")


@pytest.mark.parametrize("suffix", [".pdf", ".md"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_command_writes_the_evaluation_standard_when_no_part_is_said(
    tmp_path: Path, edition: str, suffix: str
) -> None:
    target = tmp_path / f"document{suffix}"

    result = CliRunner().invoke(cli, ["standards", "document", edition, "--lang", "zh", "-o", str(target)])

    assert result.exit_code == 0, result.output
    content = target.read_bytes()
    assert content.startswith(b"%PDF-") if suffix == ".pdf" else "评价" in content.decode().split("\n")[0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([EDITIONS[0], "-o", "x.docx"], ".pdf"),
        ([EDITIONS[0], "--part", "nothing", "-o", "x.pdf"], "evaluation"),
        (["nothing@2026", "-o", "x.pdf"], "unknown standard"),
    ],
)
def test_what_cannot_be_written_is_refused_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)

    result = CliRunner().invoke(cli, ["standards", "document", *arguments, "--lang", "en"])

    assert result.exit_code == 3
    assert said in result.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_page_of_the_standard_is_what_its_edition_says(edition: str) -> None:
    spec = importlib.util.spec_from_file_location("make_standard_docs", ROOT / "tools" / "make_standard_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    assert module.path_of(edition).read_text("utf-8") == module.page(edition), "run make docs"
