"""Failures of the calculation itself, as opposed to faults in its input."""

from footprint.errors import ExitCode, FootprintError


class EngineError(FootprintError):
    """The number could not be computed, or its two calculations disagree; nothing may be issued."""


class UnsolvableError(EngineError):
    """The product system has no accurate solution; what was asked for lies behind it, not the program."""

    exit_code = ExitCode.UNUSABLE
