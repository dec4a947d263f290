"""How the pages must read, word for word.

Written from the payload without the code that lays the pages out, on purpose: what that code printed is compared
with this, so an error in one of the two is an error found (double entry).
"""

from collections.abc import Iterator
from datetime import date

from footprint.errors import Lang, Text
from footprint.label.qr import DIGEST_DIGITS
from footprint.label.wording import Words
from footprint.model.certificate import Payload, Share


def label_lines(payload: Payload, words: Words) -> Iterator[str]:
    """The label, in reading order."""
    if payload.sample:
        yield "示例 SAMPLE"
    yield from _both(words["label.title"])
    if payload.standard.status == "draft":
        yield "草案 DRAFT"
    yield from _both(payload.product.name)
    yield from _both(words[f"footprint.{payload.boundary}"])
    for role in ("headline", "second"):
        for number in payload.numbers:
            if number.role == role:
                yield from _both(words[f"number.{number.key}"])
                yield f"{number.printed} {number.unit}"
    band = payload.band
    unit = "".join(f" {n.unit}" for n in payload.numbers if n.key == band.number and n.role != "headline")
    for letter, bound in zip(band.scale[:-1], band.bounds, strict=True):
        yield f"{letter} ≤ {bound}{unit}"
    yield f"{band.scale[-1]} > {band.bounds[-1]}{unit}"
    yield band.reached
    yield from _both(words["field.boundary"])
    yield from _both(words[f"boundary.{payload.boundary}"])
    yield from _both(words["field.standard"])
    yield payload.standard.id
    yield from _both(words["field.number"])
    yield payload.number
    yield from _both(words["field.valid_until"])
    yield payload.valid_until.isoformat()


def annex_lines(payload: Payload, words: Words) -> Iterator[str]:
    """The annex, in reading order."""
    if payload.sample:
        yield "示例 SAMPLE"
    yield from _both(words["annex.title"])
    languages: tuple[Lang, ...] = ("zh", "en")
    for lang in languages:
        yield from _named("field.number", payload.number, words, lang)
    others = [number for number in payload.numbers if number.role == "sensitivity"]
    for lang in languages:
        if others:
            yield words["section.sensitivities"].of(lang)
        for number in others:
            yield from _named(f"number.{number.key}", f"{number.printed} {number.unit}", words, lang)
        if payload.remarks:
            yield words["section.remarks"].of(lang)
        for remark in payload.remarks:
            yield f"·{remark.of(lang)}"


def page_lines(payload: Payload, digest: str, words: Words, lang: Lang, *, annexed: bool) -> Iterator[str]:
    """One page of the certificate, in reading order; with `annexed` the remarks stand on the annex."""
    if payload.sample:
        yield "示例 SAMPLE"
    yield payload.issuer.name.of(lang)
    yield from _title(payload, words, lang)
    yield from _named("field.number", payload.number, words, lang)
    yield words["intro"].of(lang)
    yield from _parties(payload, words, lang)
    yield from _product(payload, words, lang)
    yield from _results(payload, words, lang)
    yield from _basis(payload, words, lang)
    if payload.remarks:
        yield words["section.remarks"].of(lang)
        if annexed:
            yield f"·{words['annex.remarks'].of(lang).format(count=len(payload.remarks))}"
        for remark in () if annexed else payload.remarks:
            yield f"·{remark.of(lang)}"
    for key, value in (
        ("payload_digest", digest[:DIGEST_DIGITS]),
        ("inventory_digest", payload.inventory_digest[:DIGEST_DIGITS]),
        ("submission_digest", payload.submission_digest[:DIGEST_DIGITS]),
        ("software", payload.software),
        ("verify", "footprint verify FILE"),
    ):
        yield from _named(f"field.{key}", value, words, lang)
    yield from _named("field.issuer", payload.issuer.name.of(lang), words, lang)
    if payload.standard.status == "published" and payload.issuer.approval_number is not None:
        yield from _named("field.approval", payload.issuer.approval_number, words, lang)
    yield from _named("field.issued_on", _day(payload.issued_on, lang), words, lang)
    yield from _named("field.valid_until", _day(payload.valid_until, lang), words, lang)
    yield from label_lines(payload, words)


