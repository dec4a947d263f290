"""Make the fonts of `labels/fonts` from the upstream files.

Usage::

    python tools/subset_fonts.py --sans DIR --serif DIR [--unihan FILE]

`--sans` and `--serif` are the unpacked npm packages named in ``labels/fonts/README.md``. With `--unihan`
(``Unihan_OtherMappings.txt.bz2`` of the Unicode Character Database) the list of characters is made anew from
the property kTGH; without it ``labels/fonts/charset.txt`` is used. The same input gives the same bytes.
"""

import argparse
import bz2
import io
from collections.abc import Iterable
from pathlib import Path

from fontTools.misc.transform import Transform
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "labels" / "fonts"
CHARSET = FONTS / "charset.txt"
WORDING = FONTS.parent / "wording.yaml"
DISPLAYED = ("title.", "label.title")

# Beside the standard characters: ASCII, Latin-1, Latin Extended-A, Greek, and what companies' names use.
RANGES = ((0x20, 0x7E), (0xA0, 0x17F), (0x391, 0x3A9), (0x3B1, 0x3C9), (0x3000, 0x3017), (0xFF01, 0xFF5E))
SYMBOLS = (
    "‐‑‒–—―‖‘’“”†‡•…‰′″※⁴€℃℉№℗™Ω℮⅓⅔←↑→↓↔∂∆∏∑−√∞∠∥∧∨∩∪∫∴∵∶∷∼≈≌≠≡≤≥≦≧≪≫⊕⊙⊥⌀①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸"
    "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ■□▲△▼▽◆◇○◎●★☆♀♂✓㎎㎏㎜㎝㎞㎡㎥￥"
)
SUBSCRIPTS = {0x2080 + n: str(n) for n in range(10)}
SUBSCRIPT = Transform(0.6, 0, 0, 0.6, 0, -130)
"""Six tenths of the figure's size, lowered by 0.13 em."""

OFL_NAMES = {0, 7, 8, 9, 10, 11, 13, 14}
"""Copyright, trademark, authors and licence stay as upstream wrote them."""


def standard_characters(unihan: Path) -> list[str]:
    """The 8,105 characters of 通用规范汉字表 in the table's order, from Unihan's kTGH."""
    found = []
    with bz2.open(unihan, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3 and parts[1] == "kTGH":
                found.append((int(parts[2].split(":")[1]), chr(int(parts[0][2:], 16))))
    return [character for _, character in sorted(found)]


def write_charset(characters: list[str]) -> None:
    """Forty characters a line, in the table's order."""
    lines = ["".join(characters[n : n + 40]) for n in range(0, len(characters), 40)]
    CHARSET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def charset() -> set[int]:
    """Code points of the standard characters."""
    return {ord(c) for c in CHARSET.read_text(encoding="utf-8") if c != "\n"}


def common() -> set[int]:
    """Code points beside the standard characters."""
    return {c for low, high in RANGES for c in range(low, high + 1)} | {ord(c) for c in SYMBOLS}


def display() -> set[int]:
    """Code points of the display font: figures, Latin, and the titles, which alone are set in it."""
    lines = WORDING.read_text(encoding="utf-8").splitlines()
    titles = "".join(line for line in lines if line.startswith(DISPLAYED))
    return {ord(c) for c in titles} | set(range(0x20, 0x7F))


def add_subscripts(font: TTFont, heavier: TTFont) -> None:
    """Give `font` the subscript figures it lacks, drawn from a heavier weight so that strokes match."""
    figures, source = heavier.getBestCmap(), heavier.getGlyphSet()
    vertical = font["vmtx"].metrics if "vmtx" in font else None
    for code, figure in SUBSCRIPTS.items():
        name = f"subscript{figure}"
        pen = TTGlyphPen(None)
        source[figures[ord(figure)]].draw(TransformPen(pen, SUBSCRIPT))
        glyph = pen.glyph()
        font["glyf"][name] = glyph
        glyph.recalcBounds(font["glyf"])
        width = round(source[figures[ord(figure)]].width * SUBSCRIPT[0])
        font["hmtx"][name] = (width, glyph.xMin)
        if vertical is not None:
            vertical[name] = (1000, 0)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name


def rename(font: TTFont, family: str, style: str) -> None:
    """Name the modified version after this product: the licence reserves the upstream author's name."""
    postscript = f"{family.replace(' ', '')}-{style}"
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in OFL_NAMES]
    names = {1: family, 2: style, 3: f"{postscript};subset", 4: f"{family} {style}", 6: postscript}
    names[5] = f"Version {font['head'].fontRevision:.3f}; subset"
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)


def subset(source: Path, heavier: Path, codes: Iterable[int], family: str, style: str) -> None:
    """Write one font of `labels/fonts`."""
    font = TTFont(source, recalcTimestamp=False)
    add_subscripts(font, TTFont(heavier))
    options = Options(
        layout_features=[],
        hinting=False,
        glyph_names=False,
        name_IDs=["*"],
        notdef_outline=True,
        recalc_timestamp=False,
        drop_tables=["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx", "gasp", "DSIG"],
    )
    worker = Subsetter(options)
    worker.populate(unicodes=sorted(set(codes) & set(font.getBestCmap())))
    worker.subset(font)
    rename(font, family, style)
    buffer = io.BytesIO()
    font.save(buffer, reorderTables=True)
    target = FONTS / f"{family.replace(' ', '')}-{style}.ttf"
    target.write_bytes(buffer.getvalue())
    print(f"{target.name}: {len(buffer.getvalue()) / 1e6:.2f} MB")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sans", type=Path, required=True)
    parser.add_argument("--serif", type=Path, required=True)
    parser.add_argument("--unihan", type=Path)
    given = parser.parse_args()
    if given.unihan:
        write_charset(standard_characters(given.unihan))
    codes = charset() | common() | set(SUBSCRIPTS)
    for style, folder, heavier in (("Regular", "400Regular", "500Medium"), ("Bold", "700Bold", "700Bold")):
        path = given.sans / folder / f"NotoSansSC_{folder}.ttf"
        above = given.sans / heavier / f"NotoSansSC_{heavier}.ttf"
        subset(path, above, codes, "Footprint Sans SC", style)
    serif = given.serif / "600SemiBold" / "NotoSerifSC_600SemiBold.ttf"
    subset(serif, serif, display() | set(SUBSCRIPTS), "Footprint Serif SC", "Display")


if __name__ == "__main__":
    main()
