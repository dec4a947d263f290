"""The certificate: what it says, what it carries, what it refuses."""

import io
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from document_cases import PAYLOAD, WORDING, changed, digest, overlapping
from pyhanko.pdf_utils.reader import PdfFileReader
from pypdf import PdfReader

from footprint.certificate.canonical import canonical_bytes, parse_payload
from footprint.certificate.document import render_certificate
from footprint.certificate.printed import check_printed
from footprint.errors import InputError, Text
from footprint.model.certificate import Payload

poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
ISSUER = PAYLOAD.issuer.model_dump()
STANDARD = PAYLOAD.standard.model_dump()
PRODUCT = PAYLOAD.product.model_dump()


def pages(payload: Payload = PAYLOAD) -> list[str]:
    return [p.extract_text() for p in PdfReader(io.BytesIO(render_certificate(payload, WORDING))).pages]


def packed(text: str) -> str:
    return "".join(text.split())


def codes(exc: pytest.ExceptionInfo[InputError]) -> list[tuple[str, str]]:
    return [(p.code, p.place) for p in exc.value.problems]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("document") / "certificate.pdf"
    path.write_bytes(render_certificate(PAYLOAD, WORDING))
    return path


def test_same_payload_same_bytes(file: Path) -> None:
    assert render_certificate(PAYLOAD, WORDING) == file.read_bytes()


def test_chinese_first_english_second() -> None:
    chinese, english = pages()
    assert "委托人 深圳市金𬭊珠宝首饰有限公司" in chinese
    assert "Client Shenzhen Jinkai Jewellery Co., Ltd." in english
    assert "委托人" not in english


def test_carries_the_payload_it_was_made_from(file: Path) -> None:
    [attached] = PdfReader(file).attachments["payload.json"]
    assert attached == canonical_bytes(PAYLOAD)
    assert parse_payload(attached) == PAYLOAD


def test_the_attachment_is_an_associated_data_file(file: Path) -> None:
    with file.open("rb") as stream:
        root = PdfFileReader(stream, strict=True).root
        [associated] = root["/AF"]
        assert associated.get_object()["/AFRelationship"] == "/Data"


@poppler
def test_poppler_reads_chinese_with_rare_characters_and_the_unit(file: Path) -> None:
    run = ["pdftotext", "-layout", str(file), "-"]
    text = subprocess.run(run, capture_output=True, check=True).stdout.decode()
    for part in ("金𬭊珠宝首饰有限公司", "鑫𫟹首饰制造厂", "7.42 kg CO2e/g", "0.5777 kg CO2e/kWh", "示例"):
        assert part in text


@poppler
def test_every_font_is_embedded(file: Path) -> None:
    run = ["pdffonts", str(file)]
    rows = subprocess.run(run, capture_output=True, check=True).stdout.decode().splitlines()[2:]
    assert len(rows) >= 3
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_pages_are_a4_and_drawn_on_from_frame_to_frame(file: Path) -> None:
    document = pypdfium2.PdfDocument(file)
    assert len(document) == 2
    for page in document:
        assert [round(side) for side in page.get_size()] == [595, 842]
        image = page.render(scale=1).to_pil().convert("L")
        left, top, right, bottom = image.point(lambda value: 255 * (value < 128)).getbbox()
        assert left < 30 and top < 30 and right > 565 and bottom > 810
        assert sum(value < 128 for value in image.get_flattened_data()) > 12_000


def test_the_qr_code_on_the_page_is_read(file: Path) -> None:
    for page in pypdfium2.PdfDocument(file):
        found = [code.text for code in zxingcpp.read_barcodes(page.render(scale=4).to_pil())]
        assert found == [f"YT-CL-2026-000128 {digest(PAYLOAD)[:16]}"]


def test_a_draft_is_a_pilot_evaluation_and_no_certification() -> None:
    approved_draft = changed(issuer={**ISSUER, "approval_number": "CNCA-R-2026-001"})
    for payload in (PAYLOAD, approved_draft):
        chinese, english = pages(payload)
        assert "碳标签评价证书（试点）" in chinese
        assert "认证" not in chinese.replace("非认证证书", "")
        assert "非认证证书" in chinese
        assert "Not a certification certificate" in english
        assert "CNCA" not in chinese + english
    assert not check_printed(render_certificate(approved_draft, WORDING), approved_draft, WORDING)


def test_a_published_edition_without_approval_is_an_evaluation() -> None:
    chinese, _ = pages(changed(standard={**STANDARD, "status": "published"}))
    assert "碳标签评价证书" in chinese
    assert "试点" not in chinese
    assert "认证" not in chinese.replace("非认证证书", "")


