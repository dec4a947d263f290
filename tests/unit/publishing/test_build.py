"""Numbers, references and values of a document; whatever the text gets wrong is named at its line, all at once."""

import pytest

from footprint.errors import InputError
from footprint.publishing.nodes import Equation, Heading, Items, Node, Note, Paragraph, Reference, Table
from tests.unit.publishing.manuscript_cases import EDITION, built, clause


def nodes(*chapters: str, lang: str = "zh") -> tuple[Node, ...]:
    return built(*chapters, lang="zh" if lang == "zh" else "en").document.nodes


def faults(*chapters: str) -> list[tuple[str, str, str]]:
    with pytest.raises(InputError) as caught:
        built(*chapters)
    return [(p.code, p.place, p.found.en) for p in caught.value.problems]


def paragraphs(found: tuple[Node, ...]) -> list[tuple[str, str]]:
    return [(n.number, n.text) for n in found if isinstance(n, Paragraph)]


def test_a_value_is_pulled_from_the_edition_with_its_unit() -> None:
    p = EDITION.parameters["cutoff_single"]

    (found,) = paragraphs(nodes(clause('- text: {zh: "不超过{parameter:cutoff_single}", en: "x"}')))

    assert found == ("", f"不超过{p.value}\u00a0%")


def test_a_plain_number_is_rounded_only_where_the_text_says_so() -> None:
    text = '- text: {zh: "{value:own_manufacturing_cap} {value:own_manufacturing_cap|2}", en: "x"}'

    assert paragraphs(nodes(clause(text))) == [("", f"{EDITION.parameters['own_manufacturing_cap'].value} 0.19")]


def test_sections_items_and_rules_share_one_count() -> None:
    text = clause(
        """
- section: {zh: 节, en: section}
  blocks:
    - item: {zh: "应先做", en: "x"}
    - rules: "5.4"
    - item: {zh: "应后做", en: "x"}
"""
    )
    codes = [r.code for r in EDITION.rules if r.clause == "5.4"]

    found = [n for n in nodes(text) if isinstance(n, Paragraph)]

    assert [n.number for n in found] == [f"1.1.{i}" for i in range(1, len(codes) + 3)]
    assert [n.code for n in found] == ["", *codes, ""]


def test_annexes_have_letters_and_their_tables_and_formulas_follow() -> None:
    annex = """
kind: annex
nature: normative
title: {zh: 附, en: annex}
blocks:
  - generated: {what: bands, caption: {zh: 等级, en: bands}}
    label: bands
  - formula: {text: "a = b"}
    label: sum
  - text: {zh: "见{ref:bands}与{ref:sum}", en: "see {ref:bands} and {ref:sum}"}
"""
    found = nodes(
        annex,
        annex.replace("bands}}", "bands}}")
        .replace("label: bands", "label: b2")
        .replace("label: sum", "label: s2")
        .replace("ref:bands", "ref:b2")
        .replace("ref:sum", "ref:s2"),
    )

    assert [n.number for n in found if isinstance(n, Heading)] == ["A", "B"]
    assert [n.number for n in found if isinstance(n, Table | Equation)] == ["A.1", "A.1", "B.1", "B.1"]
    assert paragraphs(found) == [("", "见表A.1与式（A.1）"), ("", "见表B.1与式（B.1）")]


def test_a_reference_may_point_ahead() -> None:
    first = clause('- text: {zh: "见{ref:later}", en: "see {ref:later}"}')
    second = "kind: clause\nlabel: later\ntitle: {zh: 后, en: later}\nblocks:\n  - text: {zh: 文, en: text}\n"

    assert paragraphs(nodes(first, second))[0] == ("", "见2")


def test_notes_that_follow_one_another_are_counted() -> None:
    one, two = "- note: {zh: 甲, en: a}", "- note: {zh: 乙, en: b}"

    assert [n.mark for n in nodes(clause(one)) if isinstance(n, Note)] == [0]
    assert [n.mark for n in nodes(clause(f"{one}\n{two}")) if isinstance(n, Note)] == [1, 2]


