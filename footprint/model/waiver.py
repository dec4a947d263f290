"""A certifier's permission to leave one finding unmet for a time."""

from datetime import date
from typing import Annotated

from pydantic import StringConstraints

from footprint.errors import Text
from footprint.model.base import Digest, Record

Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Waiver(Record):
    """Who lets which finding of which submission stand, why, and until when."""

    edition: Filled
    """``standard@year`` that found it."""
    submission: Digest
    """The submission it is given for, by content; another content needs another waiver."""
    rule: Filled
    place: Filled
    """Where the rule found it."""
    author: Filled
    reason: Text
    granted_on: date
    expires: date
    """Last day on which it holds."""
