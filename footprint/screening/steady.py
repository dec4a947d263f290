"""Too good to be true: bills that are output times a constant, month after month."""

from collections.abc import Sequence

import numpy as np
from scipy.stats import chi2

from footprint.screening.evidence import Evidence, Outcome, TooFew

NEEDED = 6


def ratio_too_steady(output: Sequence[float], bills: Sequence[float], least: float) -> Outcome:
    """Test whether the ratio of bills to output scatters less than any metered year.

    Null hypothesis: the logarithms of the ratio are independent and normal with a standard deviation of `least` or
    more. Lower tail of the chi-square test of a variance; a fit too close to be true was Fisher's case against Mendel's
    counts.

    Parameters
    ----------
    output, bills
        By month [any units]; months in which either is not above zero take no part.
    least
        Smallest relative scatter that is believed, such as 0.01.

    Returns
    -------
    Evidence
        `statistic` is the relative standard deviation of the ratio.

    References
    ----------
    R. A. Fisher, Has Mendel's work been rediscovered?, Annals of Science 1 (1936) 115-137. NIST/SEMATECH e-Handbook of
    Statistical Methods, 1.3.5.8 (chi-square test for the standard deviation).
    """
    ratios = [b / o for o, b in zip(output, bills, strict=True) if o > 0 and b > 0]
    if len(ratios) < NEEDED:
        return TooFew(len(ratios), NEEDED)
    scatter = float(np.std(np.log(ratios), ddof=1))
    freedom = len(ratios) - 1
    return Evidence(len(ratios), scatter, float(chi2.cdf(freedom * (scatter / least) ** 2, freedom)))