def test_a_rule_without_sentence_states_its_title() -> None:
    text = clause('- section: {zh: 节, en: s}\n  blocks:\n    - rules: "5.4"')
    rule = next(r for r in EDITION.rules if r.clause == "5.4")

    assert paragraphs(nodes(text))[0][1] == f"应满足“{rule.title.zh}”的要求。"
    assert not built(text).requirements[0].written


def test_lists_and_references_are_filled_in_too() -> None:
    text = clause(
        """
- standard: {id: one, number: GB 1, title: {zh: 甲, en: A}}
- list:
    - {zh: "按{std:one}；", en: "by {std:one};"}
"""
    )

    found = nodes(text, lang="en")

    assert [n for n in found if isinstance(n, Reference | Items)] == [Reference("GB 1, A"), Items(("by GB\u00a01;",))]


@pytest.mark.parametrize(
    "placeholder",
    ["{parameter:none}", "{value:bound_a|x}", "{ref:none}", "{std:none}", "{lookup:evidence.none}", "{lookup:x}",
     "{process:none}", "{score:gold_mined_world|g}", "{score:gold_mined_world|kWh|2}", "{colour:red}",
     "{edition:none}", "{unit:none}", "{parameter :x}", "{"],
)  # fmt: skip
def test_an_unknown_placeholder_is_a_fault_at_its_line(placeholder: str) -> None:
    text = clause(f'- text: {{zh: 好, en: good}}\n- text:\n    zh: "{placeholder}"\n    en: "x"')

    ((code, place, found),) = faults(text)

    assert (code, place) == ("document.placeholder", "trial.yaml:5")
    assert placeholder.strip("{}").split(":")[0].split(" ")[0] in found


def test_every_fault_is_named_at_once() -> None:
    text = clause(
        """
- standard: {id: unused, number: GB 1, title: {zh: 甲, en: A}}
- text: {zh: "{parameter:none}", en: "x"}
- section: {zh: 节, en: s}
  blocks:
    - rules: "99.9"
    - rules: "5.4"
      sentences:
        JG-CUT-01: {zh: "不超过一点点。", en: "Not more than a little."}
        JG-NON-01: {zh: "应有。", en: "It shall."}
    - generated: {what: nothing}
    - generated: {what: parameters, of: ["99.9"]}
"""
    )

    assert {code for code, _, _ in faults(text)} == {
        "document.uncited",
        "document.placeholder",
        "document.clause",
        "document.rule",
        "document.verb",
        "document.maker",
        "document.generated",
    }


def test_a_label_belongs_to_one_place() -> None:
    text = clause("- item: {zh: 甲, en: a}\n  label: same\n- item: {zh: 乙, en: b}\n  label: same")

    assert [code for code, _, _ in faults(text)] == ["document.label"]


def test_a_source_cited_in_the_text_comes_first_in_the_bibliography() -> None:
    source = sorted(EDITION.data.sources, key=lambda s: s.id)[0]
    text = clause(f'- text: {{zh: "见{{cite:{source.id}}}", en: "x"}}\n- generated: {{what: sources}}')

    said, reference = nodes(text)[1:]

    assert isinstance(said, Paragraph)
    assert said.text == "见[1]"
    assert isinstance(reference, Reference)
    assert reference.text.startswith(f"[1]　{source.title.zh}")


def test_default_values_are_named_by_table_or_by_a_pattern_of_processes() -> None:
    text = clause('- generated: {what: default_values, caption: {zh: 值, en: values}, of: ["electricity_cn_*"]}')

    (table,) = [n for n in nodes(text) if isinstance(n, Table)]

    assert {row[3] for row in table.rows} == {"CN 2023", "CN 2024"}


def test_a_pattern_that_no_process_matches_is_a_fault() -> None:
    text = clause('- generated: {what: default_values, caption: {zh: 值, en: values}, of: ["no_such_*"]}')

    assert [code for code, _, _ in faults(text)] == ["document.generated"]
