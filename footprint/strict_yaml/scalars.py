"""What an unquoted value means, and which ones are refused because YAML readers disagree.

YAML 1.1 readers take ``NO`` for false and ``12:30`` for 750; 1.2 readers take both for text. PyYAML takes
``1e-3`` for text, others for a number. Only what all of them read alike is admitted unquoted.
"""

import re
from decimal import Decimal

from footprint.errors import Text

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_LONGEST_NUMBER = 40
_EXACT = {"true": True, "false": False, "null": None}

_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n", "~", "=", "<<"})
_NUMBER_LIKE = re.compile(
    r"""[-+]?(?:
        [0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]*)?   # leading zeros, underscores, exponents
      | \.[0-9_]+(?:e[-+]?[0-9]*)?
      | 0[box][0-9a-f_]+
      | [0-9][0-9_]*(?::[0-9]+)+(?:\.[0-9_]*)?        # base 60
      | \.inf | \.nan | inf | infinity | nan
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_DATE_LIKE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\s].*)?", re.DOTALL)

PLAIN_EXPECTED = Text(
    "普通十进制数（如 0.001）、true、false、null，或加引号的文字",
    "a plain decimal number (such as 0.001), true, false, null, or quoted text",
)


class AmbiguousError(ValueError):
    """An unquoted value that YAML readers understand differently."""


def plain(value: str) -> str | Decimal | bool | None:
    """Meaning of the unquoted scalar `value`.

    Raises
    ------
    AmbiguousError
        If readers disagree about it.
    """
    if value in _EXACT:
        return _EXACT[value]
    if _NUMBER.fullmatch(value) and len(value) <= _LONGEST_NUMBER:
        return Decimal(value)
    if not value or value.lower() in _WORDS or _NUMBER_LIKE.fullmatch(value) or _DATE_LIKE.fullmatch(value):
        raise AmbiguousError(value)
    return value
