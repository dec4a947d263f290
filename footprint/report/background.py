"""What stood for the shipped background, as text and as plain data."""

import json
from collections.abc import Iterable, Sequence

from footprint.errors import Lang, Text
from footprint.model.background import ImportedBackground

_WORDS = {
    "title": Text(
        "背景：{n} 个过程取自导入的数据库 {name}（SHA-256 {digest}；{author} 于 {date} 对应）",
        "Background: {n} processes drawn from the imported database {name} (SHA-256 {digest}; "
        "matched by {author}, {date})",
    ),
    "left": Text("仍取自自带清单的 {n} 个过程：{names}", "{n} processes still from the shipped inventory: {names}"),
    "none": Text(
        "背景：本产品未用到映射文件中的任何过程", "Background: the product draws on no process of the mapping file"
    ),
    "missing": Text(
        "该数据库缺失 {n} 项，由 {author} 于 {date} 书面接受（清单 SHA-256 {digest}）：{reason}",
        "{n} items missing in that database, accepted in writing by {author}, {date} (list SHA-256 {digest}): {reason}",
    ),
}


def as_text(background: ImportedBackground | None, left: Sequence[str], items: Iterable[str], lang: Lang) -> str:
    """For a terminal: every match, what stays as shipped, and everything that is missing in the database.

    Parameters
    ----------
    background
        As it would be signed; None if the product draws on nothing that is mapped.
    left
        Processes that stay as shipped.
    items
        What the import left out, line by line.
    """
    if background is None:
        return _WORDS["none"].of(lang)
    head = background.model_dump(include={"name", "digest", "author", "date"})
    lines = [_WORDS["title"].format(n=len(background.swapped), **head).of(lang)]
    for match in background.swapped:
        note = f"  {match.note}" if match.note else ""
        lines.append(f"  {match.process} {match.sign} {match.target}{note}")
    lines.append(_WORDS["left"].format(n=len(left), names=" ".join(left) or "-").of(lang))
    if background.missing is not None:
        missing = background.missing
        said = missing.model_dump(include={"author", "date", "digest", "reason"})
        lines.append(_WORDS["missing"].format(n=missing.count, **said).of(lang))
        lines += [f"  {item}" for item in items]
    return "\n".join(lines)


def as_data(background: ImportedBackground | None, left: Sequence[str], items: Iterable[str]) -> dict[str, object]:
    """For JSON: ``imported`` is what would be signed, ``shipped`` what stays, ``missing`` the accepted list in full."""
    imported = None if background is None else background.model_dump(mode="json")
    return {"imported": imported, "shipped": list(left), "missing": list(items)}


def with_background(
    document: str, background: ImportedBackground | None, left: Sequence[str], items: Iterable[str]
) -> str:
    """The JSON of an assessment with the key ``background`` added."""
    whole = json.loads(document) | {"background": as_data(background, left, items)}
    return json.dumps(whole, ensure_ascii=False, indent=2)
