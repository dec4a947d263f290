"""What holds for any submission, and for any bytes."""

import io
import json
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from bakery import CHOICES, STANDARD, TITLE, Bakery, Dough, Flour, Shop
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tampering import found, workbook

from footprint.intake.read import read_submission
from footprint.intake.template import write_template
from footprint.model.base import Quantity

printable = st.characters(codec="utf-8").filter(str.isprintable)
texts = st.text(printable, min_size=1, max_size=20).filter(lambda t: t == t.strip() and "｜" not in t)
tricky = st.sampled_from(
    ["=1+1", "#N/A", "-", "'", "007", "1E5", "TRUE", "2026-01-01", "_x0041_", "<&>", "{0}", "否", "+86"]
)
papers = st.lists(st.from_regex(r"[A-Za-z0-9_-]{1,8}", fullmatch=True), max_size=3).map(tuple)
amounts = st.decimals(0, 10**9, places=4).filter(bool)
numbers = st.decimals(0, 10**9, places=4, allow_nan=False)


def quantities(*units: str) -> st.SearchStrategy[Quantity]:
    return st.builds(Quantity, value=amounts, unit=st.sampled_from(units))


shops = st.builds(
    Shop,
    name_zh=texts | tricky,
    opened=st.dates(date(2000, 1, 1), date(2100, 12, 31)),
    loaf=quantities("g", "kg", "t"),
    ovens=st.integers(1, 50),
    organic=st.booleans(),
    licence=st.from_regex(r"[A-Z0-9]{1,24}", fullmatch=True),
    closed=st.none(),
)
doughs = st.builds(
    Dough,
    name=texts | tricky,
    flour=st.sampled_from(Flour),
    mass=quantities("kg", "g"),
    share=numbers,
    water=st.none() | quantities("L", "mL", "m3"),
    process=st.none() | st.sampled_from(["mixing", "kneading"]) | texts,
    papers=papers,
)
bakeries = st.builds(
    Bakery, shop=shops, doughs=st.lists(doughs, min_size=1, max_size=6, unique_by=lambda d: d.name).map(tuple)
)
modest = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@modest
@given(bakeries)
def test_any_submission_survives_the_workbook_and_json_with_one_digest(data: Bakery) -> None:
    with TemporaryDirectory() as folder:
        book, text = Path(folder, "a.xlsx"), Path(folder, "a.json")
        write_template(book, standard=STANDARD, title=TITLE, submission=Bakery, choices=CHOICES, data=data)
        content = {"standard": STANDARD, **json.loads(data.model_dump_json())}
        text.write_text(json.dumps(content), encoding="utf-8")
        first, second = (read_submission(p, standard=STANDARD, submission=Bakery) for p in (book, text))
    assert first.data == data == second.data
    assert first.digest == second.digest


with TemporaryDirectory() as _folder:
    GOOD = workbook(Path(_folder, "good.xlsx")).read_bytes()
with zipfile.ZipFile(io.BytesIO(GOOD)) as _archive:
    MEMBERS = {name: _archive.read(name) for name in _archive.namelist()}


def refused_or_read(content: bytes, name: str) -> None:
    """Reading ends with a record or an InputError; any other exception fails the test."""
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        found(path)


@modest
@given(st.binary(max_size=300), st.sampled_from(["", "PK\x03\x04", "{", "standard: bakery@2026\n"]))
def test_random_bytes_are_refused(content: bytes, head: str) -> None:
    for name in ("a.xlsx", "a.json", "a.yaml"):
        refused_or_read(head.encode("latin-1") + content, name)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_mutated_archives_never_crash(data: st.DataObject) -> None:
    content = bytearray(GOOD)
    for position in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        content[position] = data.draw(st.integers(0, 255))
    refused_or_read(bytes(content), "a.xlsx")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_mutated_parts_never_crash(data: st.DataObject) -> None:
    """Damage inside a part, in an archive that is sound."""
    name = data.draw(st.sampled_from(sorted(MEMBERS)))
    part = bytearray(MEMBERS[name])
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(part)))
        stop = min(len(part), start + data.draw(st.integers(0, 12)))
        new = data.draw(
            st.binary(max_size=6) | st.sampled_from([b"9" * 30, b"-1", b'""', b"A1:XFD9", b"&#0;", b"NaN", b"1e999"])
        )
        part[start:stop] = new
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as out:
        for member, content in MEMBERS.items():
            out.writestr(member, bytes(part) if member == name else content)
    refused_or_read(raw.getvalue(), "a.xlsx")


@modest
@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_the_digest_sees_the_number_not_its_spelling(number: Decimal) -> None:
    from footprint.intake.digest import number_text

    assert number_text(number) == number_text(number * Decimal("1.000"))
    assert Decimal(number_text(number)) == number
