"""The one place where a computed number becomes a decimal: half-even, once."""

from decimal import ROUND_HALF_EVEN, Context, Decimal

_SIX = Context(prec=6, rounding=ROUND_HALF_EVEN)


def signed(value: float) -> Decimal:
    """`value` to six significant digits, as it is signed."""
    return _plain(_SIX.create_decimal_from_float(value))


def shown(value: Decimal) -> Decimal:
    """`value` to six significant digits, as it stands in messages."""
    return _plain(_SIX.create_decimal(value))


def printed(value: float | Decimal, decimals: int) -> Decimal:
    """`value` to a number of decimals, as it is printed and judged (GB/T 8170, rounded-value comparison)."""
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_EVEN)


def plain(value: Decimal) -> str:
    """Decimal text without an exponent, however small the value."""
    return format(value, "f")


def _plain(value: Decimal) -> Decimal:
    """The same number without an exponent and without trailing zeros after the point."""
    return Decimal(plain(value.normalize()))
