"""Recomputes the log from what was entered, trusting none of the stored hashes."""

from dataclasses import dataclass
from datetime import date

from footprint.errors import AlteredError, InputError, Text
from footprint.register import merkle
from footprint.register.entry import Entry
from footprint.register.lifecycle import check_transition
from footprint.register.log import Register
from footprint.register.rows import from_row


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found.

    Attributes
    ----------
    size
        Number of entries.
    root
        Merkle tree hash recomputed from the entries, hexadecimal. Compare it with the one noted earlier for the
        same size: a register rewritten as a whole contradicts nothing but that.
    faults
        Every contradiction; empty if the register is sound.
    pending
        Numbers drawn and never entered, with the day: being issued at this moment, or left behind by a crash. No
        fault; a file that carries such a number was never issued.
    """

    size: int
    root: str
    faults: tuple[Text, ...]
    pending: tuple[tuple[str, date], ...]


def audit(register: Register) -> Audit:
    """Check every entry: its place, its hash, its columns, and that its event could follow the earlier ones."""
    faults: list[Text] = []
    leaves: list[bytes] = []
    lives: dict[str, list[Entry]] = {}
    for place, row in enumerate(register.rows()):
        # SQLite keeps whatever type an editor wrote.
        body = row.body if isinstance(row.body, bytes) else str(row.body).encode()
        leaves.append(merkle.leaf_hash(body))
        if row.idx != place:
            faults.append(_GAP.format(place=place, idx=row.idx))
        try:
            entry = from_row(row)
            life = lives.setdefault(entry.number, [])
            life.append(entry)
            check_transition(entry, life[:-1])
        except (AlteredError, InputError) as exc:
            faults.append(exc.message)
    pending = tuple((str(number), day) for number, day in register.pending())
    return Audit(len(leaves), merkle.root(leaves).hex(), tuple(faults), pending)


_GAP = Text("第 {place} 条处的序号是 {idx}", "index {idx} stands at place {place}")
