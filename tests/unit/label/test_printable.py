"""What is refused before anything is drawn."""

import pytest
from label_cases import PAYLOAD, WORDING, changed

from footprint.errors import InputError, Text
from footprint.label.printable import check_printable
from footprint.label.wording import Words
from footprint.model.certificate import Payload

PARTY = PAYLOAD.client.model_dump()


def refused(payload: Payload, wording: dict[str, Text] = WORDING) -> list[tuple[str, str, str]]:
    with pytest.raises(InputError) as exc:
        check_printable(payload, Words(wording), ["number.per_gram_fine"])
    return [(p.code, p.place, p.found.en) for p in exc.value.problems]


def test_a_whole_payload_passes() -> None:
    check_printable(PAYLOAD, Words(WORDING), ["number.per_gram_fine"])


def test_every_missing_character_is_named_with_code_point_and_field() -> None:
    payload = changed(
        client={**PARTY, "name": Text("金한公司", "Kim 한")},
        product={**PAYLOAD.product.model_dump(), "model": "A\u200bB"},
    )
    assert refused(payload) == [
        ("text.no_glyph", "payload.json#/client/name/zh", "the character 한 (U+D55C)"),
        ("text.no_glyph", "payload.json#/client/name/en", "the character 한 (U+D55C)"),
        ("text.no_glyph", "payload.json#/product/model", "the character U+200B"),
    ]


def test_a_line_break_in_a_name_is_refused() -> None:
    assert refused(changed(client={**PARTY, "name": Text("甲\n乙", "A")}))[0][2] == "the character U+000A"


def test_a_blank_field_is_refused() -> None:
    payload = changed(product={**PAYLOAD.product.model_dump(), "model": " "})
    assert refused(payload) == [("text.blank", "payload.json#/product/model", "a blank")]


def test_wording_with_a_missing_character_is_refused() -> None:
    wording = {**WORDING, "number.per_gram_fine": Text("每克 한", "per gram")}
    assert refused(PAYLOAD, wording)[0][:2] == ("text.no_glyph", "wording:number.per_gram_fine")


def test_wording_that_says_certification_needs_an_approved_body_and_a_published_edition() -> None:
    wording = {**WORDING, "number.per_gram_fine": Text("认证碳足迹", "certified footprint")}
    assert refused(PAYLOAD, wording)[0][:2] == ("wording.certification", "wording:number.per_gram_fine")
    approved = changed(
        issuer={**PAYLOAD.issuer.model_dump(), "approval_number": "CNCA-R-2026-001"},
        standard={**PAYLOAD.standard.model_dump(), "status": "published"},
    )
    check_printable(approved, Words(wording), ["number.per_gram_fine"])


def test_an_edition_cannot_retitle_the_paper() -> None:
    with pytest.raises(InputError) as exc:
        Words({"title.pilot": Text("认证证书", "Certificate"), "field.number": Text("号", "No.")})
    assert [p.place for p in exc.value.problems] == ["wording:title.pilot", "wording:field.number"]


def test_an_edition_may_name_its_own_stages() -> None:
    own = Text("原料", "Materials")
    assert Words({"stage.raw_materials": own})["stage.raw_materials"] == own


def test_a_service_names_its_provider_but_claims_no_certification() -> None:
    provider = Text("服务提供方", "Service provider")
    assert Words({"field.manufacturer": provider})["field.manufacturer"] == provider

    wording = WORDING | {"field.manufacturer": Text("认证服务方", "Provider")}
    with pytest.raises(InputError) as caught:
        check_printable(PAYLOAD, Words(wording), [])
    assert [(p.code, p.place) for p in caught.value.problems] == [
        ("wording.certification", "wording:field.manufacturer")
    ]


def test_a_key_nobody_wrote_is_an_error_not_a_blank() -> None:
    with pytest.raises(InputError) as exc:
        Words({})["number.unheard_of"]
    assert exc.value.problems[0].place == "wording:number.unheard_of"


@pytest.mark.parametrize(
    ("value", "printed", "good"),
    [
        ("7.41836", "7.42", True),
        ("7.41836", "7.41", False),
        ("7.41836", "7.4", True),
        ("7.415", "7.42", True),
        ("741.836", "742", True),
        ("741.836", "74", False),
        ("0.00000", "0.0", True),
        ("-1.26000", "-1.3", True),
        ("1.26000", "-1.3", False),
    ],
)
def test_printed_digits_must_be_the_signed_ones_rounded(value: str, printed: str, good: bool) -> None:
    first = {**PAYLOAD.numbers[0].model_dump(), "value": value, "printed": printed}
    payload = changed(numbers=[first])
    if good:
        check_printable(payload, Words(WORDING), [])
    else:
        assert refused(payload)[0][:2] == ("number.not_rounded", "payload.json#/numbers/0")
