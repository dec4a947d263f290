"""Issuing: everything or nothing, the same bytes for the same input, and no number wasted."""

import errno
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from footprint import resources
from footprint.certificate.canonical import canonical_bytes
from footprint.certificate.document import render_certificate
from footprint.cli.certify import command
from footprint.cli.common import Session
from footprint.errors import AlteredError, InputError, NotConformingError, Text
from footprint.model.certificate import Issuer
from footprint.pipeline.assess import Assessment, assess
from footprint.pipeline.certify import Office, certify, open_office
from footprint.pipeline.demo import set_up
from footprint.pipeline.payload import make_payload, valid_until
from footprint.pipeline.verify import verify
from footprint.pipeline.wording import certificate_wording
from footprint.register.audit import audit
from footprint.register.setup import set_up_sample
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


def another(assessment: Assessment) -> Assessment:
    """The same as the assessment of another submission."""
    submission = replace(assessment.submission, digest="0" * 64)
    return replace(assessment, submission=submission, case=replace(assessment.case, submission=submission))


def test_certificate_label_and_data_are_written_and_registered(good: Assessment, office: Office, home: Path) -> None:
    issued = certify(good, office, home, issued_on=DAY)

    assert made(home) == {f"{issued.number}{suffix}" for suffix in (".pdf", ".label.pdf", ".json")}
    assert issued.data.read_bytes() == canonical_bytes(issued.payload)
    report = verify(issued.certificate, at=DAY)
    assert (report.status.state, report.payload) == ("valid", issued.payload)


def test_numbers_run_on(good: Assessment, office: Office, home: Path) -> None:
    first, second = (certify(a, office, home, issued_on=DAY).number for a in (good, another(good)))

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

    with pytest.raises(InputError) as caught:
        certify(good, office, home, issued_on=DAY)

    assert [p.code for p in caught.value.problems] == ["output.exists"]
    assert "folder" not in caught.value.problems[0].todo.en
    assert (home / label).read_bytes() == b"somebody's"
    assert made(home) == {label}
    (home / label).unlink()
    assert certify(good, office, home, issued_on=DAY).number.endswith("000001")


CRASH = """
import os, sys
from datetime import date
from pathlib import Path
from footprint.pipeline import certify as module
from footprint.pipeline.assess import assess
from footprint.register.transaction import Transaction

home, submission, day, where = Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3]), sys.argv[4]
points = {"reserving": (module, "make_payload"), "writing": (module, "_write"), "entering": (Transaction, "issue")}
place, name = points[where]
whole = getattr(place, name)

def die_after(*args, **named):
    whole(*args, **named)
    os._exit(9)

setattr(place, name, die_after)
with module.open_office(home, issued_on=day) as office:
    module.certify(assess(submission), office, home, issued_on=day)
"""


@pytest.mark.parametrize("where", ["reserving", "writing", "entering"])
def test_after_a_crash_no_other_certificate_carries_the_number(
    good: Assessment, office: Office, home: Path, where: str
) -> None:
    run = subprocess.run(
        [sys.executable, "-c", CRASH, str(home), str(GOOD[0]), str(DAY), where],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 9, run.stderr
    left = {path: path.read_bytes() for path in home.glob("DEMO-*")}
    assert len(left) == (0 if where == "reserving" else 3)

    issued = certify(good, office, home, issued_on=DAY)

    assert issued.number.endswith("000002")
    assert verify(issued.certificate, at=DAY).exit_code == 0
    assert [number[-6:] for number, _ in audit(office.register).pending] == ["000001"]
    for path, content in left.items():
        assert path.read_bytes() == content
        if path.suffix == ".pdf" and "label" not in path.name:
            with pytest.raises(AlteredError):
                verify(path, at=DAY)


def test_of_one_submission_one_certificate_is_in_force(good: Assessment, office: Office, home: Path) -> None:
    first = certify(good, office, home, issued_on=DAY)
    before = made(home)

    with pytest.raises(NotConformingError, match=first.number):
        certify(good, office, home, issued_on=DAY)
    assert made(home) == before
    second = certify(good, office, home, issued_on=DAY, supersede=first.number)

    assert second.number.endswith("000002")
    old = verify(first.certificate, at=DAY)
    assert (old.status.state, old.status.superseded_by) == ("superseded", second.number)
    assert verify(second.certificate, at=DAY).status.state == "valid"


def test_a_day_of_issue_that_lies_ahead_is_refused(good: Assessment, office: Office, home: Path) -> None:
    with pytest.raises(InputError) as caught:
        certify(good, office, home, issued_on=date(9000, 1, 1))
    assert [p.code for p in caught.value.problems] == ["register.ahead"]
    assert made(home) == set()
    assert certify(good, office, home, issued_on=DAY).number.endswith("000001")


def test_a_file_that_cannot_be_removed_is_named_and_its_number_kept(
    good: Assessment, office: Office, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(InputError) as caught:
        certify(good, office, home, issued_on=date(9000, 1, 1))
    assert [p.code for p in caught.value.problems] == ["output.left_behind"]
    assert "没有权限" in caught.value.message.zh
    assert [number[-6:] for number, _ in audit(office.register).pending] == ["000001"]


def test_a_folder_that_is_a_file_is_unwritable_in_both_languages(good: Assessment, office: Office, home: Path) -> None:
    (home / "file").touch()
    for folder in (home / "file", home / "file" / "below"):
        with pytest.raises(InputError) as caught:
            certify(good, office, folder, issued_on=DAY)
        assert [p.code for p in caught.value.problems] == ["output.unwritable"]
        assert "exists" not in caught.value.message.zh
        assert "directory" not in caught.value.message.zh


def test_a_certificate_that_outlives_its_signing_certificate_is_issued_with_a_warning(
    good: Assessment, tmp_path: Path, home: Path, office: Office
) -> None:
    assert certify(good, office, home, issued_on=DAY).warnings == ()
    short = tmp_path / "short"
    set_up_sample(short, name=Text("甲", "A"), number_prefix="DEMO", valid_from=DAY, valid_to=DAY + timedelta(days=700))
    arguments = [str(GOOD[0]), "-o", str(short), "--issued-on", str(DAY), "--lang", "en"]

    run = CliRunner().invoke(command, arguments, standalone_mode=False, obj=Session())

    assert run.return_value == 0
    assert "its signing certificate only until" in run.stderr
    assert "issued" in run.stdout
    again = CliRunner().invoke(command, [*arguments[:1], *arguments], obj=Session())
    assert again.stderr.count("the same submission") == 2
    both = CliRunner().invoke(command, [*arguments[:1], *arguments, "--supersede", "X"], obj=Session())
    assert both.exit_code == 2


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