def test_certification_needs_a_published_edition_and_an_approval_number() -> None:
    payload = changed(
        standard={**STANDARD, "status": "published"}, issuer={**ISSUER, "approval_number": "CNCA-R-2026-001"}
    )
    chinese, english = pages(payload)
    assert "碳标签认证证书" in chinese
    assert "非认证证书" not in chinese
    assert "Approval no. CNCA-R-2026-001" in english
    assert not check_printed(render_certificate(payload, WORDING), payload, WORDING)


def test_only_a_demonstration_says_sample() -> None:
    assert all("示例 SAMPLE" in page for page in pages())
    real = changed(sample=False, issuer={**ISSUER, "name": Text("盐田评价中心", "Yantian Centre")})
    assert all("SAMPLE" not in page for page in pages(real))


def test_long_names_are_printed_in_full_and_read_back() -> None:
    company = Text("深圳市盐田区金𬭊珠宝首饰文化创意设计制造（集团）股份" * 3 + "有限", "Jinkai Jewellery Design " * 5)
    assert len(company.zh) == 80 and len(company.en) == 120
    address = Text("广东省深圳市盐田区沙头角街道海晴路88号" * 3, "88 Haiqing Road, Shatoujiao, Yantian, " * 3)
    party = {"name": company, "address": address}
    payload = changed(client=party, manufacturer=party, factory=party, product={**PRODUCT, "specification": company})
    document = render_certificate(payload, WORDING)
    assert check_printed(document, payload, WORDING) == ()
    chinese, english = pages(payload)
    assert packed(chinese).count(company.zh) == 4
    assert packed(english).count(packed(company.en)) == 4


@pytest.mark.parametrize("length", [1, 20, 60])
def test_no_two_texts_overlap(length: int) -> None:
    name = Text(("足金镶钻吊坠，" * 9)[:length], ("Pure gold pendant " * 4)[: length + 10])
    party = {"name": name, "address": name}
    payload = changed(
        sample=False, client=party, manufacturer=party, factory=party, remarks=[name] * 4, declared_unit=name
    )
    for page in pypdfium2.PdfDocument(render_certificate(payload, WORDING)):
        assert overlapping(page) == []


def test_long_text_keeps_inside_its_column() -> None:
    """The margin between frame and text and the gutter beside the label stay white."""
    name = Text("金" * 120, "W" * 120)
    payload = changed(sample=False, client={"name": name, "address": name})
    image = pypdfium2.PdfDocument(render_certificate(payload, WORDING))[1].render(scale=2).to_pil().convert("L")
    frame = round(17.6 / 25.4 * 144)
    column = image.crop((frame, 200, round(24.5 / 25.4 * 144), 1400))
    gutter = image.crop((round(118.5 / 25.4 * 144), round(76 / 25.4 * 144), round(124.5 / 25.4 * 144), 930))
    assert min(column.get_flattened_data()) > 200
    assert min(gutter.get_flattened_data()) > 200


def test_what_cannot_fit_is_refused_by_field_in_both_languages() -> None:
    payload = changed(
        client={"name": Text("金" * 1500, "Gold " * 400), "address": PAYLOAD.client.address},
        remarks=[*PAYLOAD.remarks, Text("说明" * 2000, "remark " * 900)],
    )
    with pytest.raises(InputError) as exc:
        render_certificate(payload, WORDING)
    found = codes(exc)
    assert ("text.too_long", "payload.json#/client/name") in found
    assert ("text.too_long", "payload.json#/remarks/2") in found
    assert ("text.too_long", "payload.json#/manufacturer/name") not in found
    assert {p.found.en for p in exc.value.problems} >= {"1500 characters, more than fit"}


def test_an_issuer_name_too_long_for_its_line_is_refused() -> None:
    with pytest.raises(InputError) as exc:
        render_certificate(changed(issuer={**ISSUER, "name": Text("评价中心" * 40, "Centre")}), WORDING)
    assert codes(exc) == [("text.too_long", "payload.json#/issuer/name")]


def test_a_missing_glyph_is_refused_not_boxed() -> None:
    party = {"name": Text("金한公司", "Kim"), "address": PAYLOAD.client.address}
    with pytest.raises(InputError) as exc:
        render_certificate(changed(factory=party), WORDING)
    assert codes(exc) == [("text.no_glyph", "payload.json#/factory/name/zh")]
    assert "U+D55C" in exc.value.problems[0].found.zh


def test_every_missing_wording_is_named_at_once() -> None:
    with pytest.raises(InputError) as exc:
        render_certificate(PAYLOAD, {})
    assert {place for _, place in codes(exc)} == {f"wording:{key}" for key in WORDING}


def test_optional_parts_may_be_absent() -> None:
    payload = changed(product={**PRODUCT, "trademark": None}, facts=(), remarks=(), gases=(), stages=())
    chinese, english = pages(payload)
    assert "商标 无" in chinese
    assert "Remarks" not in english
    assert check_printed(render_certificate(payload, WORDING), payload, WORDING) == ()
