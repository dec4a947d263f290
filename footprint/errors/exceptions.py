"""The one error tree; each branch knows its exit code."""

from collections.abc import Iterable
from enum import IntEnum

from footprint.errors.problem import Problem
from footprint.errors.text import Text


class ExitCode(IntEnum):
    """What the commands return to a script."""

    OK = 0
    NEGATIVE = 1
    """Does not conform, or authentic but suspended, withdrawn, superseded or expired."""
    USAGE = 2
    UNUSABLE = 3
    """Input missing, empty, of another format, or a wrong key or password."""
    ALTERED = 4
    """Altered, issuer unknown, or not in the register."""
    INTERNAL = 5


class FootprintError(Exception):
    """Base of every error this package raises on purpose."""

    exit_code = ExitCode.INTERNAL

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


class InputError(FootprintError):
    """Input that cannot be used; carries every fault found, not the first one."""

    exit_code = ExitCode.UNUSABLE

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        if not self.problems:
            raise ValueError("an InputError needs at least one problem")
        super().__init__(
            Text(
                "\n".join(p.line("zh") for p in self.problems),
                "\n".join(p.line("en") for p in self.problems),
            )
        )


class NotConformingError(FootprintError):
    """A certificate was asked for something that does not conform."""

    exit_code = ExitCode.NEGATIVE


class NotCurrentError(FootprintError):
    """An authentic certificate that is suspended, withdrawn, superseded or expired."""

    exit_code = ExitCode.NEGATIVE


class AlteredError(FootprintError):
    """A certificate that cannot be trusted: altered, of an unknown issuer, or not in the register."""

    exit_code = ExitCode.ALTERED
