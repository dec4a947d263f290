"""What is entered into the register, all of it or nothing."""

from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import date

from sqlalchemy import Connection, Engine, func, insert, select

from footprint.errors import AlteredError, InputError, NotConformingError, Problem, Text
from footprint.register.connection import writing
from footprint.register.entry import Entry, Event, Issue
from footprint.register.lifecycle import STATE_NAMES, Status, check_transition, status_of
from footprint.register.numbering import Number, release, reserve, settle
from footprint.register.rows import from_row, to_row
from footprint.register.schema import entries


class Transaction:
    """Draws numbers, then appends entries while no other process can.

    Obtained from `Register.issuing`. Leaving the block normally commits the entries. An exception undoes them and
    gives the numbers back; a crash leaves them set aside, never to be drawn again.
    """

    def __init__(self, engine: Engine, recorded_on: date) -> None:
        self._engine = engine
        self._recorded_on = recorded_on
        self._drawn: dict[str, Number] = {}
        self._open: dict[str, Number] = {}
        self._removals: list[Callable[[], None]] = []
        self._connection: Connection | None = None
        self.writes = ExitStack()

    def number(self, prefix: str, standard_short: str, year: int) -> str:
        """The next certificate number of a series, such as ``YT-JG-2026-000001``; set aside from now on.

        Raises
        ------
        ValueError
            If something was entered already: the database admits one writer at a time.
        """
        if self._connection is not None:
            raise ValueError("numbers are drawn before the first entry")
        number = reserve(self._engine, f"{prefix}-{standard_short}-{year:04d}", self._recorded_on)
        self._drawn[str(number)] = self._open[str(number)] = number
        return str(number)

    def before_release(self, remove: Callable[[], None]) -> None:
        """Have `remove` called should the numbers be given back; if it fails they stay set aside."""
        self._removals.append(remove)

    def issue(
        self, number: str, issued: Issue, *, effective_on: date, actor: str, supersede: str | None = None
    ) -> Entry:
        """Enter a certificate under the `number` drawn for it.

        Parameters
        ----------
        supersede
            Number of the certificate that it takes over from, on the same day.

        Raises
        ------
        ValueError
            If the number was not drawn in this transaction.
        NotConformingError
            If another certificate of the same submission is in force or suspended.
        InputError
            If it takes effect after today, or the state of the other does not admit that it is superseded.
        AlteredError
            If the certificate to supersede is not in the register.
        """
        drawn = self._open.pop(number, None)
        if drawn is None:
            raise ValueError(f"number '{number}' was not drawn in this transaction")
        self._refuse_a_second(issued.submission_digest, supersede)
        entry = Entry(
            event="issue",
            number=number,
            effective_on=effective_on,
            recorded_on=self._recorded_on,
            actor=actor,
            issued=issued,
        )
        self._append(entry, drawn)
        settle(self._writing(), drawn)
        if supersede is not None:
            reason = f"由 {number} 取代 / superseded by {number}"
            self.record(
                "supersede", supersede, reason=reason, effective_on=effective_on, actor=actor, superseded_by=number
            )
        return entry

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
        AlteredError
            If the certificate is not in the register.
        InputError
            If reason or actor is blank, the certificate's state does not admit the event, it takes effect after
            today or before the latest event, or the successor is not registered.
        """
        blank = [_blank(number, name) for text, name in ((reason, _REASON), (actor, _ACTOR)) if not text.strip()]
        if blank:
            raise InputError(blank)
        if not self._history(number):
            raise AlteredError(_UNKNOWN.format(number=number))
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
        if self._open:
            raise ValueError(f"numbers drawn but not entered: {', '.join(self._open)}")

    def give_back(self) -> None:
        """Remove what carries the numbers, then give them back; to be called once the entries are undone."""
        for remove in reversed(self._removals):
            remove()
        if self._drawn:
            # A number that cannot be given back leaves a gap, no worse; the first error is the one to report.
            with suppress(InputError):
                release(self._engine, self._drawn.values())

    def _writing(self) -> Connection:
        if self._connection is None:
            self._connection = self.writes.enter_context(writing(self._engine))
        return self._connection

    def _append(self, entry: Entry, number: Number | None) -> Entry:
        check_transition(entry, self._history(entry.number))
        idx = self._writing().scalar(select(func.coalesce(func.max(entries.c.idx) + 1, 0)))
        self._writing().execute(insert(entries).values(to_row(int(idx or 0), entry, number)))
        return entry

    def _history(self, number: str) -> list[Entry]:
        rows = self._writing().execute(select(entries).where(entries.c.number == number).order_by(entries.c.idx))
        return [from_row(row) for row in rows]

    def _refuse_a_second(self, submission_digest: str, superseded: str | None) -> None:
        found = self._writing().scalars(
            select(entries.c.number).where(entries.c.submission_digest == submission_digest).order_by(entries.c.idx)
        )
        states = [status_of(n, self._history(n), self._recorded_on) for n in list(found) if n != superseded]
        live = [status for status in states if status.state in ("valid", "suspended", "not_yet_valid")]
        if live:
            raise NotConformingError(_second(live))


def _second(live: list[Status]) -> Text:
    zh = "、".join(f"{s.number}（{STATE_NAMES[s.state].zh}）" for s in live)
    en = ", ".join(f"{s.number} ({STATE_NAMES[s.state].en})" for s in live)
    return Text(
        f"同一份申报已有证书 {zh}，不再签发；如需换发，用 --supersede 指明由新证书取代的编号",
        f"the same submission has a certificate already: {en}; to replace it, name it with --supersede",
    )


_UNKNOWN = Text("登记簿中没有证书 {number}：未登记", "certificate {number} is not in the register")
_REASON = Text("原因", "reason")
_ACTOR = Text("经办人", "actor")


def _blank(number: str, name: Text) -> Problem:
    return Problem(
        "register.blank",
        number,
        Text(f"空白的{name.zh}", f"a blank {name.en}"),
        Text(f"写明的{name.zh}", f"a {name.en} in words"),
        Text(f"用 --{name.en} 写明", f"state it with --{name.en}"),
    )


def _no_successor(number: str, successor: str | None) -> Problem:
    return Problem(
        "register.successor",
        number,
        Text(f"取代者“{successor}”", f"successor '{successor}'"),
        Text("另一份已登记的证书", "another certificate in the register"),
        Text("先签发新证书，再登记取代", "issue the new certificate first"),
    )
