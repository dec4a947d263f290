"""An account file to its balance, checked against every other account of the folder."""

import json
import math
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from footprint.accounts import statement, statement_text
from footprint.accounts.balance import Balance, balance_of
from footprint.accounts.definition import Terms, load_terms
from footprint.accounts.green import change, drawn_footprint, green_problems
from footprint.accounts.gross import GrossPart, check_proof, read_gross
from footprint.accounts.ledger import FORMAT, Account, Proof
from footprint.accounts.serials import Range, used_twice
from footprint.accounts.uses import double_claims, kind_problems, ranges
from footprint.errors import InputError, Lang, Problem, Text
from footprint.intake.files import read_bytes
from footprint.inventory.library import Library, load_library
from footprint.pipeline.account_files import write_new
from footprint.rules.registry import load_edition
from footprint.strict_yaml.document import Document
from footprint.strict_yaml.faults import problems_of
from footprint.strict_yaml.reader import load

_DIGITS = 1e-5
"""Agreement of six significant digits."""
_UPDATE = Text("重新生成该结果", "make the result again")


@dataclass(frozen=True)
class Accounted:
    """An account's balance and what it was read from."""

    balance: Balance
    source: str
    others: tuple[str, ...]
    """Accounts of the folder that serial numbers were compared with."""


def account(path: Path, library: Library | None = None) -> Accounted:
    """Read an account, check that nothing is used twice, and judge the statement it asks for.

    Parameters
    ----------
    path
        The account. Other accounts of its folder are read as well: their serial numbers count as used.
    library
        Inventory; the shipped one if not given.

    Raises
    ------
    InputError
        With every fault: schema, digests, numbers used twice, one kWh claimed twice.
    EngineError
        If a change by green power cannot be computed.
    """
    problems: list[Problem] = []
    mine = _read(path, problems)
    siblings = sorted(p for p in path.parent.glob("*.y*ml") if p.resolve() != path.resolve() and _is_account(p))
    others = [found for p in siblings if (found := _read(p, problems)) is not None]
    if mine is None or problems:
        raise InputError(problems)
    stated, document, terms = mine
    if stated.claim and terms.definitions.definition(stated.claim) is None:
        problems.append(_unknown_claim(document, terms, stated.claim))
    library = library or load_library()
    used: list[Range] = []
    for other, written, its_terms in (*others, mine):
        used += ranges(other, written, its_terms, problems)
    problems += used_twice(used)
    problems += kind_problems(stated, document, terms)
    problems += _other_numbers(stated, document, terms)
    problems += double_claims([(a, d) for a, d, _ in (*others, mine)], terms)
    parts = _parts(stated, document, path.parent, library, problems)
    _check_proofs(stated, document, path.parent, parts, problems)
    drawn: dict[str, Decimal] = {}
    for part in parts:
        for process, amount in part.amounts.items():
            drawn[process] = drawn.get(process, Decimal(0)) + amount
    green = [(document.place("green_power", i), g) for i, g in enumerate(stated.green_power)]
    problems += green_problems(green, drawn, library)
    sets = sorted({p.characterisation for p in parts if p.characterisation})
    if len(sets) > 1 or (green and not sets and len(parts) == len(stated.gross)):
        problems.append(_sets(document, sets))
    if problems:
        raise InputError(problems)
    problems += [p for part in parts if (p := _recomputed(part, document, library)) is not None]
    if problems:
        raise InputError(problems)
    changes = tuple(change(g, library, sets[0]) for _, g in green)
    balance = balance_of(stated, document, terms, tuple(parts), changes)
    return Accounted(balance, document.name, tuple(d.name for _, d, _ in others))


def as_data(found: Accounted) -> dict[str, Any]:
    """The account as plain data."""
    return statement.as_data(found.balance, found.source, found.others)


def as_text(found: Accounted, lang: Lang) -> str:
    """The account for a terminal."""
    return statement_text.as_text(found.balance, lang)


def write_account(found: Accounted, folder: Path) -> list[Path]:
    """Write ``account.json`` and ``account.html`` into a folder.

    Raises
    ------
    InputError
        If one of them is there already or cannot be written; then none is.
    """
    document = json.dumps(as_data(found), ensure_ascii=False, indent=2) + "\n"
    page = statement_text.as_page(found.balance)
    return write_new({folder / "account.json": document, folder / "account.html": page})


def _is_account(path: Path) -> bool:
    try:
        return FORMAT.encode() in read_bytes(path)
    except InputError:
        return False


def _read(path: Path, problems: list[Problem]) -> tuple[Account, Document, Terms] | None:
    try:
        document = load(path, path.name)
        found = Account.model_validate(document.data)
        return found, document, load_terms(load_edition(found.standard))
    except ValidationError as error:
        problems += problems_of(error, document)
    except InputError as error:
        problems += error.problems
    return None


