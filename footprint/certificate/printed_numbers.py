"""Compares the numbers on the pages with the payload, without knowing the words around them.

`check_printed` compares every word, for which it has to know how this release and edition word a certificate. A
certificate of another release is checked here: its words may differ, its numbers may not.
"""

import re
from collections.abc import Iterator

from footprint.certificate.canonical import canonical_bytes
from footprint.certificate.printed import PAGES, plain, read_pages
from footprint.errors import Problem, Text
from footprint.model.certificate import Payload

_DECIMAL = re.compile(r"(?<![\d.])\d+\.\d+(?![\d.]*\d)")
_TODO = Text("不要使用此文件", "do not use this file")


def check_printed_numbers(pdf: bytes, payload: Payload) -> tuple[Problem, ...]:
    """Every number of the payload stands on both pages, and no decimal stands anywhere that it does not hold.

    Parameters
    ----------
    pdf
        The certificate, sealed or not.
    payload
        What it must say.

    Returns
    -------
    tuple of Problem
        Empty if the numbers agree.
    """
    attached, pages = read_pages(pdf)
    faults = []
    if attached != [canonical_bytes(payload)] or len(pages) not in (PAGES, PAGES + 1):
        found = Text("内嵌数据或页数不符", "other embedded data or another number of pages")
        faults.append(Problem("printed.payload", "PDF", found, Text.same(f"payload, {PAGES}–{PAGES + 1}"), _TODO))
    signed = set(_DECIMAL.findall(canonical_bytes(payload).decode()))
    for n, page in enumerate(pages, start=1):
        text = plain(page)
        for wanted in _numbers(payload) if n <= PAGES else _sensitivities(payload):
            if plain(wanted) not in text:
                absent = Text(f"没有“{wanted}”", f"no '{wanted}'")
                faults.append(Problem("printed.absent", f"PDF page {n}", absent, Text.same(wanted), _TODO))
        for other in sorted(set(_DECIMAL.findall(page)) - signed):
            faults.append(
                Problem(
                    "printed.unaccounted",
                    f"PDF page {n}",
                    Text.same(other),
                    Text("只印签名数据中的数", "only numbers of the signed data"),
                    _TODO,
                )
            )
    return tuple(faults)


def _numbers(payload: Payload) -> Iterator[str]:
    yield payload.number
    for number in payload.numbers:
        if number.role != "sensitivity":
            yield f"{number.printed} {number.unit}"
    for share in (*payload.stages, *payload.gases):
        yield f"{share.printed} %"
        yield f"{share.value} kg CO2e"
    for fact in payload.facts:
        if isinstance(fact.value, str):
            yield f"{fact.value}{fact.unit or ''}"
    yield from payload.band.bounds


def _sensitivities(payload: Payload) -> Iterator[str]:
    yield payload.number
    yield from (f"{n.printed} {n.unit}" for n in payload.numbers if n.role == "sensitivity")
