"""Exchange records of an imported database, with the distributions it states."""

import numpy as np

PRODUCTION, INPUT, SUBSTITUTION, EMISSION = range(4)
PARAMETERS = ("loc", "scale", "shape", "minimum", "maximum")
RECORD_DTYPE = np.dtype(
    [("kind", "i1"), ("row", "i4"), ("column", "i4"), ("amount", "f8"), ("uncertainty", "i1")]
    + [(name, "f8") for name in PARAMETERS]
)
"""One exchange: amount [reference unit of the supplier, or flow unit] and its distribution as in stats_arrays."""
