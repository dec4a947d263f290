"""Draws the picture of the README from a certificate that ``make demo`` issued."""

from pathlib import Path

import pypdfium2

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Write ``docs/images/certificate.png`` from the demonstration's certificate in the best band."""
    certificates = sorted(p for p in (ROOT / "footprint-demo").glob("DEMO-*.pdf") if not p.name.endswith(".label.pdf"))
    page = pypdfium2.PdfDocument(certificates[-1])[0]
    page.render(scale=1.6).to_pil().quantize(128).save(ROOT / "docs" / "images" / "certificate.png", optimize=True)


if __name__ == "__main__":
    main()
