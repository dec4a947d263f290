"""`verify` finds a document that prints one thing and signs another."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sealing import Desk, without_attachments

from footprint import __version__, resources
from footprint.certificate.canonical import canonical_bytes
from footprint.certificate.document import render_certificate
from footprint.certificate.embed import embed_payload
from footprint.errors import AlteredError
from footprint.inventory.library import load_library
from footprint.model.certificate import Payload
from footprint.pipeline.verify import verify
from footprint.pipeline.wording import certificate_wording
from footprint.rules.registry import edition_ids, load_edition

FIXTURE = Path(__file__).parents[1] / "fixtures" / "payload.json"


@pytest.fixture(scope="module")
def payload() -> Payload:
    """The invented payload, as this very installation would have written it."""
    edition, library = load_edition(edition_ids()[0]), load_library()
    data = json.loads(FIXTURE.read_bytes())
    data["standard"] |= {"id": edition.id, "digest": edition.digest}
    data |= {
        "inventory_digest": library.digest,
        "software": f"footprint {__version__}",
        "characterisation": next(iter(library.characterisations)),
        "issued_on": "2026-03-01",
        "facts": [],
    }
    for number, spec in zip(data["numbers"], edition.data.numbers, strict=False):
        number["key"] = spec.key
    return Payload.model_validate(data)


def sealed_file(folder: Path, desk: Desk, printed: Payload, signed: Payload) -> Path:
    library, edition = load_library(), load_edition(edition_ids()[0])
    pdf = render_certificate(printed, certificate_wording(edition, library, printed.characterisation))
    path = folder / "certificate.pdf"
    path.write_bytes(desk.seal(embed_payload(without_attachments(pdf), canonical_bytes(signed), signed.issued_on)))
    return path


def test_pages_that_say_what_was_signed_are_compared(desk: Desk, tmp_path: Path, payload: Payload) -> None:
    path = sealed_file(tmp_path, desk, payload, payload)
    assert verify(path, issuer=desk.folder / "issuer.pem", at=payload.issued_on).printed


def test_a_printed_number_other_than_the_signed_one_is_refused(desk: Desk, tmp_path: Path, payload: Payload) -> None:
    first, *others = payload.numbers
    better = payload.model_copy(
        update={"numbers": (first.model_copy(update={"value": "0.001", "printed": "0.001"}), *others)}
    )
    path = sealed_file(tmp_path, desk, better, payload)
    with pytest.raises(AlteredError, match="differ from the signed data"):
        verify(path, issuer=desk.folder / "issuer.pem", at=payload.issued_on)


@pytest.mark.parametrize("change", ["software", "inventory_digest"])
def test_words_of_another_release_or_inventory_are_not_judged(
    desk: Desk, tmp_path: Path, payload: Payload, change: str
) -> None:
    other = payload.model_copy(update={change: "0" * 64})
    path = sealed_file(tmp_path, desk, other, other)
    assert not verify(path, issuer=desk.folder / "issuer.pem", at=payload.issued_on).printed


def test_an_installation_whose_data_cannot_be_read_still_answers(
    desk: Desk, tmp_path: Path, payload: Payload, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = sealed_file(tmp_path, desk, payload, payload)
    first, *others = payload.numbers
    changed = first.model_copy(update={"value": "0.001", "printed": "0.001"})
    (tmp_path / "bad").mkdir()
    bad = sealed_file(tmp_path / "bad", desk, payload.model_copy(update={"numbers": (changed, *others)}), payload)
    for broken in ("damaged", "absent"):
        monkeypatch.setattr(resources, "folder", damaged(tmp_path / broken))
        assert not verify(good, issuer=desk.folder / "issuer.pem", at=payload.issued_on).printed
        with pytest.raises(AlteredError, match="differ from the signed data"):
            verify(bad, issuer=desk.folder / "issuer.pem", at=payload.issued_on)


def damaged(place: Path) -> Callable[[str], Path]:
    """Where an installation looks for its data: a damaged inventory, or none at all."""
    sound = resources.folder
    if place.name == "damaged":
        (place / "inventories").mkdir(parents=True)
        (place / "inventories" / "flows.yaml").write_text("{")

    def folder(name: str) -> Path:
        if name != "inventories":
            return sound(name)
        if not (place / name).is_dir():
            raise FileNotFoundError(name)
        return place / name

    return folder


def test_a_payload_whose_words_the_edition_lacks_is_judged_by_its_numbers(
    desk: Desk, tmp_path: Path, payload: Payload
) -> None:
    for change in ({"characterisation": "nobody_knows"}, {"boundary": "nobody_knows"}):
        path = sealed_file(tmp_path, desk, payload, payload.model_copy(update=change))
        assert not verify(path, issuer=desk.folder / "issuer.pem", at=payload.issued_on).printed


@pytest.mark.parametrize("change", [{"value": "0.001", "printed": "0.001"}, {"unit": "kg CO2e/t"}])
def test_numbers_of_another_release_are_judged(
    desk: Desk, tmp_path: Path, payload: Payload, change: dict[str, str]
) -> None:
    signed = payload.model_copy(update={"software": "another release"})
    first, *others = signed.numbers
    printed = signed.model_copy(update={"numbers": (first.model_copy(update=change), *others)})
    path = sealed_file(tmp_path, desk, printed, signed)
    with pytest.raises(AlteredError, match="differ from the signed data"):
        verify(path, issuer=desk.folder / "issuer.pem", at=payload.issued_on)
