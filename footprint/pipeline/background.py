"""The imported database behind an assessment: put in place by a mapping file, and disclosed on what is signed."""

from collections.abc import Iterator
from pathlib import Path

from footprint.brightway.background_map import read_mapping, swapped_library
from footprint.errors import Text
from footprint.inventory.library import Library, load_library
from footprint.inventory.swapped import SwappedLibrary
from footprint.label.qr import DIGEST_DIGITS
from footprint.model.background import ImportedBackground, SwappedProcess
from footprint.pipeline.assess import Assessment


def library_on(mapping: Path | None, stored: Path | None = None) -> Library:
    """The shipped library, with an imported database behind the processes that a mapping file names.

    Parameters
    ----------
    mapping
        The mapping file; without one the library is as shipped.
    stored
        The imported database, if it does not lie where the mapping file says.

    Raises
    ------
    footprint.errors.InputError
        With every fault of the file or the database.
    """
    shipped = load_library()
    return shipped if mapping is None else swapped_library(shipped, read_mapping(mapping), stored)


def shipped_library(library: Library) -> Library:
    """The library that came with the program, whatever lies behind some of its processes."""
    return library.shipped if isinstance(library, SwappedLibrary) else library


def imported_background(assessment: Assessment) -> ImportedBackground | None:
    """What a certificate says of the imported database; None if the product draws on none."""
    library = assessment.library
    if not isinstance(library, SwappedLibrary):
        return None
    mapping, database = library.mapping, library.imported.database
    reached = {process for result in assessment.case.results.values() for process in result.supply}
    swapped = tuple(
        SwappedProcess(process=m.source, target=m.target, sign=m.sign, note=None if m.sign == "=" else m.note)
        for m in mapping.matches
        if m.source in reached
    )
    if not swapped:
        return None
    return ImportedBackground(
        name=database.name,
        digest=database.digest,
        mapping_digest=library.mapping_digest,
        author=mapping.author,
        date=mapping.date,
        swapped=swapped,
        shipped=len((reached & library.shipped.processes.keys()) - {s.process for s in swapped}),
        missing=library.imported.missing,
    )


def left_shipped(assessment: Assessment) -> tuple[str, ...]:
    """Processes of the product system that still come from the shipped inventory, by id."""
    library = assessment.library
    mapped = library.drawn if isinstance(library, SwappedLibrary) else {}
    reached = {process for result in assessment.case.results.values() for process in result.supply}
    return tuple(sorted((reached & shipped_library(library).processes.keys()) - mapped.keys()))


def missing_items(library: Library) -> tuple[str, ...]:
    """Everything the imported database left out, as accepted."""
    return library.imported.database.accepted if isinstance(library, SwappedLibrary) else ()


def background_remarks(background: ImportedBackground | None, library: Library) -> Iterator[Text]:
    """What the paper says of it: the database, every match that is not exact, and what is missing in it."""
    if background is None:
        return
    yield _DATABASE.format(
        n=len(background.swapped),
        name=background.name,
        digest=background.digest[:DIGEST_DIGITS],
        author=background.author,
        date=background.date,
        rest=background.shipped,
    )
    inexact = [s for s in background.swapped if s.sign != "="]
    if inexact:
        zh = "；".join(f"{library.processes[s.process].name.zh}（{s.sign}）{s.note}" for s in inexact)
        en = "; ".join(f"{library.processes[s.process].name.en} ({s.sign}) {s.note}" for s in inexact)
        yield _INEXACT.format(matches=Text(zh, en))
    if background.missing is not None:
        missing = background.missing
        yield _MISSING.format(
            n=missing.count, author=missing.author, date=missing.date, digest=missing.digest[:DIGEST_DIGITS]
        )


_DATABASE = Text(
    "{n} 个背景过程取自导入的数据库“{name}”（SHA-256 {digest}，{author} 于 {date} 对应），其余 {rest} 个取自自带清单。",
    "{n} background processes are drawn from the imported database '{name}' (SHA-256 {digest}, matched by {author}, "
    "{date}); the other {rest} come from the shipped inventory.",
)
_INEXACT = Text(
    "对应不完全相同的过程（> 对方更宽，< 对方更窄，~ 最接近）：{matches}。",
    "Processes whose match is not exact (> theirs is wider, < narrower, ~ nearest): {matches}.",
)
_MISSING = Text(
    "该数据库有 {n} 项缺失，由 {author} 于 {date} 书面接受（清单 SHA-256 {digest}）。",
    "{n} items are missing in that database, accepted in writing by {author}, {date} (list SHA-256 {digest}).",
)
