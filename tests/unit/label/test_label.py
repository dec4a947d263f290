"""The label as a file: what it says, shows and refuses."""

import io

import pypdfium2
import pytest
import zxingcpp
from label_cases import PAYLOAD, WORDING, changed, digest, overlapping
from pypdf import PdfReader

from footprint.errors import InputError, Text
from footprint.label.qr import qr_text
from footprint.label.sheet import render_label
from footprint.model.certificate import Payload


def text_of(payload: Payload = PAYLOAD) -> str:
    return PdfReader(io.BytesIO(render_label(payload, digest(payload), WORDING))).pages[0].extract_text()


def codes(exc: pytest.ExceptionInfo[InputError]) -> list[tuple[str, str]]:
    return [(p.code, p.place) for p in exc.value.problems]


def test_same_payload_same_bytes() -> None:
    assert render_label(PAYLOAD, digest(PAYLOAD), WORDING) == render_label(PAYLOAD, digest(PAYLOAD), WORDING)


def test_says_the_headline_and_the_second_number_with_unit() -> None:
    text = text_of()
    assert "7.42 kg CO2e/g" in text
    assert "0.093 kg CO2e/g" in text
    assert "59.3" not in text


def test_names_product_boundary_standard_number_and_validity_in_both_languages() -> None:
    text = text_of()
    for part in ("足金吊坠", "Pure gold pendant", "产品部分碳足迹", "从摇篮到大门", "cradle to gate"):
        assert part in text
    for part in ("jewelry_gold@2026", "YT-CL-2026-000128", "2028-11-21"):
        assert part in text


def test_a_draft_edition_says_draft_and_a_published_one_does_not() -> None:
    assert "草案 DRAFT" in text_of()
    published = changed(standard={**PAYLOAD.standard.model_dump(), "status": "published"})
    assert "DRAFT" not in text_of(published)


def test_a_demonstration_says_sample() -> None:
    assert "示例 SAMPLE" in text_of()
    assert "SAMPLE" not in text_of(changed(sample=False))


@pytest.mark.parametrize("word", ["低碳", "零碳", "碳中和", "carbon neutral", "low carbon", "认证"])
def test_claims_nothing_it_may_not(word: str) -> None:
    assert word not in text_of().lower()


@pytest.mark.parametrize("url", [None, "https://carbon.example.cn/c/"])
def test_the_qr_code_is_read_from_the_drawn_label(url: str | None) -> None:
    payload = changed(issuer={**PAYLOAD.issuer.model_dump(), "url": url})
    page = pypdfium2.PdfDocument(render_label(payload, digest(payload), WORDING))[0]
    found = [code.text for code in zxingcpp.read_barcodes(page.render(scale=4).to_pil())]
    short = digest(payload)[:16]
    wanted = f"https://carbon.example.cn/c/YT-CL-2026-000128/{short}" if url else f"YT-CL-2026-000128 {short}"
    assert found == [wanted]


def test_a_number_with_a_slash_stays_one_part_of_the_address() -> None:
    payload = changed(number="盐/1", issuer={**PAYLOAD.issuer.model_dump(), "url": "https://a.cn"})
    assert qr_text(payload, "ab" * 32) == "https://a.cn/%E7%9B%90%2F1/abababababababab"


def test_the_band_reached_stands_beside_the_scale() -> None:
    for reached in "ACE":
        band = {**PAYLOAD.band.model_dump(), "reached": reached}
        assert f">25.55{reached}" in "".join(text_of(changed(band=band)).split())


def test_long_names_shrink_and_too_long_ones_are_refused_by_field() -> None:
    long = changed(product={**PAYLOAD.product.model_dump(), "name": Text("足金镶钻吊坠" * 8, "Pendant " * 14)})
    assert "足金镶钻吊坠" * 8 in "".join(text_of(long).split())
    name = Text("足金镶钻吊坠" * 40, "Pendant " * 100)
    excessive = changed(product={**PAYLOAD.product.model_dump(), "name": name})
    with pytest.raises(InputError) as exc:
        text_of(excessive)
    assert codes(exc) == [
        ("text.too_long", "payload.json#/product/name/zh"),
        ("text.too_long", "payload.json#/product/name/en"),
    ]


@pytest.mark.parametrize(("role", "count"), [("headline", 2), ("second", 3)])
def test_numbers_the_label_has_no_room_for_are_refused(role: str, count: int) -> None:
    first, second = (number.model_dump() for number in PAYLOAD.numbers[:2])
    numbers = [first, second, *[{**second, "role": role}] * 2]
    with pytest.raises(InputError) as exc:
        text_of(changed(numbers=numbers))
    assert codes(exc) == [("label.numbers", "payload.json#/numbers")]
    assert str(count) in exc.value.problems[0].found.en or role == "headline"


def test_two_second_numbers_stand_side_by_side() -> None:
    numbers = [*PAYLOAD.numbers[:3], {**PAYLOAD.numbers[3].model_dump(), "role": "second"}]
    text = text_of(changed(numbers=numbers))
    assert "0.093 kg CO2e/g" in text
    assert "7.41 kg CO2e/g" in text


def test_every_missing_wording_is_named() -> None:
    with pytest.raises(InputError) as exc:
        render_label(PAYLOAD, digest(PAYLOAD), {})
    assert codes(exc) == [
        ("wording.missing", "wording:number.per_gram_fine"),
        ("wording.missing", "wording:number.own_manufacturing"),
    ]


def test_no_two_texts_overlap() -> None:
    product = PAYLOAD.product.model_dump()
    for zh, en in (("足金吊坠", "Pendant"), ("足金镶钻吊坠" * 6, "Pure gold pendant " * 4), ("金" * 24, "P" * 60)):
        payload = changed(sample=False, product={**product, "name": Text(zh, en)})
        assert overlapping(pypdfium2.PdfDocument(render_label(payload, digest(payload), WORDING))[0]) == []


def test_bounds_of_another_number_than_the_headline_carry_its_unit() -> None:
    second = next(n for n in PAYLOAD.numbers if n.role == "second")
    judged = changed(band={**PAYLOAD.band.model_dump(), "number": second.key})

    shown = text_of(judged)
    assert f"≤ {judged.band.bounds[0]} {second.unit}" in shown
    assert f"≤ {PAYLOAD.band.bounds[0]} {second.unit}" not in text_of(PAYLOAD)
