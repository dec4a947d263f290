"""Reads the finished PDF back and compares what it says with the payload."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import cast

from pypdf import PageObject, PdfReader
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, StreamObject

from footprint.certificate.canonical import canonical_bytes, payload_digest
from footprint.certificate.embed import PAYLOAD_NAME
from footprint.certificate.transcript import annex_lines, label_lines, page_lines
from footprint.errors import Lang, Problem, Text
from footprint.label.fonts import SUBSCRIPTS
from footprint.label.wording import Words
from footprint.model.certificate import Payload

PAGES = 2
"""One for each language; an annex may follow."""
_LANGUAGES: tuple[Lang, ...] = ("zh", "en")
_CONTEXT = 12
_MOST = 10
_TEXT_OR_FORM = re.compile(rb"\b(?:BT|Do)\b")
_TODO = Text("不要使用此文件；重新生成", "do not use this file; make it again")


def check_printed(pdf: bytes, payload: Payload, wording: Mapping[str, Text]) -> tuple[Problem, ...]:
    """Compare every word and number on the certificate's pages, and the embedded payload, with `payload`.

    The text is extracted by pypdf, a library that had no part in drawing it. White space aside the pages must
    read exactly as the payload says: a number that is missing, changed, doubled, in another place, or accounted for
    by nothing is a fault.

    Parameters
    ----------
    pdf
        The certificate, sealed or not.
    payload
        What it must say.
    wording
        The edition's words.

    Returns
    -------
    tuple of Problem
        Empty if the document says what the payload says.
    """
    canonical = canonical_bytes(payload)
    digest = payload_digest(canonical)
    words = Words(wording)
    attached, read = read_pages(pdf)
    annexed = len(read) == PAGES + 1
    pages = [page_lines(payload, digest, words, lang, annexed=annexed) for lang in _LANGUAGES]
    if annexed:
        pages.append(annex_lines(payload, words))
    faults = _compare(read, pages)
    if attached != [canonical]:
        found = Text("与所给内容不同的内嵌数据", "embedded data other than the payload")
        faults.append(Problem("printed.payload", PAYLOAD_NAME, found, Text.same("payload"), _TODO))
    return tuple(faults)


def check_printed_label(pdf: bytes, payload: Payload, wording: Mapping[str, Text]) -> tuple[Problem, ...]:
    """Compare every word and number on a label with `payload`; see `check_printed`."""
    return tuple(_compare(read_pages(pdf)[1], [label_lines(payload, Words(wording))]))


def read_pages(pdf: bytes) -> tuple[list[bytes], list[str]]:
    """Embedded payloads and the text of each page; nothing of a file that cannot be read."""
    try:
        reader = PdfReader(io.BytesIO(pdf))
        for page in reader.pages:
            _skip_ornament(page)
        return list(reader.attachments.get(PAYLOAD_NAME, [])), [page.extract_text() for page in reader.pages]
    except Exception:  # a damaged file makes the parser raise anything; its text then is not there
        return [], []


def _skip_ornament(page: PageObject) -> None:
    """Empty the forms that hold neither text nor other forms: pypdf would walk every line of the ornament."""
    resources = cast(DictionaryObject, page["/Resources"])
    forms = cast(DictionaryObject, resources.get("/XObject", DictionaryObject()).get_object())
    empty = DecodedStreamObject()
    empty[NameObject("/Subtype")] = NameObject("/Form")
    for name, form in forms.items():
        if not _TEXT_OR_FORM.search(cast(StreamObject, form.get_object()).get_data()):
            forms[name] = empty


def _compare(read: list[str], expected: Sequence[Iterable[str]]) -> list[Problem]:
    if len(read) != len(expected):
        found, wanted = (Text(f"{n} 页可读", f"{n} readable pages") for n in (len(read), len(expected)))
        return [Problem("printed.pages", "PDF", found, wanted, _TODO)]
    faults: list[Problem] = []
    for n, (text, lines) in enumerate(zip(read, expected, strict=True), start=1):
        faults += _differences(n, plain(text), plain("".join(lines)))
    return faults


def plain(text: str) -> str:
    """Text as it is compared: without white space, lowered figures as ordinary ones."""
    return "".join(text.split()).translate(SUBSCRIPTS)


def _differences(page: int, read: str, expected: str) -> list[Problem]:
    if read == expected:
        return []
    place = f"PDF page {page}"
    matcher = SequenceMatcher(a=read, b=expected, autojunk=False)
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    return [
        Problem("printed.differs", place, _excerpt(read, a, b), _excerpt(expected, c, d), _TODO)
        for _, a, b, c, d in changes[:_MOST]
    ]


def _excerpt(text: str, start: int, end: int) -> Text:
    before, part, after = text[max(start - _CONTEXT, 0) : start], text[start:end], text[end : end + _CONTEXT]
    return Text.same(f"…{before}[{part[:80]}]{after}…")
