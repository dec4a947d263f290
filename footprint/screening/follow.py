"""Do the bills follow the output? Energy that does not move with production was not used for it, or was invented."""

from collections.abc import Sequence

import numpy as np
from scipy.stats import kendalltau, theilslopes

from footprint.screening.evidence import Evidence, Outcome, TooFew

NEEDED = 6
"""Months. The rarest order of six has a chance of 1/720; of five 1/120, too much where several tests share a level."""


def bills_follow_output(output: Sequence[float], bills: Sequence[float], least: float) -> Outcome:
    """Test whether bills move with output at all.

    Null hypothesis: a change of output by 1 % changes the bill by `least` % or more, other causes being independent of
    output. Kendall's test of the logarithms of output against those of bill / output^least, one-sided and exact in
    small samples, which is the test that inverts the Theil-Sen line. A missing correlation proves nothing when output
    hardly varies; this test then stays silent, because it asks whether the data exclude a connection.

    Parameters
    ----------
    output, bills
        By month [any units]; months in which either is not above zero take no part.
    least
        Smallest elasticity that is believed, between 0 and 1.

    Returns
    -------
    Evidence
        `statistic` is the Theil-Sen elasticity of bills on output.

    References
    ----------
    P. K. Sen, Estimates of the regression coefficient based on Kendall's tau, Journal of the American Statistical
    Association 63 (1968) 1379-1389.
    """
    pairs = [(o, b) for o, b in zip(output, bills, strict=True) if o > 0 and b > 0]
    if len(pairs) < NEEDED or len({o for o, _ in pairs}) < NEEDED:
        return TooFew(min(len(pairs), len({o for o, _ in pairs})), NEEDED)
    x, y = np.log(np.array(pairs)).T
    test = kendalltau(x, y - least * x, alternative="less")
    return Evidence(len(pairs), float(theilslopes(y, x).slope), float(test.pvalue))
