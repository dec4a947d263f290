"""Failures of the calculation itself, as opposed to faults in its input."""

from footprint.errors import FootprintError


class EngineError(FootprintError):
    """The number could not be computed, or its two calculations disagree; nothing may be issued."""
