"""What can go wrong, said in Chinese and English with a place, and the exit code each failure maps to."""

from footprint.errors.exceptions import (
    AlteredError,
    ExitCode,
    FootprintError,
    InputError,
    NotConformingError,
    NotCurrentError,
)
from footprint.errors.os_reason import os_reason
from footprint.errors.problem import Problem
from footprint.errors.text import Lang, Text

__all__ = [
    "AlteredError",
    "ExitCode",
    "FootprintError",
    "InputError",
    "Lang",
    "NotConformingError",
    "NotCurrentError",
    "Problem",
    "Text",
    "os_reason",
]
