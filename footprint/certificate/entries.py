"""What stands on the certificate, piece by piece."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the certificate.

    Parameters
    ----------
    field
        Pointer of the value inside the payload, for messages.
    label, value
        As printed.
    """

    field: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A result with its name.

    Parameters
    ----------
    field
        Pointer into the payload.
    label, value
        As printed.
    major
        Whether it stands out.
    """

    field: str
    label: str
    value: str
    major: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A share of the footprint.

    Parameters
    ----------
    field
        Pointer into the payload.
    label
        Its name.
    value
        Amount with unit, as printed.
    printed
        Per cent, as printed.
    """

    field: str
    label: str
    value: str
    printed: str
