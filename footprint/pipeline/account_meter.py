"""Meter exports to monthly footprints, and the files made of them."""

import json
from dataclasses import dataclass
from pathlib import Path

from footprint.accounts.plain import as_data
from footprint.accounts.rows import as_csv, as_submission
from footprint.accounts.site import SiteFootprint, footprint_of
from footprint.accounts.terminal import as_text
from footprint.errors import Lang
from footprint.inventory.library import Library, load_library
from footprint.label.wording import load_wording
from footprint.metering.read import read_meters
from footprint.pipeline.account_files import write_new


@dataclass(frozen=True)
class Metering:
    """A site's result with the inventory it was computed on."""

    site: SiteFootprint
    library: Library

    def data(self) -> dict[str, object]:
        """The result as plain data, the inventory's digest with it."""
        return as_data(self.site) | {"inventory_sha256": self.library.digest}

    def as_text(self, lang: Lang) -> str:
        """The result for a terminal."""
        return as_text(self.site, load_wording(), lang)

    def document(self) -> str:
        """The result as JSON text, as it is written and digested."""
        return json.dumps(self.data(), ensure_ascii=False, indent=2) + "\n"


def meter(path: Path, library: Library | None = None) -> Metering:
    """Read a folder of exports and score its months.

    Parameters
    ----------
    path
        ``meters.yaml`` or its folder.
    library
        Inventory; the shipped one if not given.

    Raises
    ------
    InputError
        With every fault, at ``file:line``.
    EngineError
        If a number cannot be computed.
    """
    metered = read_meters(path)
    library = library or load_library()
    return Metering(footprint_of(metered, library), library)


def write_results(found: Metering, folder: Path) -> list[Path]:
    """Write ``metered.json``, ``months.csv`` and ``disclosure.html`` into a folder.

    Raises
    ------
    InputError
        If one of them is there already or cannot be written; then none is.
    """
    from footprint.accounts.page import disclosure

    return write_new(
        {
            folder / "metered.json": found.document(),
            folder / "months.csv": "\ufeff" + as_csv(found.site),
            folder / "disclosure.html": disclosure(found.site, found.library, load_wording()),
        }
    )


def write_rows(found: Metering, path: Path) -> list[Path]:
    """Write the rows of a submission's monthly sheet.

    Raises
    ------
    InputError
        If a month is incomplete, or if the file is there already or cannot be written.
    """
    return write_new({path: as_submission(found.site)})
