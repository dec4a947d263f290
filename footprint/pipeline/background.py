"""The imported database behind an assessment: put in place by a mapping file, and disclosed on what is signed."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

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
    if mapping is None:
        return shipped
    from footprint.brightway.background_map import read_mapping, swapped_library  # heavy, and seldom needed

    return swapped_library(shipped, read_mapping(mapping), stored)


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
    if len(inexact) > _NAMED:
        counts = Counter(s.sign for s in inexact)
        yield _COUNTED.format(n=len(inexact), counts=", ".join(f"{sign} {n}" for sign, n in sorted(counts.items())))
    elif inexact:
        names = [(library.processes[s.process].name, s.sign) for s in inexact]
        zh, en = ("，".join(f"{n.zh} {x}" for n, x in names), ", ".join(f"{n.en} {x}" for n, x in names))
        yield _INEXACT.format(matches=Text(zh, en))
    if background.missing is not None:
        missing = background.missing
        yield _MISSING.format(
            n=missing.count, author=missing.author, date=missing.date, digest=missing.digest[:DIGEST_DIGITS]
        )


_NAMED = 5
"""Matches that fit on the page by name; of more it says how many, and the signed data list each with its note."""
_DATABASE = Text(
    "背景数据：{n} 个过程取自导入数据库“{name}”（SHA-256 {digest}；{author} {date} 对应），{rest} 个取自自带清单。",
    "Background: {n} processes from the imported database '{name}' (SHA-256 {digest}; matched by {author}, {date}), "
    "{rest} from the shipped inventory.",
)
_INEXACT = Text(
    "对应不完全相同（> 更宽，< 更窄，~ 最接近）：{matches}；理由见所附数据。",
    "Matches not exact (> wider, < narrower, ~ nearest): {matches}; reasons in the attached data.",
)
_COUNTED = Text(
    "{n} 个对应不完全相同（{counts}；> 更宽，< 更窄，~ 最接近），逐项及理由见所附数据。",
    "{n} matches are not exact ({counts}; > wider, < narrower, ~ nearest): each with its reason in the attached data.",
)
_MISSING = Text(
    "该数据库缺失 {n} 项，{author} {date} 书面接受（清单 SHA-256 {digest}）。",
    "{n} items missing in it were accepted in writing by {author}, {date} (list SHA-256 {digest}).",
)
