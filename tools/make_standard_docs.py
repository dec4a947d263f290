"""Writes ``docs/standards/<standard>.md`` from the editions that have a text; a test holds the pages to them."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from footprint.pipeline.documents import overview
from footprint.publishing.reading import manuscripts
from footprint.rules.registry import edition_ids, load_edition
from footprint.strict_yaml.reader import load

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
_OUTCOMES = {
    "resolved": "已解决 / resolved",
    "refuted": "不成立 / refuted",
    "open": "未决 / open",
    "elsewhere": "属其他标准 / another standard",
}
_LISTS = {
    "findings": "## 评审意见的处理 / How the findings of the review were settled",
    "draft_clauses": "## 初稿条款的去向 / Where the clauses of the first draft went",
}
_COLUMNS = {
    "finding": "意见 / Finding",
    "clause": "条款 / Clause",
    "clauses": "本版条款 / Clauses of the edition",
    "title": "内容 / Subject",
    "settled": "结果 / Outcome",
    "how": "如何处理 / How",
    "where": "何处 / Where",
}


def path_of(edition: str) -> Path:
    """Where the page of an edition stands."""
    return FOLDER / f"{edition.split('@', maxsplit=1)[0]}.md"


def page(edition: str) -> str:
    """The page as it should be."""
    loaded = load_edition(edition)
    title = loaded.data.title
    head = _HEAD.format(zh=title.zh, en=title.en, id=edition)
    return head + overview(loaded) + "".join(f"{line}\n" for line in _settled(loaded.package))


def _settled(package: str) -> Iterator[str]:
    """Tables of ``findings.yaml`` beside the edition, where there is one."""
    spec = find_spec(package)
    path = Path((spec.submodule_search_locations or ["."])[0] if spec else ".") / "findings.yaml"
    if not path.is_file():
        return
    data: Any = load(path).data
    for name, title in _LISTS.items():
        entries = data.get(name, [])
        if not entries:
            continue
        keys = list(dict.fromkeys(key for entry in entries for key in entry))
        yield ""
        yield title
        yield ""
        yield "| " + " | ".join(_COLUMNS[key] for key in keys) + " |"
        yield "|" + "---|" * len(keys)
        for entry in entries:
            yield "| " + " | ".join(_cell(entry.get(key, "")) for key in keys) + " |"


def _cell(value: Any) -> str:
    if isinstance(value, dict):
        return "<br>".join(dict.fromkeys(str(part) for part in value.values())).replace("|", "\\|")
    if isinstance(value, list):
        return "；".join(f"`{part}`" for part in value)
    return _OUTCOMES.get(value, str(value)).replace("|", "\\|")


def main() -> None:
    """Write the page of every edition that has a text."""
    for edition in edition_ids():
        if manuscripts(load_edition(edition)):
            path_of(edition).write_text(page(edition), "utf-8")


if __name__ == "__main__":
    main()
