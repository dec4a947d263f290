"""What the certificate says, in one language, as label and value."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from footprint.certificate.entries import Bar, Figure, Row
from footprint.errors import Lang, Text
from footprint.label.printable import certified
from footprint.label.qr import DIGEST_DIGITS
from footprint.label.text import with_unit
from footprint.label.wording import Words
from footprint.model.certificate import Party, Payload, PrintedNumber


def day(value: date, words: Words, lang: Lang) -> str:
    """A date as the language writes it."""
    parts = {"year": value.year, "month": value.month, "day": value.day, "iso": value.isoformat()}
    return words["date"].format(**parts).of(lang)


def title_key(payload: Payload) -> str:
    """Wording of the title. 认证 needs an approved body and a published edition."""
    if payload.standard.status == "draft":
        return "title.pilot"
    return "title.certification" if certified(payload) else "title.evaluation"


def parties(payload: Payload, words: Words, lang: Lang) -> Iterator[tuple[Row, Row]]:
    """Name and address of client, manufacturer and factory."""
    for key in ("client", "manufacturer", "factory"):
        party: Party = getattr(payload, key)
        yield (
            Row(f"/{key}/name", words[f"field.{key}"].of(lang), party.name.of(lang)),
            Row(f"/{key}/address", words["field.address"].of(lang), party.address.of(lang)),
        )


def product(payload: Payload, words: Words, lang: Lang) -> Iterator[Row]:
    """The product by the fields of the certificate rules."""
    item = payload.product
    trademark = item.trademark or words["none"].of(lang)
    yield Row("/product/name", words["field.product"].of(lang), item.name.of(lang))
    yield Row("/product/model", words["field.model"].of(lang), item.model)
    yield Row("/product/specification", words["field.specification"].of(lang), item.specification.of(lang))
    yield Row("/product/trademark", words["field.trademark"].of(lang), trademark)


def facts(payload: Payload, words: Words, lang: Lang) -> Iterator[Row]:
    """Properties of the product that the edition puts on paper."""
    for n, fact in enumerate(payload.facts):
        value = fact.value.of(lang) if isinstance(fact.value, Text) else fact.value
        yield Row(f"/facts/{n}/value", words[f"fact.{fact.key}"].of(lang), with_unit(value, fact.unit))


def basis(payload: Payload, words: Words, lang: Lang) -> Iterator[Row]:
    """What was judged by, and how it was computed."""
    standard = payload.standard
    status = words[f"status.{standard.status}"].of(lang)
    edition = f"{standard.id} {status} {standard.digest[:DIGEST_DIGITS]}"
    footprint = words[f"footprint.{payload.boundary}"].of(lang)
    boundary = f"{words[f'boundary.{payload.boundary}'].of(lang)} · {footprint}"
    start, end = (day(d, words, lang) for d in (payload.period_from, payload.period_to))
    period = words["period"].format(start=start, end=end).of(lang)
    gwp = words[f"characterisation.{payload.characterisation}"].of(lang)
    yield Row("/standard/title", words["field.standard"].of(lang), standard.title.of(lang))
    yield Row("/standard/id", words["field.edition"].of(lang), edition)
    yield Row("/characterisation", words["field.characterisation"].of(lang), gwp)
    yield Row("/declared_unit", words["field.declared_unit"].of(lang), payload.declared_unit.of(lang))
    yield Row("/boundary", words["field.boundary"].of(lang), boundary)
    yield Row("/period_from", words["field.period"].of(lang), period)


def issue(payload: Payload, words: Words, lang: Lang) -> Iterator[Row]:
    """Who signed, when, and until when it holds."""
    yield Row("/issuer/name", words["field.issuer"].of(lang), payload.issuer.name.of(lang))
    if certified(payload) and payload.issuer.approval_number is not None:
        number = payload.issuer.approval_number
        yield Row("/issuer/approval_number", words["field.approval"].of(lang), number)
    yield Row("/issued_on", words["field.issued_on"].of(lang), day(payload.issued_on, words, lang))
    yield Row("/valid_until", words["field.valid_until"].of(lang), day(payload.valid_until, words, lang))


def traces(payload: Payload, digest: str, words: Words, lang: Lang) -> Iterator[Row]:
    """Digests and the software, for whoever checks or repeats the calculation."""
    for key, value in (
        ("payload_digest", digest[:DIGEST_DIGITS]),
        ("inventory_digest", payload.inventory_digest[:DIGEST_DIGITS]),
        ("submission_digest", payload.submission_digest[:DIGEST_DIGITS]),
        ("software", payload.software),
        ("verify", "footprint verify FILE"),
    ):
        yield Row(f"/{key}", words[f"field.{key}"].of(lang), value)


def figures(payload: Payload, words: Words, lang: Lang) -> Iterator[Figure]:
    """The band and every number but the sensitivities."""
    yield Figure("/band/reached", words["field.band"].of(lang), payload.band.reached, major=True)
    for n, number in enumerate(payload.numbers):
        if number.role != "sensitivity":
            yield _figure(n, number, words, lang)


def sensitivities(payload: Payload, words: Words, lang: Lang) -> Iterator[Figure]:
    """What other methods would give."""
    for n, number in enumerate(payload.numbers):
        if number.role == "sensitivity":
            yield _figure(n, number, words, lang)


def _figure(n: int, number: PrintedNumber, words: Words, lang: Lang) -> Figure:
    value = with_unit(number.printed, number.unit)
    label = words[f"number.{number.key}"].of(lang)
    return Figure(f"/numbers/{n}", label, value, major=number.role in {"headline", "second"})


def bars(kind: Literal["stage", "gas"], payload: Payload, words: Words, lang: Lang) -> Iterator[Bar]:
    """Shares by life-cycle stage or by gas."""
    shares = payload.stages if kind == "stage" else payload.gases
    for n, share in enumerate(shares):
        label = words[f"{kind}.{share.key}"].of(lang)
        yield Bar(f"/{kind}/{n}", label, with_unit(share.value, "kg CO2e"), share.printed)


def remarks(payload: Payload, lang: Lang) -> Iterator[Row]:
    """Statements the edition requires on paper."""
    for n, remark in enumerate(payload.remarks):
        yield Row(f"/remarks/{n}", "·", remark.of(lang))


def annexed(payload: Payload, words: Words, lang: Lang) -> Row:
    """What a page says in place of remarks that stand on the annex."""
    return Row("/remarks", "·", words["annex.remarks"].format(count=len(payload.remarks)).of(lang))


def wording_keys(payload: Payload) -> Iterator[str]:
    """Wording that this payload needs from its edition."""
    yield f"boundary.{payload.boundary}"
    yield f"footprint.{payload.boundary}"
    yield f"characterisation.{payload.characterisation}"
    yield from (f"fact.{fact.key}" for fact in payload.facts)
    yield from (f"number.{number.key}" for number in payload.numbers)
    yield from (f"stage.{share.key}" for share in payload.stages)
    yield from (f"gas.{share.key}" for share in payload.gases)