def _both(text: Text) -> tuple[str, str]:
    return text.zh, text.en


def _named(key: str, value: str, words: Words, lang: Lang) -> tuple[str, str]:
    return words[key].of(lang), value


def _day(value: date, lang: Lang) -> str:
    return value.isoformat() if lang == "en" else f"{value.year}年{value.month}月{value.day}日"


def _title(payload: Payload, words: Words, lang: Lang) -> Iterator[str]:
    published = payload.standard.status == "published"
    approval = payload.issuer.approval_number
    if not published:
        title = words["title.pilot"]
    else:
        title = words["title.evaluation"] if approval is None else words["title.certification"]
    yield title.of(lang)
    yield title.zh if lang == "en" else title.en
    if published and approval is not None:
        yield from _named("field.approval", approval, words, lang)
    else:
        yield words["title.not_certification"].of(lang)


def _parties(payload: Payload, words: Words, lang: Lang) -> Iterator[str]:
    yield words["section.parties"].of(lang)
    for key, party in (
        ("client", payload.client),
        ("manufacturer", payload.manufacturer),
        ("factory", payload.factory),
    ):
        yield from _named(f"field.{key}", party.name.of(lang), words, lang)
        yield from _named("field.address", party.address.of(lang), words, lang)


def _product(payload: Payload, words: Words, lang: Lang) -> Iterator[str]:
    yield words["section.product"].of(lang)
    yield from _named("field.product", payload.product.name.of(lang), words, lang)
    yield from _named("field.model", payload.product.model, words, lang)
    yield from _named("field.specification", payload.product.specification.of(lang), words, lang)
    trademark = payload.product.trademark
    yield from _named("field.trademark", words["none"].of(lang) if trademark is None else trademark, words, lang)
    for fact in payload.facts:
        value = fact.value.of(lang) if isinstance(fact.value, Text) else fact.value
        yield from _named(f"fact.{fact.key}", value + (fact.unit or ""), words, lang)


def _results(payload: Payload, words: Words, lang: Lang) -> Iterator[str]:
    yield words["section.result"].of(lang)
    yield from _named("field.band", payload.band.reached, words, lang)
    for number in payload.numbers:
        if number.role != "sensitivity":
            yield from _named(f"number.{number.key}", f"{number.printed} {number.unit}", words, lang)
    yield words["section.stages"].of(lang)
    yield from _shares("stage", payload.stages, words, lang)
    yield words["section.gases"].of(lang)
    yield from _shares("gas", payload.gases, words, lang)


def _shares(kind: str, shares: tuple[Share, ...], words: Words, lang: Lang) -> Iterator[str]:
    for share in shares:
        yield from _named(f"{kind}.{share.key}", f"{share.printed} %", words, lang)
        yield f"{share.value} kg CO2e"


def _basis(payload: Payload, words: Words, lang: Lang) -> Iterator[str]:
    standard = payload.standard
    status = words[f"status.{standard.status}"].of(lang)
    edition = f"{standard.id} {status} {standard.digest[:DIGEST_DIGITS]}"
    boundary = words[f"boundary.{payload.boundary}"].of(lang)
    footprint = words[f"footprint.{payload.boundary}"].of(lang)
    between = {"zh": "至", "en": " to "}[lang]
    period = f"{_day(payload.period_from, lang)}{between}{_day(payload.period_to, lang)}"
    gwp = words[f"characterisation.{payload.characterisation}"].of(lang)
    yield words["section.basis"].of(lang)
    yield from _named("field.standard", standard.title.of(lang), words, lang)
    yield from _named("field.edition", edition, words, lang)
    yield from _named("field.characterisation", gwp, words, lang)
    yield from _named("field.declared_unit", payload.declared_unit.of(lang), words, lang)
    yield from _named("field.boundary", f"{boundary} · {footprint}", words, lang)
    yield from _named("field.period", period, words, lang)
