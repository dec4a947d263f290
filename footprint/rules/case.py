"""What a rule may look at: one submission with everything computed for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar, cast

from pydantic import BaseModel

from footprint.engine.background import Background
from footprint.model.form import Submission
from footprint.model.plan import Plan
from footprint.model.result import FootprintResult
from footprint.model.verdict import Number
from footprint.rules.edition import Edition

Data = TypeVar("Data", bound=BaseModel)


@dataclass(frozen=True)
class Case(Generic[Data]):
    """One submission under one edition.

    Parameters
    ----------
    submission
        As read, with places.
    edition
        Parameters and texts.
    background
        Inventory library.
    plans, results
        By variant; ``label`` is the one that the band judges, others are sensitivities.
    numbers
        Rounded results by key.
    band
        Band reached.
    """

    submission: Submission
    edition: Edition
    background: Background
    plans: Mapping[str, Plan]
    results: Mapping[str, FootprintResult]
    numbers: Mapping[str, Number]
    band: str

    @property
    def data(self) -> Data:
        """The edition's submission record."""
        return cast(Data, self.submission.data)

    @property
    def result(self) -> FootprintResult:
        """The footprint that the label shows."""
        return self.results["label"]

    def parameter(self, name: str) -> Decimal:
        """A threshold or default of the edition."""
        return self.edition.parameters[name].value

    def place(self, *path: object) -> str:
        """Where a part of the submission was read."""
        return self.submission.place(*path)
