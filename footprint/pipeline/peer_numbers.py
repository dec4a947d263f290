"""Numbers of products to compare: of submissions assessed now, and of certificates that a register holds in force."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import log
from pathlib import Path
from statistics import median

from footprint.certificate.canonical import parse_payload
from footprint.errors import FootprintError, InputError, Problem, Text
from footprint.model.certificate import Payload
from footprint.pipeline.assess import Assessment
from footprint.pipeline.verify import verify
from footprint.screening.evidence import Outcome, TooFew
from footprint.screening.peers import NEEDED, against_peers

PEERS = "screening_peers"
"""Table of an edition: number to the facts that make products comparable, ``band`` among them if it does."""


@dataclass(frozen=True, slots=True)
class Known:
    """One product as far as it can be compared.

    Parameters
    ----------
    source
        File or certificate number.
    edition
        Edition that judged it.
    maker
        Factory, by name and address.
    product
        Name and model.
    traits
        Facts by key, and the band.
    numbers
        Results by key, as signed, in the edition's units.
    """

    source: str
    edition: str
    maker: tuple[str, str]
    product: tuple[str, str]
    traits: Mapping[str, str]
    numbers: Mapping[str, Decimal]


def known_submission(assessment: Assessment) -> Known:
    """What an assessment says about its product."""
    paper = assessment.edition.paper(assessment.submission.data, assessment.library)
    return Known(
        source=assessment.submission.source,
        edition=assessment.edition.id,
        maker=(paper.factory.name.zh, paper.factory.address.zh),
        product=(paper.product.name.zh, paper.product.model),
        traits={**{f.key: _trait(f.value) for f in paper.facts}, "band": assessment.case.band},
        numbers={n.key: n.value for n in assessment.verdict.numbers},
    )


def payload_folder(register: str | None, payloads: Path | None) -> tuple[Path, str | None] | None:
    """Folder of the payloads and address of the register, from what was named; None if neither was.

    A folder given as the register holds the payloads and a ``footprint.toml``; beside an SQLite file lie its payloads.

    Raises
    ------
    InputError
        If only a database elsewhere is named: it holds no numbers.
    """
    if register is None:
        return (payloads, None) if payloads else None
    path = Path(register)
    if path.is_dir():
        return payloads or path, None
    if payloads is None and not path.is_file():
        raise InputError([_no_payloads(path)])
    return payloads or path.parent, register


def known_certificates(folder: Path, register: str | None, at: date | None = None) -> tuple[list[Known], list[Text]]:
    """Products whose payloads lie in `folder`, are registered unaltered, and in force; and what was left out, with why.

    The register itself holds digests, no numbers; the payload beside each certificate holds them.

    Parameters
    ----------
    folder
        Folder with ``<number>.json`` files as `certify` writes them.
    register
        Address of the register; the one that the folder's ``footprint.toml`` names if not given.
    at
        The day of the certificates' state; today unless given.

    Raises
    ------
    InputError
        If there is no such folder, or no payload in it.
    """
    paths = sorted(folder.glob("*.json")) if folder.is_dir() else []
    if not paths:
        raise InputError([_no_payloads(folder)])
    found: list[Known] = []
    left_out: list[Text] = []
    for path in paths:
        try:
            report = verify(path, register=register, at=at)
        except FootprintError as exc:
            left_out.append(_LEFT_OUT.format(path=path, reason=exc.message))
            continue
        if report.status.state == "valid":
            found.append(_certificate(parse_payload(path.read_bytes())))
        else:
            left_out.append(_NOT_IN_FORCE.format(path=path))
    return found, left_out


def peers_of(one: Known, key: str, group: Sequence[str], everyone: Iterable[Known]) -> list[Known]:
    """Other products of the edition with the number `key` and the same traits `group`; never the product itself."""
    return [
        other
        for other in everyone
        if other.edition == one.edition
        and (other.maker, other.product) != (one.maker, one.product)
        and key in other.numbers
        and all(other.traits.get(trait) == one.traits.get(trait) for trait in group)
    ]


def far_from(one: Known, key: str, peers: Sequence[Known]) -> Outcome:
    """Test of one number against its peers, on logarithms: footprints spread in proportion.

    Numbers that are not above zero have no logarithm and take no part.
    """
    values = [float(p.numbers[key]) for p in peers if p.numbers[key] > 0]
    if one.numbers[key] <= 0:
        return TooFew(0, NEEDED)
    return against_peers(log(one.numbers[key]), [log(v) for v in values])


def middle(key: str, peers: Sequence[Known]) -> Decimal:
    """Median of the peers' numbers."""
    return median(p.numbers[key] for p in peers)


def _certificate(payload: Payload) -> Known:
    return Known(
        source=payload.number,
        edition=payload.standard.id,
        maker=(payload.factory.name.zh, payload.factory.address.zh),
        product=(payload.product.name.zh, payload.product.model),
        traits={**{f.key: _trait(f.value) for f in payload.facts}, "band": payload.band.reached},
        numbers={n.key: Decimal(n.value) for n in payload.numbers},
    )


def _trait(value: str | Text) -> str:
    return value.zh if isinstance(value, Text) else value


def _no_payloads(folder: Path) -> Problem:
    return Problem(
        "screen.no_payloads",
        str(folder),
        Text("没有 .json 载荷的位置", "no folder with .json payloads"),
        Text("签发证书的输出文件夹，含 <编号>.json", "the folder certificates were issued into, with <number>.json"),
        Text(
            "登记簿只存摘要不存数值：用 --register 指定该文件夹，或另用 --payloads 指定",
            "a register holds digests, not numbers: give that folder to --register, or name it with --payloads",
        ),
    )


_LEFT_OUT = Text("未用作比较：{path}：{reason}", "not compared with: {path}: {reason}")
_NOT_IN_FORCE = Text(
    "未用作比较：{path}：证书不在有效状态", "not compared with: {path}: the certificate is not in force"
)
