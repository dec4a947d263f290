"""Issuing: everything or nothing, the same bytes for the same input, and no number wasted."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from footprint import resources
from footprint.certificate.canonical import canonical_bytes
from footprint.certificate.document import render_certificate
from footprint.errors import InputError, NotConformingError
from footprint.model.certificate import Issuer
from footprint.pipeline.assess import Assessment, assess
from footprint.pipeline.certify import Office, certify, open_office
from footprint.pipeline.demo import set_up
from footprint.pipeline.payload import make_payload, valid_until
from footprint.pipeline.verify import verify
from footprint.pipeline.wording import certificate_wording
from footprint.strict_yaml.reader import load

DAY = date(2026, 11, 22)
FOLDER = sorted(p for p in resources.folder("examples").iterdir() if p.is_dir())[0]
EXPECTED = load(FOLDER / "expected.yaml").data
GOOD = [FOLDER / f"{name}.xlsx" for name, verdict in EXPECTED.items() if verdict == "conforms"]
BAD = [FOLDER / f"{name}.xlsx" for name, verdict in EXPECTED.items() if verdict != "conforms"]


@pytest.fixture(scope="module")
def good() -> Assessment:
    return assess(GOOD[0])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    set_up(tmp_path, DAY)
    return tmp_path


@pytest.fixture
def office(home: Path) -> Iterator[Office]:
    with open_office(home, issued_on=DAY) as opened:
        yield opened


def made(home: Path) -> set[str]:
    return {p.name for p in home.glob("DEMO-*")}


def test_certificate_label_and_data_are_written_and_registered(good: Assessment, office: Office, home: Path) -> None:
    issued = certify(good, office, home, issued_on=DAY)

    assert made(home) == {f"{issued.number}{suffix}" for suffix in (".pdf", ".label.pdf", ".json")}
    assert issued.data.read_bytes() == canonical_bytes(issued.payload)
    report = verify(issued.certificate, at=DAY)
    assert (report.status.state, report.payload) == ("valid", issued.payload)


def test_numbers_run_on(good: Assessment, office: Office, home: Path) -> None:
    first, second = (certify(good, office, home, issued_on=DAY).number for _ in range(2))

    assert [n[-6:] for n in (first, second)] == ["000001", "000002"]


def test_what_does_not_conform_gets_no_number_and_no_file(good: Assessment, office: Office, home: Path) -> None:
    with pytest.raises(NotConformingError) as caught:
        certify(assess(BAD[0]), office, home, issued_on=DAY)

    assert caught.value.exit_code == 1
    assert made(home) == set()
    assert certify(good, office, home, issued_on=DAY).number.endswith("000001")


def test_a_file_in_the_way_is_kept_and_no_number_is_used(good: Assessment, office: Office, home: Path) -> None:
    label = "DEMO-" + good.edition.data.number_code + "-2026-000001.label.pdf"
    (home / label).write_bytes(b"somebody's")

    with pytest.raises(InputError):
        certify(good, office, home, issued_on=DAY)

    assert (home / label).read_bytes() == b"somebody's"
    assert made(home) == {label}
    (home / label).unlink()
    assert certify(good, office, home, issued_on=DAY).number.endswith("000001")


def test_a_character_without_glyph_stops_before_anything_is_written(
    good: Assessment, office: Office, home: Path
) -> None:
    application = good.submission.data.application.model_copy(update={"client_zh": "示例\U00030000公司"})
    data = good.submission.data.model_copy(update={"application": application})
    broken = Assessment(
        submission=type(good.submission)(data=data, places={}, source="x", digest=good.submission.digest),
        edition=good.edition,
        library=good.library,
        case=good.case,
        verdict=good.verdict,
    )

    with pytest.raises(InputError, match="U\\+30000"):
        certify(broken, office, home, issued_on=DAY)

    assert made(home) == set()


def test_same_input_and_day_give_the_same_bytes(good: Assessment) -> None:
    issuer = Issuer(name=good.edition.data.title)
    runs = []
    for assessment in (good, assess(GOOD[0])):
        payload = make_payload(assessment, number="X-1", issuer=issuer, sample=False, issued_on=DAY)
        wording = certificate_wording(assessment.edition, assessment.library, payload.characterisation)
        runs.append((canonical_bytes(payload), render_certificate(payload, wording)))

    assert runs[0] == runs[1]


def test_a_wrong_password_leaves_nothing(home: Path) -> None:
    (home / "issuer.password").write_text("wrong")

    with pytest.raises(InputError) as caught, open_office(home, issued_on=DAY):
        pass

    assert caught.value.exit_code == 3
    assert made(home) == set()


def test_a_folder_without_settings_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FOOTPRINT_HOME", raising=False)

    with pytest.raises(InputError, match="register init"), open_office(tmp_path, issued_on=DAY):
        pass


@pytest.mark.parametrize(
    ("issued", "years", "last"),
    [
        (date(2026, 11, 22), 2, date(2028, 11, 21)),
        (date(2024, 2, 29), 2, date(2026, 2, 27)),
        (date(2026, 1, 1), 3, date(2028, 12, 31)),
    ],
)
def test_validity_ends_the_day_before_the_anniversary(issued: date, years: int, last: date) -> None:
    assert valid_until(issued, years) == last
