"""Says on standard error how far a long run is."""

import time

import click

from footprint.errors import Lang, Text

_PROGRESS = Text("抽样 {done} / {total}", "draw {done} of {total}")
_PATIENCE = 2.0
"""Seconds between two reports of a long run."""


class Ticker:
    """Told of every step; speaks now and then."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.said = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """Report, unless the last report is recent."""
        now = time.monotonic()
        if now - self.said >= _PATIENCE:
            self.said = now
            click.echo(_PROGRESS.format(done=done, total=total).of(self.lang), err=True)
