"""Gross emissions out of the files that an account names, each pinned by its digest."""

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta

from footprint.accounts.ledger import Gross, Proof
from footprint.accounts.plain import FORMAT as METERED
from footprint.accounts.plain import number
from footprint.accounts.site import footprint_of
from footprint.engine.background import Background
from footprint.errors import InputError, Problem, Text
from footprint.intake import strict_json
from footprint.intake.files import read_bytes
from footprint.metering.read import read_meters

_TONNES = {"t CO2e": Decimal(1), "kg CO2e": Decimal("0.001")}
_RUN_AGAIN = Text("重新生成并更新 sha256", "make it again and bring sha256 up to date")


@dataclass(frozen=True)
class GrossPart:
    """One file's gross emissions.

    Attributes
    ----------
    source
        What the account says of it.
    tonnes
        [t CO2e]
    complete
        False if the file says that something is missing.
    amounts
        What was drawn from each process, by id, in the process's unit; only of metered results.
    inputs
        Digest of everything a metered result rests on.
    characterisation, inventory
        Id of the characterisation set and digest of the inventory, as far as the file says.
    period
        First and last day, as far as the file says.
    """

    source: Gross
    tonnes: Decimal
    complete: bool
    amounts: dict[str, Decimal]
    inputs: str | None
    characterisation: str | None
    inventory: str | None
    period: tuple[date, date] | None


def check_proof(proof: Proof, folder: Path, place: str, problems: list[Problem]) -> bytes | None:
    """Compare a document with its digest where it is at hand; its bytes if it is and they agree."""
    path = folder / proof.file
    if not is_inside(proof.file, place, problems):
        return None
    if not path.is_file():
        return None
    content = read_bytes(path)
    found = hashlib.sha256(content).hexdigest()
    if found != proof.sha256:
        problems.append(_fault("account.digest", place, f"{proof.file}: {found}", Text.same(proof.sha256)))
        return None
    return content


def is_inside(name: str, place: str, problems: list[Problem]) -> bool:
    """Whether a path stays inside the account's folder."""
    if Path(name).is_absolute() or ".." in Path(name).parts:
        expected = Text("账户文件夹内的相对路径", "a relative path inside the account's folder")
        problems.append(_fault("account.path", place, name, expected))
        return False
    return True


def read_gross(
    source: Gross, folder: Path, place: str, background: Background, problems: list[Problem]
) -> GrossPart | None:
    """Gross emissions of one file; None with its faults in `problems`.

    Parameters
    ----------
    source
        What the account says.
    folder
        The account's.
    place
        ``file:line``.
    background
        What meters are computed on.
    problems
        Gets every fault.

    Raises
    ------
    EngineError
        If a number cannot be computed.
    """
    if source.kind == "meters":
        return _computed(source, folder, place, background, problems)
    before = len(problems)
    content = check_proof(Proof(file=source.file, sha256=source.sha256), folder, place, problems)
    if content is None:
        if len(problems) == before:
            problems.append(_fault("account.missing", place, source.file, Text("可读取的文件", "a file that is there")))
        return None
    try:
        data = strict_json.load(folder / source.file)
        return _metered(source, data) if source.kind == "metered" else _number(source, data)
    except InputError as error:
        problems.extend(error.problems)
    except (KeyError, TypeError, ValueError, InvalidOperation, StopIteration, AttributeError):
        expected = Text(
            f"{source.kind} 的结果文件"
            + ("" if source.number is None else f"，含数值 {source.number}（t 或 kg CO2e）"),
            f"a result file of kind {source.kind}"
            + ("" if source.number is None else f" with {source.number} in t or kg CO2e"),
        )
        problems.append(_fault("account.gross", place, source.file, expected))
    return None


def _computed(
    source: Gross, folder: Path, place: str, background: Background, problems: list[Problem]
) -> GrossPart | None:
    """Read the exports and compute: the number is of this inventory, not one that somebody wrote down."""
    if not is_inside(source.file, place, problems):
        return None
    try:
        metered = read_meters(folder / source.file)
        if metered.digest != source.sha256:
            problems.append(
                _fault("account.digest", place, f"{source.file}: {metered.digest}", Text.same(source.sha256))
            )
            return None
        site = footprint_of(metered, background)
    except InputError as error:
        problems.extend(error.problems)
        return None
    return GrossPart(
        source=source,
        tonnes=Decimal(number(site.total)) / 1000,
        complete=site.complete,
        amounts=site.drawn,
        inputs=metered.digest,
        characterisation=metered.settings.characterisation,
        inventory=background.digest,
        period=_days(metered.settings.period.first, metered.settings.period.last),
    )


def _metered(source: Gross, data: Any) -> GrossPart:
    if data["format"] != METERED:
        raise ValueError(data["format"])
    amounts: dict[str, Decimal] = {}
    for process, drawn in data["drawn"].items():
        amounts[process] = _amount(drawn["amount"])
    return GrossPart(
        source=source,
        tonnes=_amount(data["gross_kg_co2e"]) / 1000,
        complete=data["complete"] is True,
        amounts=amounts,
        inputs=str(data["inputs_sha256"]),
        characterisation=str(data["characterisation"]),
        inventory=str(data["inventory_sha256"]),
        period=_days(data["period"]["first"], data["period"]["last"]),
    )


def _number(source: Gross, data: Any) -> GrossPart:
    found = next(n for n in data["numbers"] if n["key"] == source.number)
    tonnes = _amount(found["value"]) * _TONNES[found["unit"]]
    stated = [data.get(name) for name in ("period_from", "period_to")]
    return GrossPart(
        source=source,
        tonnes=tonnes,
        complete=source.kind == "certificate" or data.get("conforms") is True,
        amounts={},
        inputs=None,
        characterisation=data.get("characterisation"),
        inventory=data.get("inventory_digest"),
        period=None if None in stated else (date.fromisoformat(stated[0]), date.fromisoformat(stated[1])),
    )


def _amount(text: str) -> Decimal:
    """A number of zero or more."""
    found = Decimal(text)
    if not found.is_finite() or found < 0:
        raise ValueError(text)
    return found


def _days(first: str, last: str) -> tuple[date, date]:
    """First and last day of the months from `first` to `last`."""
    start, end = (date.fromisoformat(f"{month}-01") for month in (first, last))
    return start, end + relativedelta(months=1, days=-1)


def _fault(code: str, place: str, found: str, expected: Text) -> Problem:
    return Problem(code, place, Text.same(found), expected, _RUN_AGAIN)
