"""What is entered into the register, all of it or nothing."""

from datetime import date

from sqlalchemy import Connection, func, insert, select

from footprint.errors import InputError, Problem, Text
from footprint.register.entry import Entry, Event, Issue
from footprint.register.lifecycle import check_transition
from footprint.register.rows import Series, from_row, to_row
from footprint.register.schema import entries


class Transaction:
    """Draws numbers and appends entries while no other process can.

    Obtained from `Register.issuing`; leaving the block normally commits, an exception undoes everything, so that a
    number drawn for a certificate that was not made is drawn again by the next.
    """

    def __init__(self, connection: Connection, recorded_on: date) -> None:
        self._connection = connection
        self._recorded_on = recorded_on
        self._drawn: dict[str, Series] = {}

    def number(self, prefix: str, standard_short: str, year: int) -> str:
        """The next certificate number of a series, such as ``YT-JG-2026-000001``."""
        series = f"{prefix}-{standard_short}-{year:04d}"
        last = self._connection.scalar(select(func.max(entries.c.serial)).where(entries.c.series == series))
        drawn = [serial for name, serial in self._drawn.values() if name == series]
        serial = max([last or 0, *drawn]) + 1
        number = f"{series}-{serial:06d}"
        self._drawn[number] = (series, serial)
        return number

    def issue(self, number: str, issued: Issue, *, effective_on: date, actor: str) -> Entry:
        """Enter a certificate under the `number` drawn for it.

        Raises
        ------
        ValueError
            If the number was not drawn in this transaction.
        """
        series = self._drawn.pop(number, None)
        if series is None:
            raise ValueError(f"number '{number}' was not drawn in this transaction")
        entry = Entry(
            event="issue",
            number=number,
            effective_on=effective_on,
            recorded_on=self._recorded_on,
            actor=actor,
            issued=issued,
        )
        return self._append(entry, series)

    def record(
        self,
        event: Event,
        number: str,
        *,
        reason: str,
        effective_on: date,
        actor: str,
        superseded_by: str | None = None,
    ) -> Entry:
        """Enter a later event.

        Raises
        ------
        InputError
            If the certificate's state does not admit it, it takes effect before the latest event, or the successor
            is not registered.
        """
        if event == "supersede" and (superseded_by == number or not self._history(superseded_by or "")):
            raise InputError([_no_successor(number, superseded_by)])
        entry = Entry(
            event=event,
            number=number,
            effective_on=effective_on,
            recorded_on=self._recorded_on,
            actor=actor,
            reason=reason,
            superseded_by=superseded_by,
        )
        return self._append(entry, None)

    def finish(self) -> None:
        """See that every number drawn was used.

        Raises
        ------
        ValueError
            If one was not: its certificate may already carry it.
        """
        if self._drawn:
            raise ValueError(f"numbers drawn but not entered: {', '.join(self._drawn)}")

    def _append(self, entry: Entry, series: Series | None) -> Entry:
        check_transition(entry, self._history(entry.number))
        idx = self._connection.scalar(select(func.coalesce(func.max(entries.c.idx) + 1, 0)))
        self._connection.execute(insert(entries).values(to_row(int(idx or 0), entry, series)))
        return entry

    def _history(self, number: str) -> list[Entry]:
        rows = self._connection.execute(select(entries).where(entries.c.number == number).order_by(entries.c.idx))
        return [from_row(row) for row in rows]


def _no_successor(number: str, successor: str | None) -> Problem:
    return Problem(
        "register.successor",
        number,
        Text(f"取代者“{successor}”", f"successor '{successor}'"),
        Text("另一份已登记的证书", "another certificate in the register"),
        Text("先签发新证书，再登记取代", "issue the new certificate first"),
    )