def _parts(
    stated: Account, document: Document, folder: Path, library: Library, problems: list[Problem]
) -> list[GrossPart]:
    found = [read_gross(g, folder, document.place("gross", i), library, problems) for i, g in enumerate(stated.gross)]
    parts = [part for part in found if part is not None]
    period = (stated.period_from, stated.period_to)
    problems += [_other_period(document, part) for part in parts if part.period not in {None, period}]
    return parts


def _check_proofs(
    stated: Account, document: Document, folder: Path, parts: list[GrossPart], problems: list[Problem]
) -> None:
    """Digests of the documents at hand; the public page is the one of this result."""
    proofs: list[tuple[str, Proof]] = []
    for name in ("green_power", "sinks", "credits"):
        proofs += [(document.place(name, i), e.proof) for i, e in enumerate(getattr(stated, name))]
    reductions = stated.reductions
    proofs += [(document.place("reductions", "measures", i), m.proof) for i, m in enumerate(reductions.measures)]
    proofs += [(document.place("reductions", "base"), reductions.base.proof)] if reductions.base else []
    proofs += [(document.place("reductions", "plan"), reductions.plan)] if reductions.plan else []
    proofs += [(document.place("verification"), stated.verification.proof)] if stated.verification else []
    for place, proof in proofs:
        check_proof(proof, folder, place, problems)
    if stated.disclosure is not None:
        place = document.place("disclosure")
        page = check_proof(stated.disclosure.page, folder, place, problems)
        missing = [p.source.file for p in parts if page and p.inputs and p.inputs.encode() not in page]
        if missing:
            problems.append(
                Problem(
                    "account.other_page",
                    place,
                    Text.same(stated.disclosure.page.file),
                    Text(f"由 {'、'.join(missing)} 同一次结果生成的公开页", f"the page made with {', '.join(missing)}"),
                    _UPDATE,
                )
            )


def _other_period(document: Document, part: GrossPart) -> Problem:
    assert part.period is not None
    first, last = part.period
    return Problem(
        "account.period",
        document.place("period_from"),
        Text(f"{part.source.file} 的期间为 {first} 至 {last}", f"{part.source.file} is of {first} to {last}"),
        Text("账户与总量同一期间", "an account of the same days as its gross emissions"),
        Text("改正 period_from 与 period_to", "correct period_from and period_to"),
    )


def _recomputed(part: GrossPart, document: Document, library: Library) -> Problem | None:
    """A metered result follows from its own amounts; one of another inventory is known from nobody's calculation."""
    if part.source.kind != "metered" or part.characterisation is None:
        return None
    if part.inventory != library.digest:
        return Problem(
            "account.inventory",
            document.place("gross"),
            Text(f"{part.source.file}：清单 {part.inventory}", f"{part.source.file}: inventory {part.inventory}"),
            Text(
                f"由本清单 {library.digest} 得出，方可复算",
                f"made with this inventory, {library.digest}, to be recomputed",
            ),
            _UPDATE,
        )
    found = drawn_footprint(part.amounts, library, part.characterisation) / 1000
    if math.isclose(found, float(part.tonnes), rel_tol=_DIGITS):
        return None
    return Problem(
        "account.gross_differs",
        document.place("gross"),
        Text.same(f"{part.source.file}: {part.tonnes} t CO2e"),
        Text(f"由其用量得出的 {found:.6g} t CO2e", f"{found:.6g} t CO2e, by its own amounts"),
        _UPDATE,
    )


def _other_numbers(stated: Account, document: Document, terms: Terms) -> list[Problem]:
    """Numbers that are no gross emissions of a period."""
    known = terms.definitions.gross_numbers
    return [
        Problem(
            "account.number",
            document.place("gross", i),
            Text.same(source.number),
            Text(f"期间总量：{'、'.join(known)}", f"the total of a period: {', '.join(known)}"),
            Text("改正 number", "correct the number"),
        )
        for i, source in enumerate(stated.gross)
        if source.number is not None and source.number not in known
    ]


def _unknown_claim(document: Document, terms: Terms, claim: str) -> Problem:
    known = ", ".join(d.id for d in terms.definitions.definitions)
    return Problem(
        "account.claim",
        document.place("claim"),
        Text.same(claim),
        Text(f"{known} 之一，或 null", f"one of {known}, or null"),
        Text("改正 claim", "correct the claim"),
    )


def _sets(document: Document, sets: list[str]) -> Problem:
    return Problem(
        "account.characterisation",
        document.place("gross"),
        Text.same(", ".join(sets) or "-"),
        Text("同一 GWP 集的总量（有绿电时须写明）", "gross emissions by one GWP set, named where there is green power"),
        _UPDATE,
    )
