"""The fonts hold what Chinese paper needs, and what is drawn can be read back."""

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from footprint import resources
from footprint.label.canvas import blank
from footprint.label.fonts import FILES, Weight, font, missing, to_unicode
from footprint.label.wording import load_wording

FOLDER = resources.folder("labels") / "fonts"
STANDARD = (FOLDER / "charset.txt").read_text(encoding="utf-8").replace("\n", "")
SYMBOLS = "‰℃²³±×÷≤≥→·–—①②⑩…“”《》（）：；，。、！？￥°αβγΩ"

poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")


def every_character() -> str:
    return "".join(chr(code) for code in sorted(font().face.charToGlyph) if code not in {0xA0, 0x3000})


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = every_character()
    out = io.BytesIO()
    canvas = blank(out, 900, 2600)
    for n, start in enumerate(range(0, len(text), 60)):
        canvas.setFont(font("regular" if n % 2 else "bold").fontName, 10)
        canvas.drawString(20, 2560 - n * 14, text[start : start + 60])
    canvas.showPage()
    canvas.save()
    path = tmp_path_factory.mktemp("fonts") / "all.pdf"
    path.write_bytes(out.getvalue())
    return path


def plain(text: str) -> str:
    lowered = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
    return "".join(text.translate(lowered).split())


def test_the_list_is_the_whole_standard() -> None:
    assert len(STANDARD) == len(set(STANDARD)) == 8105
    assert sum(ord(c) > 0xFFFF for c in STANDARD) == 196


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_text_weights_hold_the_standard_characters_and_symbols(weight: Weight) -> None:
    assert missing(STANDARD + SYMBOLS, weight) == ()


def test_every_weight_holds_the_common_wording_set_in_it() -> None:
    titles = [t for key, t in load_wording().items() if key.startswith(("title.", "label.title"))]
    assert missing("".join(t.zh + t.en for t in titles) + "0123456789.-", "display") == ()
    for weight in ("regular", "bold"):
        assert missing("".join(t.zh + t.en for t in load_wording().values()), weight) == ()


def test_a_character_the_font_lacks_is_named_once() -> None:
    assert missing("金한금금") == ("한", "금")


def test_pypdf_reads_back_every_character(everything: Path) -> None:
    read = PdfReader(everything).pages[0].extract_text()
    assert set(plain(every_character())) - set(read) == set()
    assert all(line in plain(read) for line in (STANDARD[-1:], "𬭊", "𫟹"))


@poppler
def test_poppler_reads_back_every_character(everything: Path) -> None:
    run = ["pdftotext", str(everything), "-"]
    read = subprocess.run(run, capture_output=True, check=True).stdout.decode()
    assert set(plain(every_character())) - set(read) == set()
    assert "\ufffd" not in read


@poppler
def test_poppler_sees_every_font_embedded(everything: Path) -> None:
    run = ["pdffonts", str(everything)]
    rows = subprocess.run(run, capture_output=True, check=True).stdout.decode().splitlines()[2:]
    assert rows
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_beyond_the_basic_plane_the_map_is_utf_16() -> None:
    cmap = to_unicode("X", [0, 0x91D1, 0x2CB4A])
    assert "<01> <91D1>" in cmap
    assert "<02> <D872DF4A>" in cmap


def test_blocks_of_the_map_hold_at_most_a_hundred() -> None:
    counts = [line.split()[0] for line in to_unicode("X", range(1, 251)).splitlines() if "beginbfchar" in line]
    assert counts == ["100", "100", "50"]


@pytest.mark.parametrize("name", FILES.values())
def test_names_keep_the_licence_and_not_the_reserved_name(name: str) -> None:
    names = TTFont(FOLDER / name)["name"]
    assert "Open Font License" in names.getDebugName(13)
    assert "Adobe" in names.getDebugName(0)
    for name_id in (1, 3, 4, 6):
        assert "Footprint" in names.getDebugName(name_id)
        assert "source" not in names.getDebugName(name_id).lower()
