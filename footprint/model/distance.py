"""Lengths of routes between ports."""

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from footprint.errors import Text
from footprint.model.base import Identifier, Record
from footprint.model.cited import Cited

PortCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}[A-Z2-9]{3}$")]
"""UN/LOCODE of a port."""


def country(port: PortCode) -> str:
    """Country of a port: the first two letters of its UN/LOCODE (ISO 3166-1 alpha-2)."""
    return port[:2]


class Route(StrEnum):
    """Which way round: an explicit choice wherever there is more than one."""

    DIRECT = "direct"
    SUEZ = "suez"
    CAPE = "cape"
    PANAMA = "panama"


class Port(Record):
    """One end of a route."""

    code: PortCode
    name: Text


class Distance(Record):
    """Shortest distance by sea between two ports over one route, one way."""

    id: Identifier
    origin: Port
    destination: Port
    route: Route
    length: Cited
