"""The calendar year of the data, and the electricity factor that goes with it."""

from datetime import date

from footprint.rules.edition import Edition
from standards.shipping.ed2026.submission import ServiceSubmission


def data_year(data: ServiceSubmission) -> int:
    """Calendar year that holds most days of the data period; the later one on a tie."""
    first, last = data.service.period_from, data.service.period_to

    def days(year: int) -> int:
        return (min(last, date(year, 12, 31)) - max(first, date(year, 1, 1))).days

    return max(range(first.year, last.year + 1), key=lambda year: (days(year), year))


def electricity_process(edition: Edition, data: ServiceSubmission) -> str:
    """Official electricity footprint of the data year, or the newest before it, which a rule reports."""
    official = edition.data.tables["electricity"]
    usable = [year for year in sorted(official) if int(year) <= data_year(data)]
    return official[usable[-1]] if usable else official[min(official)]
