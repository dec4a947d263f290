"""Writes the example workbooks from their YAML sources: ``examples/<standard>/<name>.yaml`` to ``<name>.xlsx``."""

from pathlib import Path

from footprint.intake.read import peek_standard, read_submission
from footprint.pipeline.template import make_template
from footprint.rules.registry import load_edition

EXAMPLES = Path(__file__).parent.parent / "examples"


def main() -> None:
    """Write every workbook anew; the same source gives the same bytes."""
    for source in sorted(EXAMPLES.glob("*/*.yaml")):
        if source.stem == "expected":
            continue
        edition = load_edition(peek_standard(source))
        data = read_submission(source, standard=edition.id, submission=edition.submission).data
        target = source.with_suffix(".xlsx")
        make_template(edition.id, target, data, overwrite=True)
        print(target.relative_to(EXAMPLES.parent))


if __name__ == "__main__":
    main()
