"""One small system with a loop and waste, written in every format, and its result by hand.

power (1 kWh) draws on parts; a part (1 kg) draws on power and leaves waste; treating waste (1 kg) draws on power.
"""

import numpy as np

POWER, PART, TREATMENT = range(3)
NAMES = ("Power, at grid", "Part, machined", "Treatment of swarf")
UNITS = {POWER: "kWh", PART: "kg", TREATMENT: "kg"}
# Inputs [unit of the supplier] by user and supplier.
USES = {(POWER, PART): 0.01, (PART, POWER): 3.0, (PART, TREATMENT): 0.4, (TREATMENT, POWER): 0.2}
# Emissions [kg] by process.
EMITS = {
    POWER: {"Carbon dioxide, fossil": 0.5, "Methane, fossil": 0.001},
    PART: {"Carbon dioxide, non-fossil": 0.1},
    TREATMENT: {"Dinitrogen monoxide": 0.002},
}
# IPCC AR6, table 7.15
GWP = {
    "Carbon dioxide, fossil": 1.0,
    "Carbon dioxide, non-fossil": 0.0,
    "Methane, fossil": 29.8,
    "Dinitrogen monoxide": 273.0,
}


def scores() -> dict[str, float]:
    """Footprint of each product [kg CO2e per unit]."""
    a = np.eye(3)
    for (user, supplier), amount in USES.items():
        a[supplier, user] -= amount
    direct = np.array([sum(GWP[f] * x for f, x in EMITS[p].items()) for p in range(3)])
    return dict(zip(NAMES, np.linalg.solve(a.T, direct), strict=True))
