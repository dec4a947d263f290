"""Certificate numbers: each is set aside in the database before anything carries it, and drawn once.

A number is drawn in a short transaction of its own. Whoever has it may render, seal and write; should the process
die meanwhile, the reservation is there still and the number is not drawn again.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, Engine, and_, delete, func, insert, select

from footprint.register.connection import writing
from footprint.register.schema import entries, reservations


class Number(NamedTuple):
    """A certificate number and its place in a series.

    Parameters
    ----------
    series
        What precedes the serial number, such as ``YT-JG-2026``.
    serial
        Counts from 1 within the series.
    """

    series: str
    serial: int

    def __str__(self) -> str:
        return f"{self.series}-{self.serial:06d}"


def reserve(engine: Engine, series: str, on: date) -> Number:
    """Set the next number of a series aside, committed."""
    with writing(engine) as connection:
        taken = [
            connection.scalar(select(func.max(table.c.serial)).where(table.c.series == series)) or 0
            for table in (entries, reservations)
        ]
        number = Number(series, max(taken) + 1)
        connection.execute(insert(reservations).values(series=series, serial=number.serial, reserved_on=on))
    return number


def release(engine: Engine, numbers: Iterable[Number]) -> None:
    """Give numbers back that nothing carries; they are drawn again."""
    with writing(engine) as connection:
        for number in numbers:
            settle(connection, number)


def settle(connection: Connection, number: Number) -> None:
    """Remove the reservation of `number`, in a transaction that enters it or gives it back."""
    connection.execute(
        delete(reservations).where(and_(reservations.c.series == number.series, reservations.c.serial == number.serial))
    )


def pending(connection: Connection) -> list[tuple[Number, date]]:
    """Numbers set aside and not entered, with the day: certificates in the making, or left behind by a crash."""
    rows = connection.execute(select(reservations).order_by(reservations.c.series, reservations.c.serial))
    return [(Number(row.series, row.serial), row.reserved_on) for row in rows]
